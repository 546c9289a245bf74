// Realistic modules for the benchmark: three jobs and twelve steps each, once with Tagwright and once as plain objects.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const jobs = ['build', 'test', 'release'] as const

function ourModule(n: number): string {
  const body = jobs.map((id, index) => {
    const before = jobs[index - 1]
    const from = before === undefined ? `text\`\${github.ref_name}-${n}\`` : `${before}.outputs.stamp`
    return `
const ${id}Stamp = run(
  \`
    echo "stamp=$FROM-${id}" >> "$GITHUB_OUTPUT"
    echo "module ${n}"
  \`,
  { name: 'Stamp', outputs: ['stamp'], env: { FROM: ${from} } },
)

const ${id} = job('${id}', {
  'runs-on': 'ubuntu-24.04',
  'timeout-minutes': ${10 + index},
  outputs: { stamp: ${id}Stamp.outputs.stamp },
  steps: [
    uses(checkout, { with: { 'fetch-depth': ${index} } }),
    run('npm ci', { name: 'Install ${n}' }),
    ${id}Stamp,
    run('npm run ${id} -- --shard ${n}', { name: 'Work', if: ne(github.actor, 'bot-${n}'), env: { CI: 'true' } }),
  ],
})
`
  })
  return `import { job, run, triggers, uses, workflow } from 'tagwright'
import { checkout } from 'tagwright/actions'
import { github, ne, text } from 'tagwright/expressions'

const on = triggers({ push: { branches: ['main', 'release-${n}'] }, workflow_dispatch: null })
${body.join('')}
export const flow = workflow('flow-${n}', { name: 'Flow ${n}', on, jobs: [${jobs.join(', ')}] })
`
}

function plainModule(n: number): string {
  const body = jobs.map((id, index) => {
    const before = jobs[index - 1]
    const from = before === undefined ? `\${{ github.ref_name }}-${n}` : `\${{ needs.${before}.outputs.stamp }}`
    return `
const ${id} = {
  ${before === undefined ? '' : `needs: '${before}',`}
  'runs-on': 'ubuntu-24.04',
  'timeout-minutes': ${10 + index},
  permissions: { contents: 'read' },
  outputs: { stamp: '\${{ steps.stamp.outputs.stamp }}' },
  steps: [
    {
      uses: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1',
      with: { 'persist-credentials': false, 'fetch-depth': ${index} },
    },
    { name: 'Install ${n}', run: 'npm ci' },
    {
      name: 'Stamp',
      id: 'stamp',
      run: 'echo "stamp=$FROM-${id}" >> "$GITHUB_OUTPUT"\\necho "module ${n}"\\n',
      env: { FROM: '${from}' },
    },
    { name: 'Work', if: "github.actor != 'bot-${n}'", run: 'npm run ${id} -- --shard ${n}', env: { CI: 'true' } },
  ],
}
`
  })
  return `${body.join('')}
export const flow = {
  filename: 'flow-${n}',
  workflow: {
    name: 'Flow ${n}',
    on: { push: { branches: ['main', 'release-${n}'] }, workflow_dispatch: null },
    permissions: {},
    defaults: { run: { shell: 'bash' } },
    jobs: { ${jobs.join(', ')} },
  },
}
`
}

const write = (folder: string, size: number, make: (n: number) => string): void => {
  mkdirSync(path.join(folder, 'workflows'), { recursive: true })
  for (let n = 0; n < size; n++) writeFileSync(path.join(folder, 'workflows', `flow-${n}.ts`), make(n))
}

/** Modules that use the authoring layer. */
export const writeOurModules = (folder: string, size: number): void => write(folder, size, ourModule)

/** The same workflows as plain objects. */
export const writeFloorModules = (folder: string, size: number): void => write(folder, size, plainModule)

// The first module of a repository: a workflow that fails when the generated files and their modules have drifted apart.
import type { PackageManager } from './package-manager.ts'

export const modulePath = 'workflows/tagwright.ts'

export const typesPath = 'workflows/tsconfig.json'

/** The module's text for a package manager. */
export function firstModule({ installLocked, exec }: PackageManager): string {
  return `// ${modulePath}
// Fails when a generated file differs from what its module says, or when check finds something.
import { job, run, triggers, uses, workflow } from 'tagwright'
import { checkout, setupNode } from 'tagwright/actions'

const on = triggers({
  push: { branches: ['main'] },
  pull_request: null,
})

const drift = job('drift', {
  'runs-on': 'ubuntu-24.04',
  'timeout-minutes': 10,
  steps: [
    uses(checkout),
    uses(setupNode, { with: { 'node-version': '22' } }),
    run('${installLocked}'),
    run('${exec} tsc -p workflows', { name: 'Types of the modules' }),
    run('${exec} tagwright synth --check', { name: 'Generated files are up to date' }),
    run('${exec} tagwright check', { name: 'Workflows have no findings' }),
  ],
})

export const tagwright = workflow('tagwright', { name: 'Workflows', on, jobs: [drift] })
`
}

export const moduleTypes = `{
  "compilerOptions": {
    "target": "es2023",
    "module": "nodenext",
    "strict": true,
    "noEmit": true,
    "allowImportingTsExtensions": true,
    "skipLibCheck": true
  },
  "include": ["**/*.ts"]
}
`

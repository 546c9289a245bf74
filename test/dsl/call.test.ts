// Jobs that call a workflow, and composite actions: written here, used in this repository or in another.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkout } from '../../src/actions/index.ts'
import { eq, github, secrets, text } from '../../src/expressions.ts'
import {
  actionInputs,
  call,
  compositeAction,
  job,
  matrix,
  parallel,
  run,
  triggers,
  uses,
  workflow,
} from '../../src/index.ts'
import { compiled, compiledJob, compiledJobs } from './modules.ts'

const machine = { 'runs-on': 'ubuntu-24.04' }
const image = run('./image.sh', { name: 'Image', outputs: ['digest'] })
const build = job('build', { ...machine, outputs: { digest: image.outputs.digest }, steps: [image] })
const on = triggers({
  workflow_call: {
    inputs: { tag: { type: 'string', required: true }, push: z.boolean().default(false) },
    secrets: { TOKEN: { required: true } },
  },
})
const shared = workflow('shared', {
  on,
  jobs: [build],
  outputs: { digest: { description: 'What was made', value: build.outputs.digest }, state: build.result, word: 'done' },
})
const given = { with: { tag: text`v${github.run_number}`, push: true }, secrets: { TOKEN: secrets('TOKEN') } } as const

describe('a call', () => {
  it('of a workflow of this repository names its file', () => {
    const { document } = compiledJobs(call('images', shared, { ...given, name: 'Images', if: eq(github.ref, 'x') }))
    expect(document.jobs.images).toEqual({
      name: 'Images',
      if: "github.ref == 'x'",
      uses: './.github/workflows/shared.yml',
      with: { tag: 'v${{ github.run_number }}', push: true },
      secrets: { TOKEN: '${{ secrets.TOKEN }}' },
    })
  })

  it.each([
    [
      'our own',
      call('a', shared, { ...given, from: { repository: 'acme/ci', ref: 'abc' } }),
      'acme/ci/.github/workflows/shared.yml@abc',
    ],
    ['any other', call('a', 'acme/ci/.github/workflows/x.yml@abc'), 'acme/ci/.github/workflows/x.yml@abc'],
    [
      'a path',
      call('a', './.github/workflows/x.yml', { from: { repository: 'acme/ci', ref: 'abc' } }),
      'acme/ci/.github/workflows/x.yml@abc',
    ],
  ])('of a workflow of another repository, %s, names that and the commit', (_kind, called, path) => {
    expect(compiledJobs(called).document.jobs.a.uses).toBe(path)
  })

  it('has the outputs that the called workflow declares', () => {
    const images = call('images', shared, given)
    const last = job('last', { ...machine, env: { A: images.outputs.digest, B: images.outputs.word }, steps: [] })
    expect(compiledJobs(images, last).document.jobs.last).toMatchObject({
      needs: 'images',
      env: { A: '${{ needs.images.outputs.digest }}', B: '${{ needs.images.outputs.word }}' },
    })
  })

  it('of a path has the outputs that are named', () => {
    const images = call('images', './x.yml', { outputs: ['digest'] })
    const last = job('last', { ...machine, env: { A: images.outputs.digest }, steps: [] })
    const { jobs } = compiledJobs(images, last).document
    expect([jobs.images, jobs.last.needs]).toEqual([{ uses: './x.yml' }, 'images'])
  })

  it('can have legs', () => {
    const legs = matrix({ tag: ['a', 'b'] })
    const images = call('images', './x.yml', { strategy: { matrix: legs }, with: { tag: legs.tag } })
    expect(compiledJobs(images).document.jobs.images).toEqual({
      strategy: { matrix: { tag: ['a', 'b'] } },
      uses: './x.yml',
      with: { tag: '${{ matrix.tag }}' },
    })
  })
})

describe('the outputs of a called workflow', () => {
  it('are read in the context of its jobs', () => {
    expect(compiled(shared).document.on.workflow_call.outputs).toEqual({
      digest: { description: 'What was made', value: '${{ jobs.build.outputs.digest }}' },
      state: { value: '${{ jobs.build.result }}' },
      word: { value: 'done' },
    })
  })

  it.each([
    ['a name', 'workflow_call' as const, { workflow_call: { outputs: { x: { value: 'y' } } } }],
    ['names', ['push', 'workflow_call'] as const, { push: null, workflow_call: { outputs: { x: { value: 'y' } } } }],
    ['null', { workflow_call: null }, { workflow_call: { outputs: { x: { value: 'y' } } } }],
  ])('find room where the event is given as %s', (_form, started, plain) => {
    const made = compiled(workflow('w', { on: started, jobs: [build], outputs: { x: 'y' } }))
    expect(made.document.on).toEqual(plain)
  })
})

describe('a composite action', () => {
  const inputs = actionInputs({
    version: { required: true, description: 'Which one' },
    flavour: { default: 'plain', deprecationMessage: 'Say version' },
  })
  const find = run('./find.sh', { name: 'Find', env: { VERSION: inputs.version }, outputs: ['path'] })
  const setup = compositeAction('setup', {
    name: 'Set up',
    description: 'Installs what every job needs',
    author: 'Acme',
    branding: { icon: 'box', color: 'blue' },
    inputs,
    outputs: { path: { description: 'Where it is', value: find.outputs.path }, word: 'x' },
    steps: [uses(checkout), find, run('./x.ps1', { shell: 'pwsh', if: eq(inputs.flavour, 'plain') })],
  })

  it('is written with its inputs, outputs and a shell at every script', () => {
    expect(compiled(setup).document).toEqual({
      name: 'Set up',
      description: 'Installs what every job needs',
      author: 'Acme',
      branding: { icon: 'box', color: 'blue' },
      inputs: {
        version: { required: true, description: 'Which one' },
        flavour: { default: 'plain', deprecationMessage: 'Say version' },
      },
      outputs: {
        path: { description: 'Where it is', value: '${{ steps.find.outputs.path }}' },
        word: { value: 'x' },
      },
      runs: {
        using: 'composite',
        steps: [
          { uses: `actions/checkout@${'a'.repeat(40)}`, with: { 'persist-credentials': false } },
          { name: 'Find', id: 'find', run: './find.sh', env: { VERSION: '${{ inputs.version }}' }, shell: 'bash' },
          { if: "inputs.flavour == 'plain'", run: './x.ps1', shell: 'pwsh' },
        ],
      },
    })
  })

  it('is used by its path, with its outputs', () => {
    const step = uses(setup, { with: { version: '3' } })
    const { steps } = compiledJob({ steps: [step, run('true', { env: { P: step.outputs.path } })] })
    expect(steps).toEqual([
      { id: 'setup', uses: './.github/actions/setup', with: { version: '3' } },
      { run: 'true', env: { P: '${{ steps.setup.outputs.path }}' } },
    ])
  })

  it('tells of an input that it does not declare, and of a step that runs later', () => {
    const other = actionInputs({ flavour: {} })
    const steps = [run('true', { env: { A: inputs.version, B: find.outputs.path } }), find]
    const action = compositeAction('a', { name: 'A', description: 'A', inputs: other, steps })
    expect(compiled(action).findings).toEqual([
      ['unknown-input', { input: 'version', inputs: ['flavour'] }],
      ['step-not-run-yet', { job: 'a', step: 'find' }],
      ['unknown-input', { input: 'version', inputs: ['flavour'] }],
    ])
  })

  it('tells of an input of an action that is read in a workflow', () => {
    const one = job('one', { ...machine, steps: [parallel([run('true', { env: { A: inputs.version } })])] })
    expect(compiledJobs(one).findings).toEqual([['unknown-input', { input: 'version', inputs: [] }]])
  })
})

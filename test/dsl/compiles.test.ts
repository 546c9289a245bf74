// What must compile without a cast, with every combination of the compiler's stricter options, and what becomes of it.
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LocalAction } from '../../src/dsl/composite.ts'
import type { Workflow } from '../../src/dsl/workflow.ts'
import { compiled, moduleHost } from './modules.ts'
import type { Compiled } from './modules.ts'
import { root, typeErrors } from './tsc.ts'

const fixtures = path.join(root, 'test/fixtures/dsl')

/** What a module of a fixture folder exports, compiled. */
async function load(file: string): Promise<(name: string) => Compiled> {
  const loaded = await moduleHost(path.join(fixtures, path.dirname(file))).modules.load(path.basename(file))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.failures))
  const namespace = loaded.value
  return (name) => {
    const made = compiled(namespace[name] as Workflow | LocalAction)
    expect([made.findings, made.failures]).toEqual([[], []])
    return made
  }
}

const exact = (value: boolean): readonly string[] => ['--exactOptionalPropertyTypes', String(value)]
const unchecked = (value: boolean): readonly string[] => ['--noUncheckedIndexedAccess', String(value)]

describe('the compiler accepts', () => {
  it.each([
    ['compiles', true, true],
    ['compiles', false, false],
    ['loose', false, false],
  ])(
    '%s with exactOptionalPropertyTypes %s and noUncheckedIndexedAccess %s',
    async (folder, first, second) => {
      expect(await typeErrors(path.join(fixtures, folder), [...exact(first), ...unchecked(second)])).toEqual([])
    },
    60_000,
  )

  it('no undefined for an option where the user asks for exactOptionalPropertyTypes', async () => {
    const errors = await typeErrors(path.join(fixtures, 'loose'), exact(true))
    expect(errors.map(({ message }) => message).join('\n')).toContain("Consider adding 'undefined'")
  }, 60_000)
})

describe('a computed list', () => {
  it('reaches every filter of every event', async () => {
    const { on } = (await load('compiles/computed.ts'))('computed').document
    const images = ['app-image', 'worker-image']
    const branches = ['main', 'release/app-image', 'release/worker-image']
    expect(on).toEqual({
      push: { branches, tags: images, paths: branches },
      pull_request: { 'branches-ignore': images, 'paths-ignore': images },
      schedule: [{ cron: '7 0 * * *' }, { cron: '7 1 * * *' }],
      repository_dispatch: { types: images },
      workflow_run: { workflows: images, branches },
      image_version: { names: images, versions: images },
      workflow_dispatch: {
        inputs: {
          image: { type: 'choice', options: images, default: 'app-image' },
          channel: { type: 'choice', options: images },
        },
      },
    })
  })

  it('reaches needs, runners, axes, containers, environments and inputs of actions', async () => {
    const { test, report } = (await load('compiles/computed.ts'))('computed').document.jobs
    expect(test.needs).toEqual(['build-app-image', 'build-worker-image'])
    expect(test['runs-on']).toEqual({ group: 'large', labels: ['app-image', 'worker-image'] })
    expect(test.strategy.matrix).toMatchObject({ image: ['app-image', 'worker-image'], node: [20, 22] })
    expect(test.strategy.matrix.include).toEqual([
      { image: 'app-image', tested: true },
      { image: 'worker-image', tested: false },
    ])
    expect(test.container).toEqual({
      image: 'node:22',
      ports: ['app-image', 'worker-image'],
      volumes: ['app-image', 'worker-image'],
    })
    expect(test.env).toEqual({ 'APP-IMAGE': 'app-image', 'WORKER-IMAGE': 'worker-image' })
    expect(test.steps[0].with['sparse-checkout']).toBe('app-image\nworker-image')
    expect(report['runs-on']).toEqual(['app-image', 'worker-image'])
    expect(report.if).toBe(
      "success('build-app-image', 'build-worker-image') || needs.build-app-image.result == 'skipped' || " +
        "needs.build-worker-image.result == 'skipped'",
    )
    expect(report.steps[0].env.KEY).toBe("${{ hashFiles('app-image', 'worker-image') }}")
  })
})

describe('a short form', () => {
  it.each([
    ['byName', 'push'],
    ['byNames', ['push', 'release']],
    ['inPlace', { push: null, release: { types: 'published' } }],
    ['called', { workflow_call: { outputs: { one: { value: '1' } } } }],
    ['form', { workflow_dispatch: { inputs: { tag: {} } } }],
    ['secret', { workflow_call: { secrets: { TOKEN: null } } }],
  ])('of %s stays as it was written', async (name, on) => {
    expect((await load('compiles/short-forms.ts'))(name).document.on).toEqual(on)
  })

  it('stays a text where a list could stand', async () => {
    const { on, jobs, permissions, concurrency } = (await load('compiles/short-forms.ts'))('texts').document
    expect(on).toEqual({
      push: { branches: 'main', tags: 'v*', paths: 'src/**' },
      pull_request: { types: 'opened', 'branches-ignore': 'old' },
      release: { types: 'published' },
      workflow_run: { workflows: 'CI', types: 'completed' },
      registry_package: null,
      create: null,
      workflow_dispatch: null,
      workflow_call: null,
    })
    expect([permissions, concurrency]).toEqual(['read-all', 'one at a time'])
    expect(jobs.deploy).toEqual({
      needs: 'build',
      if: true,
      'runs-on': 'ubuntu-24.04',
      'timeout-minutes': 30,
      permissions: {},
      environment: 'production',
      concurrency: 'deploy',
      container: 'node:22',
      services: { cache: 'redis:8' },
      snapshot: 'with-tools',
      steps: [{ uses: 'acme/deploy@v1' }, { uses: './.github/actions/own' }, { uses: 'docker://alpine:3' }],
    })
    expect(jobs.report).toEqual({ needs: 'build', uses: './.github/workflows/report.yml', secrets: 'inherit' })
  })
})

describe('an expression', () => {
  it('stands where a job takes a label, a number, an environment or a whole mapping', async () => {
    const { plan, build, last } = (await load('compiles/expressions.ts'))('expressions').document.jobs
    expect(plan).toMatchObject({
      'runs-on': '${{ inputs.runner }}',
      'timeout-minutes': '${{ inputs.minutes }}',
      'continue-on-error': '${{ inputs.dry }}',
      environment: { name: '${{ inputs.where }}', url: 'https://${{ env.HOST }}/${{ steps.run.outputs.urgent }}' },
    })
    expect(build).toMatchObject({
      needs: 'plan',
      'runs-on': '${{ fromJSON(needs.plan.outputs.labels) }}',
      strategy: {
        matrix: '${{ fromJSON(needs.plan.outputs.matrix) }}',
        'max-parallel': '${{ fromJSON(vars.PARALLEL) }}',
      },
      env: '${{ fromJSON(needs.plan.outputs.labels) }}',
      container: { image: 'node:${{ matrix.size }}' },
    })
    expect(last.strategy.matrix).toEqual({
      image: '${{ fromJSON(needs.plan.outputs.matrix) }}',
      node: [20, '${{ fromJSON(needs.plan.outputs.labels) }}'],
    })
  })
})

describe('an option that is undefined', () => {
  it('is left out of the document, however deep it stands', async () => {
    const { document } = (await load('loose/left-out.ts'))('leftOut')
    expect(document).toStrictEqual({
      on: { push: { tags: ['v*'] }, workflow_dispatch: { inputs: { tag: { type: 'string' } } } },
      permissions: {},
      defaults: { run: { shell: 'bash' } },
      jobs: {
        build: {
          'runs-on': 'ubuntu-24.04',
          'timeout-minutes': 30,
          permissions: { contents: 'read' },
          container: { image: 'node' },
          steps: [
            { run: 'true' },
            { uses: `actions/checkout@${'a'.repeat(40)}`, with: { 'persist-credentials': false } },
            { uses: `actions/checkout@${'a'.repeat(40)}`, with: { 'persist-credentials': false } },
          ],
        },
        other: { uses: './.github/workflows/o.yml' },
      },
    })
  })
})

describe('a value that several workflows share', () => {
  it('is written into each of them', async () => {
    const product = await load('compiles/shared.ts')
    const [first, second] = [product('first').document, product('second').document]
    expect(first.jobs.lint).toEqual(second.jobs.lint)
    expect(second.jobs.there.uses).toBe('acme/shared/.github/workflows/exact.yml@v1')
    expect(second.jobs.there.with).toEqual({ tag: 'v${{ matrix.size }}', level: 'high' })
    expect(second.jobs.last.needs).toBe('there')
    expect(second.jobs.after).toMatchObject({ needs: 'lint', if: "needs.lint.result == 'success'" })
  })

  it('has inputs that two events declare: each is written in the words its event knows', async () => {
    const { on } = (await load('compiles/shared.ts'))('lib').document
    expect(on.workflow_call.inputs).toEqual({
      tag: { type: 'string', required: true },
      level: { type: 'string', default: 'low' },
      push: { type: 'boolean' },
    })
    expect(on.workflow_dispatch.inputs.level).toEqual({ type: 'choice', options: ['low', 'none'] })
  })
})

// A workflow as a document: the defaults that are written, what null leaves out, the order of keys, values that stay.
import { describe, expect, it } from 'vitest'
import { buildPush, checkout, setupNode } from '../../src/actions/index.ts'
import { github, text } from '../../src/expressions.ts'
import {
  actionInputs,
  beyond,
  call,
  comment,
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
const build = job('build', { ...machine, steps: [run('true')] })
const silent = job('silent', { ...machine, steps: [uses('acme/any@v1')] })
const document = (options: object): Record<string, unknown> =>
  compiled(workflow('w', { on: 'push', jobs: [build], ...options })).document

describe('a default', () => {
  it.each<[string, object, string, unknown]>([
    ['permissions are nothing', {}, 'permissions', {}],
    [
      'permissions are what the author says',
      { permissions: { contents: 'read' } },
      'permissions',
      { contents: 'read' },
    ],
    ['permissions are left to the repository', { permissions: null }, 'permissions', undefined],
    ['scripts run under bash', {}, 'defaults', { run: { shell: 'bash' } }],
    [
      'scripts in parallel run under bash',
      { jobs: [job('a', { ...machine, steps: [parallel([run('true')])] })] },
      'defaults',
      { run: { shell: 'bash' } },
    ],
    [
      'bash joins what the author says',
      { defaults: { run: { 'working-directory': 'x' } } },
      'defaults',
      { run: { 'working-directory': 'x', shell: 'bash' } },
    ],
    [
      'the shell is the one of the author',
      { defaults: { run: { shell: 'sh' } } },
      'defaults',
      { run: { shell: 'sh' } },
    ],
    ['no shell where there is no script', { jobs: [silent] }, 'defaults', undefined],
    ['no shell where the author wants none', { defaults: null }, 'defaults', undefined],
  ])('%s', (_claim, options, key, value) => {
    expect(document(options)[key]).toEqual(value)
  })

  it.each<[string, object, unknown]>([
    ['is half an hour', {}, 30],
    ['is what the author says', { 'timeout-minutes': 5 }, 5],
    ['is left at the six hours of GitHub', { 'timeout-minutes': null }, undefined],
  ])('of the time a job may take %s', (_claim, options, value) => {
    expect(compiledJob({ steps: [], ...options })['timeout-minutes']).toBe(value)
  })

  it('of the time is not written for a call, which GitHub would refuse', () => {
    expect(compiledJobs(call('a', './a.yml')).document.jobs.a).toEqual({ uses: './a.yml' })
  })
})

describe('the permissions of a job', () => {
  const push = uses(buildPush, { with: { push: true } })
  const setup = compositeAction('setup', { name: 'S', description: 'S', steps: [uses(checkout)] })
  const lib = workflow('lib', {
    on: { workflow_call: null },
    jobs: [
      job('a', { ...machine, permissions: { packages: 'write' }, steps: [] }),
      job('b', { ...machine, steps: [uses(checkout)] }),
    ],
  })

  it.each<[string, object, unknown]>([
    ['are what its actions need', { steps: [uses(checkout), uses(setupNode)] }, { contents: 'read' }],
    ['are what the actions inside parallel need', { steps: [parallel([uses(checkout)])] }, { contents: 'read' }],
    ['are what a composite action needs', { steps: [uses(setup)] }, { contents: 'read' }],
    ['are left out when nothing is needed', { steps: [run('true')] }, undefined],
    [
      'are not needed for another token',
      { steps: [uses(checkout, { with: { token: text`${github.actor}` } })] },
      undefined,
    ],
    ['are what the author says', { steps: [uses(checkout)], permissions: {} }, {}],
    ['are left to the workflow', { steps: [uses(checkout)], permissions: null }, undefined],
    ['are not known of an action without a binding', { steps: [uses('acme/any@v1')] }, undefined],
  ])('%s', (_claim, options, permissions) => {
    expect(compiledJob({ steps: [], ...options }).permissions).toEqual(permissions)
  })

  it('are left to the workflow that grants something itself', () => {
    const jobs = [job('a', { ...machine, steps: [uses(checkout), push] })]
    const { document: made } = compiled(workflow('w', { on: 'push', permissions: { contents: 'read' }, jobs }))
    expect(made.jobs.a.permissions).toBeUndefined()
  })

  it.each<[string, ReturnType<typeof call>, unknown]>([
    ['all jobs of the called workflow need', call('a', lib), { packages: 'write', contents: 'read' }],
    [
      'the called workflow grants its jobs',
      call('a', workflow('l', { on: 'workflow_call', permissions: { issues: 'write' }, jobs: [build] })),
      { issues: 'write' },
    ],
    [
      'one job of the called workflow takes as a whole',
      call(
        'a',
        workflow('l', {
          on: 'workflow_call',
          jobs: [build, job('b', { ...machine, permissions: 'read-all', steps: [] })],
        }),
      ),
      'read-all',
    ],
    ['nobody knows of a path', call('a', './a.yml'), undefined],
    ['the author says', call('a', lib, { permissions: { contents: 'write' } }), { contents: 'write' }],
  ])('of a call are what %s', (_claim, called, permissions) => {
    expect(compiledJobs(called).document.jobs.a.permissions).toEqual(permissions)
  })
})

describe('the keys', () => {
  it('of a workflow stand in the order of a reader', () => {
    const keys = Object.keys(document({ env: { A: 1 }, concurrency: 'x', 'run-name': 'y', name: 'z' }))
    expect(keys).toEqual(['name', 'run-name', 'on', 'permissions', 'concurrency', 'defaults', 'env', 'jobs'])
  })

  it('of a job stand in the order of a reader, new ones last', () => {
    const one = job(
      'one',
      beyond(
        {
          steps: [],
          env: { A: 1 },
          'runs-on': 'x',
          strategy: { matrix: { a: [1] } },
          if: true,
          needs: 'build',
          name: 'One',
        },
        { 'new-key': 1 },
      ),
    )
    expect(Object.keys(compiledJobs(build, one).document.jobs.one)).toEqual([
      'name',
      'needs',
      'if',
      'strategy',
      'runs-on',
      'timeout-minutes',
      'env',
      'steps',
      'new-key',
    ])
  })
})

describe('the file of a workflow', () => {
  it.each([
    ['ci', 'ci.yml'],
    ['ci.yml', 'ci.yml'],
    ['ci.yaml', 'ci.yaml'],
    ['ci.old', 'ci.old.yml'],
  ])('%s is %s', (given, file) => {
    expect(workflow(given, { on: 'push', jobs: [] }).file).toBe(file)
  })
})

describe('a workflow that nothing starts', () => {
  it('is a finding where the type cannot see it', () => {
    expect(compiled(workflow('w', { on: [], jobs: [build] })).findings).toEqual([['no-trigger', { workflow: 'w.yml' }]])
    const maybe: { push?: null } = {}
    expect(compiled(workflow('w', { on: maybe, jobs: [build] })).findings).toEqual([
      ['no-trigger', { workflow: 'w.yml' }],
    ])
  })
})

describe('a schedule', () => {
  it.each([
    ['0 25 * * *', 'outside 0-23'],
    ['@daily', 'nicknames'],
    ['* * * * *', 'five minutes'],
  ])('%s is a finding', (cron, reason) => {
    const { findings } = compiled(
      workflow('w', { on: triggers({ schedule: [{ cron: '7 3 * * *' }, { cron }] }), jobs: [build] }),
    )
    expect(findings).toEqual([['bad-cron', { cron, reason: expect.stringContaining(reason) }]])
  })
})

describe('a value cannot be changed', () => {
  const options = { ...machine, steps: [run('one')], env: { A: 'a' }, needs: ['x'] }
  const one = job('one', options)
  const settings = { on: { push: { branches: ['main'] } }, jobs: [one] }
  const made = workflow('w', settings)
  const on = triggers({ push: { branches: ['main'] } })
  const step = run('true', { env: { A: 'a' }, outputs: ['x'] })
  const used = uses('acme/any@v1', { with: { tags: ['a'] } })
  const axes = { os: ['a'] }
  const legs = matrix(axes)

  it.each<[string, () => void]>([
    ['a job', () => Object.assign(one, { id: 'two' })],
    ['the options of a job', () => Object.assign(one.body.options, { name: 'Two' })],
    ['the steps of a job', () => (one.body.options as { steps: unknown[] }).steps.push(step)],
    ['the outputs of a step', () => Object.assign(step.outputs, { y: 'y' })],
    ['the env of a step', () => Object.assign((step.body as { options: { env: object } }).options.env, { B: 'b' })],
    [
      'a list for an action',
      () => (used.body as unknown as { options: { with: { tags: string[] } } }).options.with.tags.push('b'),
    ],
    ['a workflow', () => Object.assign(made, { file: 'x.yml' })],
    ['the jobs of a workflow', () => (made.options.jobs as unknown[]).push(build)],
    ['triggers', () => Object.assign(on.config, { release: null })],
    ['a filter', () => (on.config.push as { branches: string[] }).branches.push('next')],
    ['a copy with a comment', () => Object.assign(comment('why', one), { id: 'two' })],
    ['a copy with a new key', () => Object.assign(beyond(one, { x: 1 }), { id: 'two' })],
    ['parallel steps', () => (parallel([step]).body as unknown as { steps: unknown[] }).steps.push(step)],
    [
      'a composite action',
      () => Object.assign(compositeAction('a', { name: 'A', description: 'A', steps: [] }).options, { name: 'B' }),
    ],
    ['the inputs of an action', () => Object.assign(actionInputs({ a: {} }), { b: {} })],
    ['a matrix', () => Object.assign(legs, { node: 1 })],
  ])('%s', (_kind, change) => {
    expect(change).toThrow(TypeError)
  })

  it('through what its author handed over', () => {
    const before = JSON.stringify([compiled(made).document, compiledJob({ steps: [], strategy: { matrix: legs } })])
    options.steps.push(run('two'))
    options.env.A = 'changed'
    options.needs.pop()
    settings.jobs.push(build)
    settings.on.push.branches.push('next')
    axes.os.push('b')
    expect(JSON.stringify([compiled(made).document, compiledJob({ steps: [], strategy: { matrix: legs } })])).toBe(
      before,
    )
    expect(Object.isFrozen(options)).toBe(false)
  })
})

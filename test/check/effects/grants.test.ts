// What a job may touch: secrets and grants on pull requests, and grants that no step needs.
import { describe, expect, it } from 'vitest'
import { call } from '../../../src/dsl/call.ts'
import { github, secrets } from '../../../src/dsl/contexts.ts'
import { effect } from '../../../src/dsl/effect.ts'
import { job } from '../../../src/dsl/job.ts'
import { eq, ne } from '../../../src/dsl/operators.ts'
import { run } from '../../../src/dsl/step.ts'
import { workflow } from '../../../src/dsl/workflow.ts'
import { app, does, lock, saidOf } from './made.ts'

const releaseTags = { push: { tags: ['v[0-9]+.[0-9]+.[0-9]+'] } } as const
const promote = [effect('verify', app), effect('write-tag', app, ['prod'])] as const
const on = { pull_request: null, push: { branches: ['main'] } } as const
const machine = { 'runs-on': 'ubuntu-24.04' } as const
const login = (settings: object): ReturnType<typeof run> =>
  run('./login.sh', { ...settings, env: { TOKEN: secrets('HUB') } })
const pipeline = does('read', {}, effect('resolve', app))
const withLogin = (settings: object): readonly unknown[] =>
  saidOf(workflow('x', { on, jobs: [pipeline, job('test', { ...machine, steps: [login(settings)] })] }))

describe('a job on pull requests', () => {
  it('A20 INV-52 is found with grants that publish, although the step that pushes is skipped', () => {
    const steps = [run('x', { if: ne(github.event_name, 'pull_request'), effects: [effect('push-digest', app)] })]
    expect(saidOf(workflow('x', { on, jobs: [job('build', { ...machine, steps })] }))).toEqual([
      ['secret-on-pull-request', { job: 'build', event: 'pull_request', secrets: [], grants: ['packages: write'] }],
    ])
  })

  it('D31 INV-52 is found with the credentials of a registry, and not where the login is skipped', () => {
    expect(withLogin({})).toEqual([
      ['secret-on-pull-request', { job: 'test', event: 'pull_request', secrets: ['HUB'], grants: [] }],
    ])
    expect(withLogin({ if: ne(github.event_name, 'pull_request') })).toEqual([])
    expect(withLogin({ if: eq(github.event_name, 'push') })).toEqual([])
  })

  it('A20 INV-52 is not found where the event or a decision keeps it away', () => {
    const plan = job('plan', { ...machine, outputs: { push: 'true' }, steps: [run('x')] })
    const steps = [login({}), run('y', { effects: [effect('push-digest', app)] })]
    const kept = [
      { if: ne(github.event_name, 'pull_request') },
      { if: eq(github.ref, 'refs/heads/main') },
      { if: eq(plan.outputs.push, 'true') },
    ]
    for (const settings of kept)
      expect(saidOf(workflow('x', { on, jobs: [plan, job('build', { ...machine, ...settings, steps })] }))).toEqual([])
  })

  it('is not found on a pull request that was merged, or outside of a pipeline', () => {
    const steps = [run('y', { effects: [effect('push-digest', app)] })]
    const merged = { pull_request: { types: ['closed'] } } as const
    expect(saidOf(workflow('x', { on: merged, jobs: [job('build', { ...machine, steps })] }))).toEqual([])
    const coverage = job('coverage', { ...machine, permissions: { contents: 'write' }, steps: [login({})] })
    expect(saidOf(workflow('x', { on, jobs: [coverage] }))).toEqual([])
  })

  it('is found behind a call', () => {
    const inner = workflow('inner', {
      on: 'workflow_call',
      jobs: [job('push', { ...machine, steps: [run('y', { effects: [effect('push-digest', app)] })] })],
    })
    expect(saidOf(inner, workflow('x', { on, jobs: [call('go', inner)] }))).toMatchObject([
      ['secret-on-pull-request', { job: 'go / push', grants: ['packages: write'] }],
    ])
  })
})

describe('a grant that no step needs', () => {
  const steps = [run('x', { effects: [effect('verify', app), effect('write-tag', app, ['prod'])] })]
  const found = (permissions: object, more: readonly ReturnType<typeof run>[] = []): readonly unknown[] => {
    const move = job('move', { 'runs-on': 'ubuntu-24.04', permissions, concurrency: lock, steps: [...steps, ...more] })
    return saidOf(workflow('promote', { on: 'workflow_dispatch', jobs: [move] }))
  }

  it('B29 INV-52 is found: no identity of its own is needed to verify', () => {
    expect(found({ packages: 'write', 'id-token': 'write' })).toEqual([
      ['grant-without-effect', { job: 'move', scope: 'id-token', level: 'write', least: 'none' }],
    ])
    expect(found({ packages: 'write' })).toEqual([])
  })

  it('is no question where one step does not say what it does', () => {
    expect(found({ packages: 'write', 'id-token': 'write' }, [run('y')])).toEqual([])
    expect(found({ packages: 'write', 'id-token': 'write' }, [run('y', { effects: [] })])).toHaveLength(1)
  })
})

it('INV-18 a sound pipeline of four workflows has no finding at all', () => {
  const build = does('build', {}, effect('read-source'), effect('push-digest', app))
  const test = does('test', { needs: build }, effect('test', app))
  const sign = does('sign', { needs: [build, test] }, effect('sign', app), effect('attest', app))
  const tags = does(
    'tags',
    { needs: sign, concurrency: lock },
    effect('resolve', app),
    effect('write-tag', app, ['version', 'minor', 'latest', 'staging']),
  )
  const publish = does(
    'publish',
    { needs: tags, if: eq(github.ref_type, 'tag') },
    effect('draft-release'),
    effect('publish-release'),
  )
  const attempt = does('attempt', { if: eq(github.event_name, 'pull_request') }, effect('read-source'))
  const away = { if: ne(github.event_name, 'pull_request') }
  const jobs = [
    attempt,
    { ...build, body: { ...build.body, options: { ...build.body.options, ...away } } } as typeof build,
    test,
    sign,
    tags,
    publish,
  ]
  const started = { pull_request: null, push: { branches: ['main'], ...releaseTags.push } } as const
  const preview = does('preview', {}, effect('resolve', app, ['staging']))
  const move = does('move', { needs: preview, concurrency: lock }, ...promote, effect('write-log'))
  const plan = does('plan', {}, effect('resolve', app))
  const apply = does('apply', { needs: plan, concurrency: lock }, effect('delete-version', app, ['commit', 'branch']))
  expect(
    saidOf(
      workflow('release', { on: started, jobs }),
      workflow('promote', { on: 'workflow_dispatch', jobs: [preview, move] }),
      workflow('rollback', { on: 'workflow_dispatch', jobs: [preview, move] }),
      workflow('cleanup', { on: { schedule: [{ cron: '23 3 * * 1' }] }, jobs: [plan, apply] }),
    ),
  ).toEqual([])
})

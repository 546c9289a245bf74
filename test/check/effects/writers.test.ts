// Who writes what, and from which tags: two writers of one class, cleanups that reach too far, triggers beside the policy.
import { describe, expect, it } from 'vitest'
import { call } from '../../../src/dsl/call.ts'
import { effect } from '../../../src/dsl/effect.ts'
import { job } from '../../../src/dsl/job.ts'
import { run } from '../../../src/dsl/step.ts'
import { workflow } from '../../../src/dsl/workflow.ts'
import type { Workflow } from '../../../src/dsl/workflow.ts'
import type { Effect } from '../../../src/model/effect.ts'
import { app, does, lock, saidOf } from './made.ts'

const releaseTags = { push: { tags: ['v[0-9]+.[0-9]+.[0-9]+'] } } as const
const content = [effect('push-digest', app), effect('sign', app)]
const write = effect('write-tag', app, ['version', 'latest'])
const promote = [effect('verify', app), effect('write-tag', app, ['prod'])] as const

const promotion = (file: string): Workflow =>
  workflow(file, { on: 'workflow_dispatch', jobs: [does('move', { concurrency: lock }, ...promote)] })

describe('two workflows that write one class', () => {
  const release = workflow('release', { on: releaseTags, jobs: [does('tags', { concurrency: lock }, content, write)] })
  const weekly = (written: string): Workflow => {
    const tags = does('tags', { concurrency: lock }, content, effect('write-tag', app, [written]))
    return workflow('weekly', { on: { schedule: [{ cron: '0 3 * * 0' }] }, jobs: [tags] })
  }

  it('D23 INV-15 INV-18 are found where a weekly run writes the tags of versions, and not where it has a class of its own', () => {
    expect(saidOf(release, weekly('version'))).toEqual([
      [
        'two-workflows-write-one-class',
        {
          image: 'acme/app',
          class: 'version',
          first: '.github/workflows/release.yml',
          second: '.github/workflows/weekly.yml',
        },
      ],
    ])
    expect(saidOf(release, weekly('rebuild'))).toEqual([])
  })

  it('are not found where both call the one that has the tags, or where they are promotions', () => {
    const inner = workflow('inner', {
      on: 'workflow_call',
      jobs: [does('tags', { concurrency: lock }, content, write)],
    })
    const callers = [
      workflow('push', { on: releaseTags, jobs: [call('go', inner)] }),
      workflow('again', { on: 'workflow_dispatch', jobs: [call('go', inner)] }),
    ]
    expect(saidOf(inner, ...callers)).toEqual([])
    expect(saidOf(promotion('promote'), promotion('rollback'))).toEqual([])
  })
})

const maker = (file: string, tag: string, ...effects: readonly Effect[]): Workflow =>
  workflow(file, { name: file, on: { push: { tags: [tag] } }, jobs: [does('publish', {}, ...effects)] })

describe('two workflows that make the release of one tag', () => {
  const ours = effect('publish-release')

  it('INV-15 are found by what their scripts say they do, where one pushed tag starts both', () => {
    expect(saidOf(maker('one', 'v*', ours), maker('two', 'v[0-9]+.[0-9]+.[0-9]+', ours))).toEqual([
      ['two-workflows-publish-one-release', { first: 'one', second: 'two', event: 'push' }],
    ])
  })

  it.each<[string, Workflow, Workflow]>([
    ['each has tags of its own', maker('one', 'v*', ours), maker('two', 'two-*', ours)],
    ['one of them only drafts it', maker('one', 'v*', ours), maker('two', 'v*', effect('draft-release'))],
    [
      'the release of one is in another repository',
      maker('one', 'v*', ours),
      maker('two', 'v*', effect('publish-release', { repository: 'acme/site' })),
    ],
    [
      'nobody pushes a tag',
      maker('one', 'v*', ours),
      workflow('two', { on: 'workflow_dispatch', jobs: [does('publish', {}, ours)] }),
    ],
  ])('are not found where %s', (_, one, two) => {
    expect(saidOf(one, two)).toEqual([])
  })
})

describe('a cleanup', () => {
  it('A42 A47 C13 C26 is found to reach what stays for ever, each class with a tag of it', () => {
    const sweep = does('sweep', { concurrency: lock }, effect('delete-version', app, ['commit', 'latest', 'version']))
    expect(saidOf(workflow('cleanup', { on: 'workflow_dispatch', jobs: [sweep] }))).toEqual([
      ['cleanup-reaches-protected-tag', { job: 'sweep', image: 'acme/app', class: 'version', example: '1.2.3' }],
      ['cleanup-reaches-protected-tag', { job: 'sweep', image: 'acme/app', class: 'latest', example: 'latest' }],
    ])
  })

  it('is sound where it only takes what the policy lets go', () => {
    const sweep = does(
      'sweep',
      { concurrency: lock },
      effect('delete-version', app, ['commit', 'branch', 'prod-stamp']),
    )
    expect(saidOf(workflow('cleanup', { on: 'workflow_dispatch', jobs: [sweep] }))).toEqual([])
  })
})

describe('a sweep that takes tags off what goes and puts them back on what stays', () => {
  it('A50 writes for nobody: it is no second writer, no promotion, no build', () => {
    const all = ['commit', 'branch', 'version', 'prod', 'prod-stamp']
    const gone = [effect('delete-version', app, ['commit', 'prod-stamp']), effect('write-tag', app, all)]
    const sweep = does('apply', { concurrency: lock }, effect('resolve', app), gone, effect('write-tag', app, all))
    const tags = does('tags', { concurrency: lock }, content, write)
    expect(
      saidOf(
        workflow('cleanup', { on: 'workflow_dispatch', jobs: [sweep] }),
        promotion('promote'),
        workflow('release', { on: releaseTags, jobs: [tags] }),
      ),
    ).toEqual([])
  })

  it('holds the lock like everybody else', () => {
    const sweep = does('apply', {}, [effect('delete-version', app, ['commit']), effect('write-tag', app, ['commit'])])
    expect(saidOf(workflow('cleanup', { on: 'workflow_dispatch', jobs: [sweep] }))).toMatchObject([
      ['moving-tag-outside-lock', { job: 'apply' }],
    ])
  })
})

describe('the trigger of a workflow that writes versions', () => {
  const tags = does('tags', { concurrency: lock }, content, write)
  const on = (push: object): readonly unknown[] => saidOf(workflow('x', { on: { push }, jobs: [tags] }))

  it('A07 is found to miss a version, with one that is missed', () => {
    expect(on({ tags: ['v1.*'] })).toMatchObject([
      ['trigger-misses-release', { example: 'v2.2.3', filters: ['v[0-9]+.[0-9]+.[0-9]+'] }],
      ['trigger-wider-than-policy', {}],
    ])
    expect(on({ 'tags-ignore': ['v2.*'] })).toMatchObject([
      ['trigger-misses-release', {}],
      ['trigger-wider-than-policy', {}],
    ])
  })

  it('D21 is found to take what is no version', () => {
    expect(on({ tags: ['v*.*.*'] })).toMatchObject([['trigger-wider-than-policy', { example: 'v1.2.3-x' }]])
    expect(on({})).toMatchObject([['trigger-wider-than-policy', { patterns: [] }]])
  })

  it('A01 is sound with the filters of the policy, also beside branches, and where no pushed tag starts it', () => {
    expect(on({ tags: ['v[0-9]+.[0-9]+.[0-9]+'] })).toEqual([])
    expect(on({ branches: ['main'], tags: ['v[0-9]+.[0-9]+.[0-9]+'] })).toEqual([])
    expect(on({ branches: ['main'] })).toEqual([])
  })

  it('may be wide where a decision refuses the rest', () => {
    const plan = job('plan', {
      'runs-on': 'ubuntu-24.04',
      steps: [run('node .github/tagwright/decide.mjs build-tags')],
    })
    const after = does('tags', { needs: plan, concurrency: lock }, content, write)
    expect(saidOf(workflow('x', { on: { push: { tags: ['v*'] } }, jobs: [plan, after] }))).toEqual([])
  })

  it('is no question for a workflow that writes no versions', () => {
    const stage = does('tags', { concurrency: lock }, content, effect('write-tag', app, ['commit']))
    expect(saidOf(workflow('x', { on: { push: { tags: ['nightly-*'] } }, jobs: [stage] }))).toEqual([])
  })
})

// What keeps two runs apart: the lock of an image, and that nobody is thrown out of it.
import { describe, expect, it } from 'vitest'
import { call } from '../../../src/dsl/call.ts'
import { github, vars } from '../../../src/dsl/contexts.ts'
import { effect } from '../../../src/dsl/effect.ts'
import { raw, text } from '../../../src/dsl/functions.ts'
import { eq } from '../../../src/dsl/operators.ts'
import { workflow } from '../../../src/dsl/workflow.ts'
import { app, does, lock, rulesOf, saidOf } from './made.ts'

const releaseTags = { push: { tags: ['v[0-9]+.[0-9]+.[0-9]+'] } } as const
const content = [effect('push-digest', app), effect('sign', app)]
const write = effect('write-tag', app, ['version', 'latest'])
const promote = [effect('verify', app), effect('write-tag', app, ['prod'])] as const

/** The release of a merge, in the group of its branch. */
const afterCi = (queue: object): readonly string[] =>
  rulesOf(
    workflow('release', {
      on: { workflow_run: { workflows: ['CI (main)'], types: ['completed'], branches: ['main'] } },
      concurrency: { group: text`release-${raw<string>('github.event.workflow_run.head_branch')}`, ...queue },
      jobs: [does('tags', { concurrency: lock }, content, write)],
    }),
  )

describe('tags outside their lock', () => {
  it('A28 INV-29 are found where the guard and the write have no group', () => {
    const tags = does('tags', {}, content, write)
    expect(saidOf(workflow('docker-ci', { on: releaseTags, jobs: [tags] }))).toEqual([
      ['moving-tag-outside-lock', { job: 'tags', image: 'acme/app', lock: 'image-mutation-acme-app', problem: 'none' }],
    ])
  })

  it('B17 INV-29 may have any name that promote and rollback share, and it must be the same', () => {
    const prod = { group: 'prod-image-mutation', queue: 'max' } as const
    const pair = (other: typeof prod | typeof lock): readonly string[] =>
      rulesOf(
        workflow('promote', { on: 'workflow_dispatch', jobs: [does('retag', { concurrency: prod }, ...promote)] }),
        workflow('rollback', { on: 'workflow_dispatch', jobs: [does('retag', { concurrency: other }, ...promote)] }),
      )
    expect(pair(prod)).toEqual([])
    expect(pair(lock)).toEqual(['moving-tag-outside-lock'])
  })

  it.each([
    ['a fixed name', 'image-mutation-acme-app', []],
    ['a fixed name in capitals', 'IMAGE-MUTATION-ACME-APP', []],
    ['the name of the repository', text`tags-${github.repository}`, []],
    ['a name that the settings of the repository hold', text`tags-${vars('IMAGE')}`, []],
    ['the name of the ref', text`tags-${github.ref}`, ['moving-tag-outside-lock']],
    ['the commit', text`tags-${github.sha}`, ['moving-tag-outside-lock']],
  ])('are judged by what the group is named after: %s', (_what, group, expected) => {
    const tags = does('tags', { concurrency: { group, queue: 'max' } }, content, write)
    expect(rulesOf(workflow('x', { on: releaseTags, jobs: [tags] }))).toEqual(expected)
  })

  it('are not found where the whole run or the calling job holds the lock', () => {
    const tags = does('tags', {}, content, write)
    expect(saidOf(workflow('x', { on: releaseTags, concurrency: lock, jobs: [tags] }))).toEqual([])
    const inner = workflow('inner', { on: 'workflow_call', jobs: [tags] })
    expect(saidOf(inner, workflow('x', { on: releaseTags, jobs: [call('go', inner, { concurrency: lock })] }))).toEqual(
      [],
    )
    expect(rulesOf(inner, workflow('x', { on: releaseTags, jobs: [call('go', inner)] }))).toEqual([
      'moving-tag-outside-lock',
    ])
  })

  it('INV-34 are found in a cleanup that deletes under a lock of its own', () => {
    const sweep = does(
      'apply',
      { concurrency: { group: 'cleanup', queue: 'max' } },
      effect('delete-version', app, ['commit']),
    )
    const tags = does('tags', { concurrency: lock }, content, write)
    const release = workflow('release', { on: releaseTags, jobs: [tags] })
    expect(saidOf(workflow('cleanup', { on: 'workflow_dispatch', jobs: [sweep] }), release)).toMatchObject([
      ['moving-tag-outside-lock', { job: 'apply', problem: 'another' }],
    ])
  })
})

describe('a mutation that may be cancelled', () => {
  const tags = does('tags', { concurrency: lock }, content, write)

  it('C32 INV-31 is found where cancel-in-progress covers version tags and the manifest stage', () => {
    const group = text`build-images-${github.ref}`
    const said = saidOf(
      workflow('build', { on: releaseTags, concurrency: { group, 'cancel-in-progress': true }, jobs: [tags] }),
    )
    expect(said).toEqual([
      [
        'mutation-may-be-cancelled',
        { job: 'tags', image: 'acme/app', group: 'build-images-${{ github.ref }}', cause: 'cancels-running' },
      ],
    ])
  })

  it('C32 INV-31 is not found where only the job that builds is cancelled', () => {
    const build = does(
      'build',
      { concurrency: { group: text`build-${github.ref}`, 'cancel-in-progress': true } },
      content,
    )
    const after = does('tags', { needs: build, concurrency: lock }, write)
    expect(saidOf(workflow('build', { on: releaseTags, jobs: [build, after] }))).toEqual([])
  })

  it.each([
    ['on pull requests only', eq(github.event_name, 'pull_request'), []],
    ['on branches only', eq(github.ref_type, 'branch'), []],
    ['on tags', eq(github.ref_type, 'tag'), ['mutation-may-be-cancelled']],
    ['never', false, []],
    ['as a setting of the repository says', eq(vars('CANCEL'), 'yes'), []],
  ])('is judged by when it is cancelled: %s', (_when, cancel, expected) => {
    const concurrency = { group: text`x-${github.ref}`, 'cancel-in-progress': cancel }
    expect(rulesOf(workflow('x', { on: releaseTags, concurrency, jobs: [tags] }))).toEqual(expected)
  })

  it('B34 INV-30 is found where only one promotion may wait', () => {
    const prod = { group: 'prod-image-mutation', 'cancel-in-progress': false }
    const retag = does('retag', { concurrency: prod }, ...promote)
    expect(saidOf(workflow('promote', { on: 'workflow_dispatch', jobs: [retag] }))).toMatchObject([
      ['mutation-may-be-cancelled', { cause: 'replaces-waiting' }],
    ])
  })

  it('E17 E20 INV-30 is found where merges share the group of their branch, and not in a queue', () => {
    expect(afterCi({})).toEqual(['mutation-may-be-cancelled'])
    expect(afterCi({ queue: 'max' })).toEqual([])
  })

  it('is no loss where the newer run does the same: one version, one branch', () => {
    const stage = does('tags', { concurrency: lock }, content, effect('write-tag', app, ['staging']))
    const concurrency = { group: text`build-${github.ref}` }
    expect(saidOf(workflow('x', { on: releaseTags, concurrency, jobs: [tags] }))).toEqual([])
    expect(saidOf(workflow('y', { on: { push: { branches: ['main'] } }, concurrency, jobs: [stage] }))).toEqual([])
    expect(rulesOf(workflow('z', { on: 'workflow_dispatch', concurrency, jobs: [stage] }))).toEqual([
      'mutation-may-be-cancelled',
    ])
  })

  it('INV-30 is found in a sweep that can push a promotion out of the queue, and not in one that nobody shares a queue with', () => {
    const sweep = does('apply', { concurrency: { group: lock.group } }, effect('delete-version', app, ['commit']))
    const cleanup = workflow('cleanup', { on: 'workflow_dispatch', jobs: [sweep] })
    const toProd = workflow('promote', {
      on: 'workflow_dispatch',
      jobs: [does('move', { concurrency: lock }, ...promote)],
    })
    expect(saidOf(cleanup, toProd)).toMatchObject([['mutation-may-be-cancelled', { job: 'apply' }]])
    expect(saidOf(cleanup)).toEqual([])
  })
})

// What comes before what in a run: proofs before tags, images before releases, verification before promotion.
import { describe, expect, it } from 'vitest'
import { call } from '../../../src/dsl/call.ts'
import { github } from '../../../src/dsl/contexts.ts'
import { effect } from '../../../src/dsl/effect.ts'
import { always, cancelled, failure, success } from '../../../src/dsl/functions.ts'
import { job } from '../../../src/dsl/job.ts'
import { matrix } from '../../../src/dsl/matrix.ts'
import { and, eq, ne, not, or } from '../../../src/dsl/operators.ts'
import { parallel, run } from '../../../src/dsl/step.ts'
import { workflow } from '../../../src/dsl/workflow.ts'
import type { Workflow } from '../../../src/dsl/workflow.ts'
import { app, does, lock, rulesOf, saidOf } from './made.ts'

const releaseTags = { push: { tags: ['v[0-9]+.[0-9]+.[0-9]+'] } } as const
const write = effect('write-tag', app, ['version', 'latest'])
const stage = effect('write-tag', app, ['staging'])

const build = does('build', {}, effect('push-digest', app))
const test = does('test', { needs: build }, effect('test', app))
const sign = does('sign', { needs: [build, test] }, effect('sign', app))

/** Waits for a workflow elsewhere, and not for the test of its own. */
const behind = (elsewhere: typeof build): Workflow => {
  const late = does('late', { needs: build }, effect('test', app))
  const tags = does('tags', { needs: [build, elsewhere], concurrency: lock }, write)
  return workflow('x', { on: releaseTags, jobs: [build, elsewhere, late, tags] })
}

const inLegs = { strategy: { matrix: matrix({ runtime: ['cpu', 'cuda'] }) } }

describe('a tag before its proof', () => {
  it('A27 INV-23 is found where all tags are pushed by the build and the test runs afterwards', () => {
    const push = does('build', { concurrency: lock }, [effect('push-digest', app), write])
    const late = does('test', { needs: push }, effect('test', app))
    expect(saidOf(workflow('docker-ci', { on: releaseTags, jobs: [push, late] }))).toEqual([
      [
        'moving-tag-before-proof',
        { job: 'build', image: 'acme/app', classes: ['version', 'latest'], missing: ['test'], isLate: true },
      ],
    ])
  })

  it('B12 INV-26 is found where the mutable tag is pushed before the signature exists', () => {
    const steps = [effect('push-digest', app), stage, effect('attest', app), effect('sign', app)]
    const all = does('build', { concurrency: lock }, ...steps)
    expect(saidOf(workflow('build', { on: { push: { branches: ['main'] } }, jobs: [all] }))).toEqual([
      [
        'moving-tag-before-proof',
        { job: 'build', image: 'acme/app', classes: ['staging'], missing: ['sign', 'attest'], isLate: true },
      ],
    ])
  })

  it('A27 B12 INV-23 INV-26 is not found where the digest is tested, signed, and only then tagged', () => {
    const tags = does('tags', { needs: sign, concurrency: lock }, write)
    expect(saidOf(workflow('release', { on: releaseTags, jobs: [build, test, sign, tags] }))).toEqual([])
  })

  it('C06 INV-20 is found where a leg can still fail, and not where the tags wait for all of them', () => {
    const other = does('other', {}, effect('push-digest', app))
    const proven = does('proof', { needs: build }, effect('sign', app))
    const jobs = (...needs: readonly (typeof build)[]): readonly (typeof build)[] => [
      build,
      other,
      proven,
      does('tags', { needs: [proven, ...needs], concurrency: lock }, write),
    ]
    expect(saidOf(workflow('release', { on: releaseTags, jobs: jobs() }))).toMatchObject([
      ['moving-tag-before-proof', { missing: ['push-digest'] }],
    ])
    expect(saidOf(workflow('release', { on: releaseTags, jobs: jobs(other) }))).toEqual([])
  })

  it('D15 D27 INV-20 is found where each leg of a matrix pushes and tags for itself', () => {
    const pushed = does(
      'push',
      { ...inLegs, concurrency: lock },
      effect('push-digest', app),
      effect('sign', app),
      write,
    )
    expect(saidOf(workflow('release', { on: releaseTags, jobs: [pushed] }))).toMatchObject([
      ['moving-tag-before-proof', { job: 'push', missing: ['push-digest'] }],
    ])
    const legs = does('push', inLegs, effect('push-digest', app), effect('sign', app))
    const tags = does('tags', { needs: legs, concurrency: lock }, write)
    expect(saidOf(workflow('release', { on: releaseTags, jobs: [legs, tags] }))).toEqual([])
  })

  it.each([
    ['always()', always(), true],
    ['!cancelled()', not(cancelled()), true],
    ['always() && the event', and(always(), ne(build.result, 'cancelled')), true],
    ['success()', success(), false],
    ['!failure() && !cancelled()', and(not(failure()), not(cancelled())), false],
    ['!cancelled() && the result of the test', and(not(cancelled()), eq(test.result, 'success')), false],
    ['always() && the result of the test', and(always(), eq(test.result, 'success')), false],
    ['failure() || success()', or(failure(), success()), true],
  ])('is found behind a condition that does not ask how the test ended: %s', (_text, condition, isFound) => {
    const done = does('build', {}, [effect('push-digest', app), effect('sign', app)])
    const proof = does('test', { needs: done }, effect('test', app))
    const tags = does('tags', { needs: [done, proof], if: condition, concurrency: lock }, stage)
    const said = rulesOf(workflow('x', { on: { push: { branches: ['main'] } }, jobs: [done, proof, tags] }))
    expect(said).toEqual(isFound ? ['moving-tag-before-proof'] : [])
  })

  it('is found behind a job that goes on although the one before it failed', () => {
    const ready = does('ready', { needs: test, if: always() }, [])
    const tags = does('tags', { needs: [ready, build], concurrency: lock }, write)
    expect(rulesOf(workflow('x', { on: releaseTags, jobs: [build, test, ready, tags] }))).toEqual([
      'moving-tag-before-proof',
    ])
  })

  it('is found behind a test that may fail: by its step, by its job', () => {
    const soft = job('test', {
      'runs-on': 'ubuntu-24.04',
      needs: build,
      steps: [run('x', { 'continue-on-error': true, effects: [effect('test', app)] })],
    })
    const softer = does('test', { needs: build, 'continue-on-error': true }, effect('test', app))
    for (const proof of [soft, softer]) {
      const tags = does('tags', { needs: [build, proof], concurrency: lock }, write)
      expect(rulesOf(workflow('x', { on: releaseTags, jobs: [build, proof, tags] }))).toEqual([
        'moving-tag-before-proof',
      ])
    }
  })

  it('is looked for in a graph in which every job waits for all before it, in no time', () => {
    const jobs = [build, test, sign]
    for (let n = 0; n < 25; n++) jobs.push(does(`more-${n}`, { needs: [...jobs] }, []))
    const tags = does('tags', { needs: [...jobs], concurrency: lock }, write)
    expect(saidOf(workflow('x', { on: releaseTags, jobs: [...jobs, tags] }))).toEqual([])
  })

  it('is found in steps that run side by side', () => {
    const both = parallel([run('a', { effects: [effect('sign', app)] }), run('b', { effects: [write] })])
    const tags = job('tags', { 'runs-on': 'ubuntu-24.04', concurrency: lock, steps: [both] })
    expect(rulesOf(workflow('x', { on: releaseTags, jobs: [tags] }))).toEqual(['moving-tag-before-proof'])
  })

  it('is found across a call, in either direction', () => {
    const proof = workflow('proof', { on: 'workflow_call', jobs: [does('test', {}, effect('test', app))] })
    const tagging = workflow('tagging', { on: 'workflow_call', jobs: [does('tags', { concurrency: lock }, write)] })
    const tested = call('prove', proof, { needs: sign })
    const early = call('publish', tagging, { needs: sign })
    const late = call('publish', tagging, { needs: [sign, tested] })
    const jobs = [build, test, sign, tested]
    const isSound = rulesOf(proof, tagging, workflow('x', { on: releaseTags, jobs: [...jobs, late] }))
    expect(isSound).toEqual([])
    const alone = [build, does('sign', { needs: build }, effect('sign', app)), tested]
    expect(rulesOf(proof, tagging, workflow('x', { on: releaseTags, jobs: [...alone, early] }))).toEqual([
      'moving-tag-before-proof',
    ])
  })

  it('is not found where a workflow elsewhere may have proven it, unless its author says what it does', () => {
    const path = 'acme/shared/.github/workflows/test.yml@v1'
    expect(rulesOf(behind(call('elsewhere', path)))).toEqual([])
    expect(rulesOf(behind(call('elsewhere', path, { effects: [effect('test', app)] })))).toEqual([])
    expect(rulesOf(behind(call('elsewhere', path, { effects: [] })))).toEqual(['moving-tag-before-proof'])
  })

  it('is no question for tags of commits and branches, which are for developers', () => {
    const push = does('push', { concurrency: lock }, [
      effect('push-digest', app),
      effect('write-tag', app, ['commit', 'branch']),
    ])
    const late = does('test', { needs: push }, effect('test', app), effect('sign', app))
    expect(saidOf(workflow('x', { on: { push: { branches: ['**'] } }, jobs: [push, late] }))).toEqual([])
  })

  it('E06 is a warning where nothing proves anything, and nothing where one kind of proof is enough for the author', () => {
    const plain = does('all', { concurrency: lock }, effect('push-digest', app), write)
    const signed = does('all', { concurrency: lock }, effect('push-digest', app), effect('sign', app), write)
    expect(saidOf(workflow('x', { on: releaseTags, jobs: [plain] }))).toMatchObject([
      ['moving-tag-before-proof', { isLate: false }],
    ])
    expect(saidOf(workflow('x', { on: releaseTags, jobs: [signed] }))).toEqual([])
  })

  it('B54 is no question for a move by hand of a channel to an image that is there', () => {
    const move = does('move', { concurrency: lock }, effect('resolve', app), stage)
    expect(saidOf(workflow('retag', { on: 'workflow_dispatch', jobs: [move] }))).toEqual([])
  })
})

describe('a release before its image', () => {
  const tags = does('tags', { needs: sign, concurrency: lock }, write)

  it('E03 INV-19 is found where the release does not wait for the tags, and not where it does', () => {
    const early = does('release', { needs: build }, effect('publish-release'))
    const late = does('release', { needs: tags }, effect('draft-release'), effect('publish-release'))
    const jobs = [build, test, sign, tags]
    expect(saidOf(workflow('x', { on: releaseTags, jobs: [...jobs, early] }))).toEqual([
      ['release-before-image', { job: 'release', does: 'publish-release', image: 'acme/app', writer: 'tags' }],
    ])
    expect(saidOf(workflow('x', { on: releaseTags, jobs: [...jobs, late] }))).toEqual([])
  })

  it('E18 INV-19 is found where the git tag is pushed in the first job, unless a draft is published last', () => {
    const intent = does('intent', {}, effect('git-tag'))
    const draft = does('intent', {}, effect('git-tag'), effect('draft-release'))
    const publish = does('release', { needs: tags }, effect('publish-release'))
    const after = does('release', { needs: tags }, effect('git-tag'), effect('publish-release'))
    const jobs = [build, test, sign, tags]
    const on = { push: { branches: ['main'] } } as const
    expect(rulesOf(workflow('x', { on, jobs: [intent, ...jobs, publish] }))).toEqual(['release-before-image'])
    expect(rulesOf(workflow('x', { on, jobs: [draft, ...jobs, publish] }))).toEqual([])
    expect(rulesOf(workflow('x', { on, jobs: [...jobs, after] }))).toEqual([])
  })

  it('is found for the one image of two that the release does not wait for', () => {
    const other = { ...app, name: 'acme/other' }
    const more = does(
      'more',
      { concurrency: { group: 'other', queue: 'max' } },
      effect('verify', other),
      effect('write-tag', other, ['version']),
    )
    const release = does('release', { needs: tags }, effect('publish-release'))
    expect(saidOf(workflow('x', { on: releaseTags, jobs: [build, test, sign, tags, more, release] }))).toMatchObject([
      ['release-before-image', { image: 'acme/other', writer: 'more' }],
    ])
  })
})

describe('a promotion without verification', () => {
  const promote = effect('write-tag', app, ['prod', 'prod-stamp'])

  it('B37 INV-42 is found where nothing is verified, and also for an explicit digest', () => {
    const move = does('move', { concurrency: lock }, effect('resolve', app, ['staging']), promote)
    expect(saidOf(workflow('promote', { on: 'workflow_dispatch', jobs: [move] }))).toEqual([
      ['promotion-without-verification', { job: 'move', image: 'acme/app', classes: ['prod', 'prod-stamp'] }],
    ])
  })

  it('B21 B44 INV-42 is not found where the digest is verified before the first write', () => {
    const verify = does('verify', {}, effect('verify', app))
    const move = does('move', { needs: verify, concurrency: lock }, promote)
    const once = does('move', { concurrency: lock }, effect('verify', app), promote)
    expect(saidOf(workflow('promote', { on: 'workflow_dispatch', jobs: [verify, move] }))).toEqual([])
    expect(saidOf(workflow('rollback', { on: 'workflow_dispatch', jobs: [once] }))).toEqual([])
  })

  it.each([
    ['always()', always()],
    ['!cancelled()', not(cancelled())],
    ['failure()', failure()],
  ])('B21 INV-42 is found where the step that writes runs after a failed check as well: %s', (_, condition) => {
    const steps = [
      run('./verify.sh', { effects: [effect('verify', app)] }),
      run('./tag.sh', { if: condition, effects: [promote] }),
    ]
    const move = job('move', { 'runs-on': 'ubuntu-24.04', concurrency: lock, steps })
    expect(rulesOf(workflow('promote', { on: 'workflow_dispatch', jobs: [move] }))).toEqual([
      'promotion-without-verification',
    ])
  })

  it('is not found where the condition asks for success as well', () => {
    const steps = [
      run('./verify.sh', { effects: [effect('verify', app)] }),
      run('./tag.sh', { if: and(success(), eq(github.actor, 'mona')), effects: [promote] }),
    ]
    const move = job('move', { 'runs-on': 'ubuntu-24.04', concurrency: lock, steps })
    expect(rulesOf(workflow('promote', { on: 'workflow_dispatch', jobs: [move] }))).toEqual([])
  })

  it('is found where another image is verified', () => {
    const other = { ...app, name: 'acme/other' }
    const move = does('move', { concurrency: lock }, effect('verify', other), promote)
    expect(rulesOf(workflow('promote', { on: 'workflow_dispatch', jobs: [move] }))).toEqual([
      'promotion-without-verification',
    ])
  })
})

// Which groups lose a publishing run, and which hold only runs that would do the same.
import { expect, test } from 'vitest'
import { publishingGroupDropsRuns } from '../../../src/check/rules/publishing-group-drops-runs.ts'
import { callerNamedGroup } from '../../../src/check/rules/caller-named-group.ts'
import { found } from '../workflows.ts'

const publish = { steps: [{ run: 'docker push acme/app:1' }] }
const deploy = { steps: [{ run: 'kubectl apply -f a' }] }
const main = { push: { branches: ['main'] } }
const tags = { push: { tags: ['v*'] } }
const drops = 'replaces-waiting'
const cancels = 'cancels-running'

const cause = (on: unknown, concurrency: unknown, job: object = publish): string | undefined => {
  const [finding] = found(publishingGroupDropsRuns, { a: { on, concurrency, jobs: { job } } })
  return finding && 'cause' in finding.args ? finding.args.cause : undefined
}

test.each<[string, unknown, unknown, string | undefined]>([
  ['a fixed group', main, 'publish', drops],
  ['a queue', main, { group: 'publish', queue: 'max' }, undefined],
  ['a queue of one', main, { group: 'publish', queue: 'single' }, drops],
  ['nothing cancelled', main, { group: 'publish', 'cancel-in-progress': false }, drops],
  ['cancelled', main, { group: 'publish', 'cancel-in-progress': true }, cancels],
  [
    'cancelled by an expression',
    main,
    { group: 'a-${{ github.ref }}', 'cancel-in-progress': '${{ vars.CANCEL }}' },
    cancels,
  ],
  ['a queue and cancelled', main, { group: 'publish', queue: 'max', 'cancel-in-progress': true }, cancels],
  // Only the runs that do not publish are cancelled.
  [
    'previews cancelled',
    { ...main, pull_request: null },
    { group: 'a-${{ github.ref }}', queue: 'max', 'cancel-in-progress': "${{ github.event_name == 'pull_request' }}" },
    undefined,
  ],
  [
    'other branches cancelled',
    main,
    { group: 'a-${{ github.ref }}', queue: 'max', 'cancel-in-progress': "${{ github.ref != 'refs/heads/main' }}" },
    undefined,
  ],
  [
    'previews that cancel in one group',
    { ...main, pull_request: null },
    { group: 'a', queue: 'max', 'cancel-in-progress': "${{ github.event_name == 'pull_request' }}" },
    cancels,
  ],
  // Groups of one thing.
  ['one run', main, 'a-${{ github.run_id }}', undefined],
  ['one branch', main, 'a-${{ github.ref }}', drops],
  ['one commit', main, 'a-${{ github.sha }}', undefined],
  ['one commit that was sent', { repository_dispatch: null }, 'a-${{ github.event.client_payload.sha }}', undefined],
  ['one digest', 'workflow_dispatch', 'a-${{ inputs.digest }}', undefined],
  ['one channel', 'workflow_dispatch', 'a-${{ inputs.channel }}', drops],
  ['one tag', tags, 'a-${{ github.ref }}', undefined],
  ['one tag by format', tags, "${{ format('{0}-{1}', github.workflow, github.ref_name) }}", undefined],
  ['one tag, but a branch by hand', { ...tags, schedule: [] }, 'a-${{ github.ref }}', drops],
  ['one release', { release: { types: ['published'] } }, 'a-${{ github.event.release.tag_name }}', undefined],
  ['one tag, cancelled', tags, { group: 'a-${{ github.ref }}', 'cancel-in-progress': true }, cancels],
  // A key that is only compared, or only one of two choices, is none.
  ['a comparison', tags, "${{ github.ref == 'refs/tags/v1' && 'a' || 'b' }}", drops],
  [
    'a choice that publishes in one group',
    main,
    "${{ github.ref == 'refs/heads/main' && 'main' || github.run_id }}",
    drops,
  ],
  ['a choice that publishes in its own', main, '${{ github.head_ref || github.run_id }}', undefined],
  ['a choice of keys', tags, '${{ github.event.release.tag_name || github.ref_name }}', undefined],
  ['a condition and a key', tags, "${{ github.ref_type == 'tag' && github.ref }}", undefined],
  ['a condition that may fail and a key', tags, "${{ github.actor == 'me' && github.ref }}", drops],
  ['previews', 'pull_request', { group: 'a', 'cancel-in-progress': true }, undefined],
  ['a merged pull request', { pull_request: { types: ['closed'] } }, 'a', drops],
  ['no group', main, null, undefined],
])('%s', (_, on, concurrency, expected) => {
  expect(cause(on, concurrency)).toBe(expected)
})

test.each<[string, unknown, object, string | undefined]>([
  ['a deployment that a newer one replaces', 'a', deploy, undefined],
  ['a deployment that is cancelled', { group: 'a', 'cancel-in-progress': true }, deploy, cancels],
  ['a job that never publishes here', 'a', { ...publish, if: "github.ref == 'refs/heads/dev'" }, undefined],
  [
    'a step that never publishes here',
    'a',
    { steps: [{ ...publish.steps[0], if: "github.event_name == 'schedule'" }] },
    undefined,
  ],
  [
    'an input that is off here',
    'a',
    { steps: [{ uses: 'docker/build-push-action@v7', with: { push: "${{ github.event_name != 'push' }}" } }] },
    undefined,
  ],
  [
    'an input that is on here',
    'a',
    { steps: [{ uses: 'docker/build-push-action@v7', with: { push: "${{ github.event_name == 'push' }}" } }] },
    drops,
  ],
])('%s', (_, concurrency, job, expected) => {
  expect(cause(main, concurrency, job)).toBe(expected)
})

test('the group of a job counts for that job', () => {
  const jobs = { publish: { ...publish, concurrency: 'a' }, test: { concurrency: 'b', steps: [] } }
  expect(found(publishingGroupDropsRuns, { a: { on: main, jobs } }).map(({ args }) => args)).toEqual([
    { group: 'a', cause: drops },
  ])
})

test.each([
  ['a-${{ github.workflow }}', 1],
  ['${{ github.workflow_ref }}', 1],
  ['${{ github.workflow }}-${{ github.run_id }}', 0],
  ['a-${{ github.workflow_sha }}', 0],
  ['a-${{ inputs.workflow }}', 0],
])('a callable workflow with the group %s', (concurrency, count) => {
  expect(found(callerNamedGroup, { a: { on: { workflow_call: null }, concurrency, jobs: {} } })).toHaveLength(count)
  expect(found(callerNamedGroup, { a: { on: 'push', concurrency, jobs: {} } })).toHaveLength(0)
})

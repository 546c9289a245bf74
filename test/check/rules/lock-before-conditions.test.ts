// When a run may do nothing, and when that takes a slot from nobody.
import { expect, test } from 'vitest'
import { lockBeforeConditions } from '../../../src/check/rules/lock-before-conditions.ts'
import { found } from '../workflows.ts'

const maybe = { if: "contains(github.event.comment.body, '/go')" }
const also = { needs: 'a' }

const event = (on: unknown, jobs: object, concurrency: unknown = 'go'): string | undefined => {
  const [finding] = found(lockBeforeConditions, { a: { on, concurrency, jobs } })
  return finding && 'event' in finding.args ? finding.args.event : undefined
}

test.each<[string, string | undefined, object]>([
  ['a job that may skip', 'issue_comment', { a: maybe }],
  ['jobs that skip with it', 'issue_comment', { a: maybe, b: also }],
  ['a job that runs anyway', undefined, { a: maybe, b: {} }],
  ['a job that runs after it anyway', undefined, { a: maybe, b: { needs: 'a', if: 'always()' } }],
  ['a job that the event never runs', 'issue_comment', { a: { if: "github.event_name == 'push'" } }],
  ['a guard against forks', undefined, { a: { if: "github.repository_owner == 'acme'" } }],
  ['a condition of the event', undefined, { a: { if: "github.event_name == 'issue_comment'" } }],
  ['no jobs', undefined, {}],
])('%s', (_, expected, jobs) => {
  expect(event({ issue_comment: { types: ['created'] } }, jobs)).toBe(expected)
})

test.each<[string, string | undefined, unknown]>([
  ['a short form', 'issue_comment', 'go'],
  ['a queue that loses nobody', undefined, { group: 'go', queue: 'max' }],
  ['a queue of one', 'issue_comment', { group: 'go', queue: 'single' }],
  ['a group of the run', undefined, { group: '${{ github.run_id }}' }],
  ['a group by subject', 'issue_comment', { group: 'go-${{ github.event.issue.number }}' }],
  ['no group', undefined, null],
])('%s', (_, expected, concurrency) => {
  expect(event('issue_comment', { a: maybe }, concurrency)).toBe(expected)
})

test('the first event is told, the others stand beside it', () => {
  const on = { issue_comment: null, push: null, workflow_dispatch: null }
  const jobs = { a: { if: "github.event_name == 'push' || github.actor == 'me'" } }
  const [finding] = found(lockBeforeConditions, { a: { on, concurrency: 'go', jobs } })
  expect(finding?.args).toEqual({ group: 'go', event: 'issue_comment' })
  expect(finding?.related?.map(({ note }) => note)).toEqual(['a run on workflow_dispatch may do nothing as well'])
})

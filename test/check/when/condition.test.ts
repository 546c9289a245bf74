// The three-valued reading of conditions: what the event decides is decided, the rest stays open.
import { describe, expect, test } from 'vitest'
import { asksForStatus, holds, type Facts } from '../../../src/check/when/condition.ts'
import { known, type Value } from '../../../src/check/when/value.ts'

const facts: Facts = new Map<string, Value>([
  ['github.event_name', known('push')],
  ['github.ref', { kind: 'beginning', text: 'refs/tags/v' }],
  ['github.ref_type', known('tag')],
  ['github.repository', { kind: 'home' }],
  ['github.event.pull_request', known(null)],
  ['inputs', known(null)],
])

describe('a condition', () => {
  test.each([
    ["github.event_name == 'push'", true],
    ["github.event_name == 'PUSH'", true],
    ["github.event_name != 'push'", false],
    ["GitHub.Event_Name == 'push'", true],
    ["github['event_name'] == 'push'", true],
    ["github.ref_type == 'tag' && github.event_name == 'push'", true],
    ["github.ref_type == 'branch' || github.event_name == 'push'", true],
    ["!(github.ref_type == 'branch')", true],
    // Of the ref only the beginning is known.
    ["startsWith(github.ref, 'refs/tags/')", true],
    ["startsWith(github.ref, 'refs/tags/v2')", undefined],
    ["startsWith(github.ref, 'refs/heads/')", false],
    ["github.ref == 'refs/heads/main'", false],
    ["github.ref == 'refs/tags/v1'", undefined],
    ["contains(github.ref, '/tags/')", true],
    ["contains(github.ref, 'beta')", undefined],
    ["endsWith(github.ref, '.0')", undefined],
    // Undecided parts do not hide what is decided.
    ['github.actor', undefined],
    ["github.actor == 'me' && github.event_name == 'schedule'", false],
    ["github.actor == 'me' || github.event_name == 'push'", true],
    ["github.actor == 'me' && github.event_name == 'push'", undefined],
    ["(github.actor || 'x') == 'x'", undefined],
    // What the event does not have is null.
    ['github.event.pull_request.merged', false],
    ['!github.event.pull_request.draft', true],
    ['inputs.dry-run', false],
    ["inputs.dry-run != 'true'", true],
    // A guard against forks holds at home.
    ["github.repository == 'acme/app'", true],
    ["github.repository != 'acme/app'", false],
    ["startsWith(github.repository, 'acme/')", true],
    ["contains(github.repository, 'acme')", undefined],
    // Lists of events.
    [`contains(fromJSON('["push", "schedule"]'), github.event_name)`, true],
    [`contains(fromJSON('["release"]'), github.event_name)`, false],
    [`contains(fromJSON('["release"]'), github.actor)`, undefined],
    [`contains(fromJSON(env.EVENTS), github.event_name)`, undefined],
    // Status functions as in a run where all goes well.
    ['always()', true],
    ['success()', true],
    ['failure()', false],
    ['!cancelled()', true],
    // Other types become numbers.
    ['1 == true', true],
    ["'' == 0", true],
    ['null == false', true],
    ['github.run_attempt > 1', undefined],
    // With and without brackets; with text beside them it is a text.
    ["${{ github.event_name == 'schedule' }}", false],
    ["${{ github.event_name == 'schedule' }} ", true],
    ['${{ false }} && ${{ false }}', true],
    ['true', true],
    ['false', false],
    ['', true],
    [undefined, true],
    ['github.event_name ==', undefined],
    ['github.event.*.name', undefined],
  ])('%s is %s', (text, expected) => {
    expect(holds(text, facts)).toBe(expected)
  })

  test('asks for the status wherever it calls a status function', () => {
    const asks = [
      'always()',
      "contains(format('{0}', failure()), 'x')",
      '${{ !cancelled() }}',
      'github.actor',
      undefined,
    ]
    expect(asks.map(asksForStatus)).toEqual([true, true, true, false, false])
  })

  test('sees the answer of success() that the facts give', () => {
    const afterSkipped = new Map([...facts, ['success()', known(false)] as const])
    expect(holds('success() && true', afterSkipped)).toBe(false)
    expect(holds('always() || success()', afterSkipped)).toBe(true)
  })
})

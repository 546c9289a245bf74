// The run that a dispatch started, found by the id that its name carries.
import { describe, expect, it, test } from 'vitest'
import { findRunDoor } from '../../src/decide/find-run.ts'
import { hostileTexts, policyWith } from './contracts.ts'
import { openDoor, outputsOf } from './open-door.ts'

const run = (id: number, title: string, more: object = {}): object => ({
  id,
  display_title: title,
  html_url: `https://github.com/chatmail/docker/actions/runs/${id}`,
  status: 'queued',
  conclusion: null,
  ...more,
})

const found = (runs: unknown, correlation = 'relay-4711-1'): unknown =>
  outputsOf(findRunDoor, policyWith(), { RUNS: JSON.stringify(runs), CORRELATION: correlation })

const none = { state: 'none', 'run-id': '', url: '', status: '', conclusion: '' }

describe('the run of a dispatch', () => {
  it('A13 is the one whose name carries the id', () => {
    const runs = [
      run(3, 'Build relay/main (3f2c1ab) relay-4712-1'),
      run(2, 'Build relay/1.11.0 (3f2c1ab) relay-4711-1'),
    ]
    expect(found({ total_count: 2, workflow_runs: runs })).toEqual({
      state: 'one',
      'run-id': 2,
      url: 'https://github.com/chatmail/docker/actions/runs/2',
      status: 'queued',
      conclusion: '',
    })
  })

  it('A13 is not there yet, which is no error', () => {
    expect(found({ workflow_runs: [] })).toEqual(none)
  })

  test.each(['relay-4711-10', 'relay-4711-1-x', 'xrelay-4711-1', 'relay-4711-1.5'])(
    "A13 is not one that carries the longer id '%s'",
    (other) => {
      expect(found([run(1, `Build ${other}`)])).toEqual(none)
    },
  )

  test.each(['relay-4711-1', '(relay-4711-1)', '[relay-4711-1]: main', 'relay-4711-1/main'])(
    "A13 is found in '%s'",
    (title) => {
      expect(found([run(1, title)])).toMatchObject({ state: 'one' })
    },
  )

  it('A13 INV-41 is the first of several, and that the dispatch arrived more than once is told', () => {
    const runs = [run(9, 'Build relay-4711-1'), run(7, 'Build relay-4711-1'), run(8, 'Build relay-4711-1')]
    const answer = openDoor(findRunDoor, policyWith(), { RUNS: JSON.stringify(runs), CORRELATION: 'relay-4711-1' })
    expect(answer).toMatchObject({
      ok: true,
      value: {
        outputs: { state: 'several', 'run-id': 7 },
        warnings: ['3 runs carry relay-4711-1: the dispatch arrived more than once; the first is watched'],
      },
    })
  })

  it('A13 is read from what gh prints as well', () => {
    const runs = [
      { databaseId: 5, displayTitle: 'Build relay-4711-1', status: 'completed', conclusion: 'success', url: 'u' },
    ]
    expect(found(runs)).toEqual({ state: 'one', 'run-id': 5, url: 'u', status: 'completed', conclusion: 'success' })
  })

  test.each<[string, unknown]>([
    ['an error of the API', { message: 'Bad credentials' }],
    ['null', null],
    ['a list of something else', [{ name: 'x' }]],
    ['a list with null', [null]],
  ])('A13 is not absent because the answer is %s', (_what, answer) => {
    expect(found(answer)).toEqual({
      unreadable: ['the list of runs is not what GitHub answers: a list, or an object with workflow_runs'],
    })
  })

  test.each(hostileTexts.filter(([, text]) => text !== 'EOF'))(
    'INV-51 is not looked for by an id with %s',
    (_what, correlation) => {
      expect(found([], correlation)).toHaveProperty('malformed')
    },
  )
})

// Holds that a run which finished the rollback of another run does the same again when all its jobs are repeated.
import { describe, expect, it } from 'vitest'
import { abc, askRollback } from './ask-promotion.ts'
import { logOf, promoted, sha } from './promotions.ts'

/** Run 50 rolled c back to b and broke off; run 51 finished its record. */
const finishedByAnother = (state: string): readonly unknown[] => [
  ...abc,
  {
    id: 4,
    created_at: '2026-07-04T10:00:00Z',
    payload: { kind: 'rollback', digest: sha('b'), replaces: sha('c'), run: '50' },
    statuses: [
      { state: 'failure', log_url: 'https://github.com/acme/app/actions/runs/50' },
      { state, log_url: 'https://github.com/acme/app/actions/runs/51' },
    ],
  },
]

describe('a rollback that another run finished', () => {
  it.each(['success', 'failure'])(
    'INV-35 INV-45 goes on with the record of another run that it finished, and takes no step more (%s)',
    (state) => {
      const log = finishedByAnother(state)
      expect(askRollback({ RUN: '51', LOG: log, CURRENT: sha('b') })).toMatchObject({
        digest: sha('b'),
        replaces: sha('c'),
        change: 'false',
        log: 'finish',
        'record-id': '4',
      })
    },
  )

  it('INV-35 INV-45 is a step of its own in a run that did not work on the record', () => {
    const log = finishedByAnother('success')
    expect(askRollback({ RUN: '52', LOG: log, CURRENT: sha('b') })).toMatchObject({ digest: sha('a'), log: 'start' })
    expect(askRollback({ RUN: '50', LOG: log, CURRENT: sha('b') })).toMatchObject({ digest: sha('b'), log: 'start' })
  })

  it('INV-32 INV-35 stops when something else happened since it finished the record of another run', () => {
    const log = [...finishedByAnother('success'), ...logOf(promoted('d', { id: 5, replaces: sha('b') }))]
    expect(askRollback({ RUN: '51', LOG: log, CURRENT: sha('d') })).toEqual({
      refused: [
        'this run finished rollback 4 of 2026-07-04, and since then there was promotion 5 of 2026-07-01; start a new run',
      ],
    })
  })

  it('INV-35 is not held up by a promotion that the same run is said to have worked on', () => {
    const log = logOf(promoted('a'), promoted('b', { run: '50', runs: ['51'] }))
    expect(askRollback({ RUN: '51', LOG: log, CURRENT: sha('b') })).toMatchObject({ digest: sha('a'), log: 'start' })
  })
})

// Holds the last look before the first write: what was approved is only done when nothing happened to the channel since.
import { describe, expect, it } from 'vitest'
import { promotionCheckDoor } from '../../../src/decide/promotion/promotion-check.ts'
import { openDoor, outputsOf } from '../open-door.ts'
import { chat, logOf, policy, promoted, rolledBack, sha } from './promotions.ts'

type Variables = Readonly<Record<string, unknown>>

const log = logOf(promoted('a'), promoted('b'))
const usual: Variables = {
  IMAGE: chat.name,
  CHANNEL: 'prod',
  DIGEST: sha('c'),
  REPLACES: sha('b'),
  FOUND: sha('b'),
  LOG: log,
  SEEN: '2',
  RUN: '7',
}
const check = (variables: Variables = {}): Variables =>
  outputsOf(promotionCheckDoor, policy, { ...usual, ...variables })

const own = { run: '7', replaces: sha('b') }

describe('what was approved', () => {
  it.each<[what: string, variables: Variables, already: string]>([
    ['nothing happened', {}, 'false'],
    ['the channel did not exist, and does not', { REPLACES: '', FOUND: '', LOG: [], SEEN: '' }, 'false'],
    [
      'this run moved the channel in an earlier attempt',
      { FOUND: sha('c'), LOG: logOf(promoted('a'), promoted('b'), promoted('c', { ...own, state: 'failure' })) },
      'true',
    ],
    [
      'this run began in an earlier attempt and moved nothing',
      { LOG: logOf(promoted('a'), promoted('b'), promoted('c', { ...own, state: 'failure' })) },
      'false',
    ],
    [
      'another run promoted the same',
      { FOUND: sha('c'), LOG: logOf(promoted('a'), promoted('b'), promoted('c', { run: '8' })) },
      'true',
    ],
  ])('INV-32 is done when %s', (_, variables, already) => {
    expect(check(variables)).toEqual({ go: 'true', already })
  })

  it.each<[what: string, variables: Variables, sentence: string]>([
    [
      'the channel was moved by hand',
      { FOUND: sha('a') },
      `prod stands for ${sha('a')}, and stood for ${sha('b')} at the preview; start a new run`,
    ],
    [
      'the channel is gone',
      { FOUND: '' },
      `prod stands for nothing, and stood for ${sha('b')} at the preview; start a new run`,
    ],
    [
      'another run promoted',
      { FOUND: sha('d'), LOG: logOf(promoted('a'), promoted('b'), promoted('d', { run: '8' })) },
      'since the preview there was promotion 3 of 2026-07-03; start a new run',
    ],
    [
      'it was moved and moved back, so that it looks as it did',
      { LOG: logOf(promoted('a'), promoted('b'), promoted('d', { run: '8' }), rolledBack('b', { run: '9' })) },
      'since the preview there was promotion 3 of 2026-07-03; start a new run',
    ],
    [
      'the same was promoted by another run and rolled back from',
      {
        LOG: logOf(promoted('a'), promoted('b'), promoted('c', { run: '8' }), rolledBack('b', { run: '9', by: 'kim' })),
      },
      'since the preview there was rollback 4 of 2026-07-04 by kim; start a new run',
    ],
    [
      'what an earlier attempt of this run did was rolled back',
      {
        FOUND: sha('b'),
        LOG: logOf(promoted('a'), promoted('b'), promoted('c', { ...own }), rolledBack('b', { run: '9' })),
      },
      'since the preview there was rollback 4 of 2026-07-04; start a new run',
    ],
    [
      'another run is at it',
      { LOG: logOf(promoted('a'), promoted('b'), promoted('d', { run: '8', state: 'in_progress' })) },
      'since the preview there was promotion 3 of 2026-07-03; start a new run',
    ],
    [
      'another run is at it, and no run has a number',
      { RUN: '', LOG: logOf(promoted('a'), promoted('b'), promoted('d', { state: 'in_progress' })) },
      'since the preview there was promotion 3 of 2026-07-03; start a new run',
    ],
    [
      'there was no record at the preview, and is one',
      { SEEN: '', LOG: logOf(rolledBack('b', { run: '9' })) },
      'since the preview there was rollback 1 of 2026-07-01; start a new run',
    ],
  ])('INV-29 INV-32 is not done when %s', (_, variables, sentence) => {
    expect(check(variables)).toEqual({ refused: [sentence] })
  })

  it('INV-39 is not done when the log cannot be read, but in an emergency', () => {
    const { LOG: _, ...without } = usual
    for (const variables of [without, { ...usual, LOG: {} }])
      expect(outputsOf(promotionCheckDoor, policy, variables)).toEqual({
        unreadable: ['the promotion log is no list of records'],
      })
    const answer = openDoor(promotionCheckDoor, policy, { ...usual, LOG: {}, BREAK_GLASS: 'GitHub is down' })
    expect(answer).toEqual({
      ok: true,
      value: { outputs: { go: 'true', already: 'false' }, warnings: ['the promotion log is no list of records'] },
    })
    expect(check({ LOG: {}, BREAK_GLASS: 'GitHub is down', FOUND: sha('a') })).toHaveProperty('refused')
  })

  it('B27 INV-39 is done by the digests alone when the preview had no log, and only in an emergency', () => {
    const unread = { SEEN: 'unread', LOG: logOf(promoted('a'), promoted('d', { run: '8' }), promoted('b')) }
    expect(check({ ...unread, BREAK_GLASS: 'GitHub is down' })).toEqual({ go: 'true', already: 'false' })
    expect(check({ ...unread, LOG: {}, BREAK_GLASS: 'GitHub is down' })).toEqual({ go: 'true', already: 'false' })
    expect(check({ ...unread, FOUND: sha('c'), BREAK_GLASS: 'GitHub is down' })).toMatchObject({ already: 'true' })
    expect(check({ ...unread, FOUND: sha('d'), BREAK_GLASS: 'GitHub is down' })).toEqual({
      refused: [`prod stands for ${sha('d')}, and stood for ${sha('b')} at the preview; start a new run`],
    })
    expect(check(unread)).toEqual({
      refused: ['the promotion log could not be read at the preview, and BREAK_GLASS gives no reason to go on'],
    })
  })

  it('INV-49 is not done on values of the wrong form', () => {
    expect(check({ DIGEST: '' })).toEqual({ malformed: ["DIGEST must be sha256: and 64 hex digits, and is ''"] })
    expect(check({ FOUND: 'error' })).toEqual({
      malformed: ["FOUND must be sha256: and 64 hex digits, and is 'error'"],
    })
    expect(check({ SEEN: 'all' })).toEqual({ malformed: ["SEEN is 'all', not the number of a record"] })
  })
})

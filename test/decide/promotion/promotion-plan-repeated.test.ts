// Holds that a promotion that breaks off can be repeated, and ends as if nothing had happened.
import { describe, expect, it } from 'vitest'
import type { ChannelWrite } from '../../../src/decide/promotion/promotion-plan.ts'
import type { LogEntry } from '../../../src/decide/promotion/promotion-log-entry.ts'
import { promotionPlanDoor } from '../../../src/decide/promotion/promotion-plan-door.ts'
import { askPromotion, promotionVariables } from './ask-promotion.ts'
import { openDoor } from '../open-door.ts'
import { logOf, policy, promoted, sha } from './promotions.ts'

const warningsOf = (variables: Readonly<Record<string, unknown>>): readonly string[] => {
  const answer = openDoor(promotionPlanDoor, policy, { ...promotionVariables, ...variables })
  return answer.ok ? (answer.value.warnings ?? []) : []
}

describe('a promotion that is repeated', () => {
  const began = promoted('b', { state: 'in_progress', replaces: sha('a'), run: '4711', stamp: 'prod-20260701-3f2c1ab' })

  it('B31 INV-35 goes on with the digest and the stamp that it began with, on another day and with another staging', () => {
    const again = askPromotion({
      RUN: '4711',
      LOG: logOf(promoted('a'), began),
      SOURCE_DIGEST: sha('c'),
      DATE: '20260703',
    })
    expect(again).toMatchObject({
      digest: sha('b'),
      replaces: sha('a'),
      tags: 'prod-20260701-3f2c1ab latest prod',
      log: 'start',
      todo: 'true',
    })
    expect(warningsOf({ RUN: '4711', LOG: logOf(promoted('a'), began), SOURCE_DIGEST: sha('c') })[0]).toContain(
      `and not with ${sha('c')}`,
    )
  })

  it('INV-32 stops when something else was promoted since', () => {
    const log = logOf(promoted('a'), began, promoted('c', { run: '4712' }))
    expect(askPromotion({ RUN: '4711', LOG: log })).toEqual({
      refused: [
        'this run made promotion 2 of 2026-07-02, and since then there was promotion 3 of 2026-07-03; start a new run',
      ],
    })
  })

  it('INV-35 goes on with the digest of another run that it finished, whatever staging stands for by now', () => {
    const log = logOf(promoted('a'), { ...began, state: 'success', runs: ['4712'] })
    const again = { LOG: log, TARGET_DIGEST: sha('b'), SOURCE_DIGEST: sha('c') }
    expect(askPromotion({ ...again, RUN: '4712' })).toMatchObject({ digest: sha('b'), change: 'false', log: 'finish' })
    expect(askPromotion({ ...again, RUN: '4713' })).toMatchObject({ digest: sha('c'), change: 'true' })
  })

  it('has nothing to do when prod stands for the digest already', () => {
    const log = logOf(promoted('a'), promoted('b'))
    expect(askPromotion({ LOG: log, TARGET_DIGEST: sha('b') })).toMatchObject({
      todo: 'false',
      change: 'false',
      log: 'none',
      'record-id': '',
    })
  })

  it('INV-47 finishes what another run left when prod stands for its digest, and makes no second record or stamp', () => {
    const log = logOf(promoted('a'), began)
    expect(askPromotion({ LOG: log, TARGET_DIGEST: sha('b'), RUN: '4712', DATE: '20260703' })).toMatchObject({
      todo: 'true',
      change: 'false',
      log: 'finish',
      'record-id': '2',
      tags: 'prod-20260701-3f2c1ab latest prod',
    })
  })

  it('B31 INV-35 INV-48 breaks off anywhere, and a re-run ends as if nothing had happened', () => {
    const ends = [0, 1, 2, 3, 4].map((breakAt) => {
      const tags = new Map([
        ['prod', sha('a')],
        ['latest', sha('a')],
      ])
      const first = askPromotion({ RUN: '7', TARGET_DIGEST: sha('a') })
      const record = { ...(first['record'] as LogEntry), id: 2, at: '2026-07-02T10:00:00Z', state: 'failure' } as const
      applyWrites(tags, first, breakAt)
      if (tags.get('prod') === sha('b')) expect(tags.get('prod-20260702-3f2c1ab')).toBe(sha('b'))
      const second = askPromotion({
        RUN: '7',
        TARGET_DIGEST: tags.get('prod'),
        LOG: [...logOf(promoted('a')), record],
        DATE: '20260709',
      })
      applyWrites(tags, second, 9)
      return Object.fromEntries(tags)
    })
    expect(new Set(ends.map((end) => JSON.stringify(Object.entries(end).toSorted()))).size).toBe(1)
    expect(ends[0]).toEqual({ prod: sha('b'), latest: sha('b'), 'prod-20260702-3f2c1ab': sha('b') })
  })
})

function applyWrites(tags: Map<string, string>, planned: Readonly<Record<string, unknown>>, count: number): void {
  for (const { tag } of (planned['writes'] as readonly ChannelWrite[]).slice(0, count))
    tags.set(tag, String(planned['digest']))
}

// Holds which images a cleanup keeps for the promotion log, against where rollbacks really go.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPromotedDigests } from '../../../src/decide/promotion/promoted-digests.ts'
import type { LogEntry } from '../../../src/decide/promotion/promotion-log-entry.ts'
import { chooseRollbackTarget } from '../../../src/decide/promotion/rollback-target.ts'
import { inSweep } from '../../in-sweep.ts'
import { logOf, prod, promoted, rolledBack, sha } from './promotions.ts'

const now = Date.parse('2027-01-01T00:00:00Z')

const keptBy = (entries: readonly LogEntry[], count: number): readonly string[] =>
  Object.values(findPromotedDigests(entries, { now, count })).flat()

/** Where a rollback goes that nobody gives a target; undefined when there is none. */
function targetOf(entries: readonly LogEntry[], current: string): string | undefined {
  const wish = { moved: prod, current, entries, wanted: '', wantedDigest: '', breakGlass: '', run: '' }
  const target = chooseRollbackTarget(wish)
  return target.ok ? target.value.digest : undefined
}

const digests = fc.constantFrom(...['a', 'b', 'c', 'd', 'e', 'f'].map(sha))

/** Any log at all: what an entry replaces need not be what the one before it left. */
const logs: fc.Arbitrary<readonly LogEntry[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('promotion' as const, 'rollback' as const),
      digest: digests,
      replaces: fc.oneof(digests, fc.constant('')),
      state: fc.constantFrom('success' as const, 'failure' as const, 'in_progress' as const),
      override: fc.constantFrom(undefined, 'because'),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ override, ...row }, n) => {
      const entry = { ...row, id: n + 1, at: '2026-01-01T00:00:00Z' }
      return override === undefined ? entry : { ...entry, override }
    }),
  )

describe('what a cleanup keeps for the promotion log', () => {
  it('B51 INV-08 has the target of the next rollback, after however many promotions that were rolled back from', () => {
    const pairs = ['c', 'd', 'e', 'f', '0'].flatMap((sign) => [promoted(sign), rolledBack('b')])
    const log = logOf(promoted('a'), promoted('b'), ...pairs)
    expect(targetOf(log, sha('b'))).toBe(sha('a'))
    expect(findPromotedDigests(log, { now, count: 1 })).toEqual({
      running: [],
      last: [sha('b'), sha('0')],
      back: [sha('b'), sha('a')],
    })
  })

  it('B51 INV-08 has what stood there before the log, also when the very first record broke off', () => {
    const log = logOf(promoted('b', { replaces: sha('a'), state: 'failure' }))
    expect(targetOf(log, sha('b'))).toBe(sha('a'))
    expect(keptBy(log, 10)).toContain(sha('a'))
  })

  it('B51 has where an unfinished rollback was to go, and where the next one goes if it moved nothing', () => {
    const left = { replaces: sha('c'), state: 'failure' } as const
    const log = logOf(promoted('a'), promoted('b'), promoted('c'), rolledBack('a', left))
    for (const current of ['a', 'c']) expect(keptBy(log, 1)).toContain(targetOf(log, sha(current)))
  })

  it('B51 has the places of each channel, where the logs of several come as one', () => {
    const prodLog = logOf(promoted('a'), promoted('b'), promoted('c'))
    const betaLog = logOf(promoted('d'), promoted('e'), promoted('f'))
    const mixed = prodLog.flatMap((entry, n) => [
      { ...entry, environment: 'prod' },
      { ...entry, ...betaLog[n], environment: 'beta' },
    ])
    expect(findPromotedDigests(mixed, { now, count: 1 }).back).toEqual(['c', 'b', 'f', 'e'].map(sha))
  })

  it('B51 is nothing when nothing is to be kept', () => {
    expect(keptBy(logOf(promoted('a'), promoted('b'), promoted('c')), 0)).toEqual([])
  })

  it('B51 INV-08 INV-44 has the target of the next rollback, whatever the log', () => {
    let targets = 0
    fc.assert(
      fc.property(logs, fc.integer({ min: 1, max: 3 }), fc.boolean(), (log, count, hasMoved) => {
        const newest = log.at(-1)
        const current = (hasMoved || newest?.state === 'success' ? newest?.digest : newest?.replaces) ?? ''
        const target = targetOf(log, current)
        if (target === undefined) return
        targets += 1
        expect(keptBy(log, count)).toContain(target)
      }),
      { numRuns: inSweep(10_000) },
    )
    expect(targets).toBeGreaterThan(inSweep(3_000))
  }, 60_000)

  it('B51 INV-08 has that target also after a move by hand, where as much is kept as there was', () => {
    fc.assert(
      fc.property(logs, digests, (log, current) => {
        const target = targetOf(log, current)
        if (target !== undefined) expect(keptBy(log, log.length + 1)).toContain(target)
      }),
      { numRuns: inSweep(10_000) },
    )
  }, 60_000)
})

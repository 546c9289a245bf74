// Holds the choice of a rollback's target against a model of its own: what was in production, and what was left for good reason.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseRollbackTarget } from '../../../src/decide/promotion/rollback-target.ts'
import type { LogEntry } from '../../../src/decide/promotion/promotion-log-entry.ts'
import { previousMilestone, followLog } from '../../../src/decide/promotion/promotion-history.ts'
import { logOf, prod, promoted, rolledBack, sha } from './promotions.ts'
import { inSweep } from '../../in-sweep.ts'

/** How far an attempt came: to its end, or broken off before or after the channel was moved. */
type Outcome = 'done' | 'before' | 'after'

type Move =
  | { readonly does: 'promote'; readonly sign: string; readonly outcome: Outcome; readonly insists: boolean }
  | { readonly does: 'back'; readonly outcome: Outcome }
  | { readonly does: 'back-to'; readonly sign: string; readonly outcome: Outcome; readonly insists: boolean }
  | { readonly does: 'by-hand'; readonly sign: string }

/** The model: a tree that a promotion grows and a rollback walks down. It is told what happens and reads no log. */
interface Place {
  readonly sign: string
  readonly below: Place | undefined
  complete: boolean
}

class Model {
  prod = ''
  place: Place | undefined
  readonly wasComplete = new Set<string>()
  readonly bad = new Set<string>()

  /** Somebody looks at the channel: what came by hand becomes known. */
  look(): void {
    if (this.prod !== '' && this.place?.sign !== this.prod)
      this.place = this.below(this.prod) ?? this.put(this.prod, this.place === undefined)
  }

  promote(sign: string, complete: boolean, insists: boolean): void {
    if (insists) this.bad.delete(sign)
    if (this.place?.sign === sign) this.place.complete ||= complete
    else this.place = this.put(sign, complete)
    if (complete) this.wasComplete.add(sign)
    this.prod = sign
  }

  goBack(sign: string, complete: boolean, insists: boolean): void {
    if (this.prod !== '' && this.prod !== sign) this.bad.add(this.prod)
    if (insists) this.bad.delete(sign)
    this.place = this.below(sign) ?? this.put(sign, complete)
    this.place.complete ||= complete
    if (complete) this.wasComplete.add(sign)
    this.prod = sign
  }

  /** Where a rollback without a target should go. */
  previous(): string | undefined {
    for (let place = this.place; place !== undefined; place = place.below)
      if (place.complete && place.sign !== this.prod && !this.bad.has(place.sign)) return place.sign
    return undefined
  }

  private below(sign: string): Place | undefined {
    let place = this.place
    while (place !== undefined && place.sign !== sign) place = place.below
    return place
  }

  private put(sign: string, complete: boolean): Place {
    if (complete) this.wasComplete.add(sign)
    return { sign, below: this.place, complete }
  }
}

const digestOf = (sign: string): string => (sign === '' ? '' : sha(sign))

/** A channel that is moved; records are written as a workflow writes them. */
class Channel {
  readonly model = new Model()
  readonly entries: LogEntry[] = []
  /** Nobody can tell what an unfinished change did once the channel was moved by hand before the next look. */
  isOpen = false

  choose(wanted = '', breakGlass = ''): string | undefined {
    const wish = {
      moved: prod,
      current: digestOf(this.model.prod),
      entries: this.entries,
      wanted,
      wantedDigest: wanted,
      breakGlass,
      run: '',
    }
    const target = chooseRollbackTarget(wish)
    return target.ok ? target.value.digest : undefined
  }

  apply(move: Move): void {
    if (move.does === 'by-hand') {
      if (!this.isOpen) this.model.prod = move.sign
      return
    }
    if (move.does === 'promote') return this.promote(move)
    const wanted = move.does === 'back-to' ? digestOf(move.sign) : ''
    const insists = move.does === 'back-to' && move.insists
    const digest = this.choose(wanted, insists ? 'because' : '')
    if (digest === undefined) return
    if (digest === digestOf(this.model.prod)) return this.finish(digest, move.outcome === 'done')
    this.record('rollback', digest, move.outcome, insists)
    const sign = digest.slice(7, 8)
    if (move.outcome !== 'before') this.model.goBack(sign, move.outcome === 'done', insists)
  }

  /** What another run left is finished: no new record, and no step. */
  private finish(digest: string, isDone: boolean): void {
    const left = this.entries.at(-1)
    expect(left).toMatchObject({ kind: 'rollback', digest })
    if (left === undefined || !isDone) return
    this.entries[this.entries.length - 1] = { ...left, state: 'success' }
    this.isOpen = false
    this.model.goBack(digest.slice(7, 8), true, false)
  }

  private promote({ sign, outcome, insists }: Move & { does: 'promote' }): void {
    if (sign === this.model.prod || (this.model.bad.has(sign) && !insists)) return
    this.record('promotion', digestOf(sign), outcome, insists)
    if (outcome !== 'before') this.model.promote(sign, outcome === 'done', insists)
  }

  private record(kind: LogEntry['kind'], digest: string, outcome: Outcome, insists: boolean): void {
    this.model.look()
    const id = this.entries.length + 1
    // Times say nothing: they run backwards here.
    const at = new Date(Date.UTC(2026, 6, 31) - id * 60_000).toISOString()
    const state = outcome === 'done' ? 'success' : outcome === 'before' ? 'failure' : 'in_progress'
    const replaces = digestOf(this.model.prod)
    this.entries.push({ id, at, kind, digest, replaces, state, ...(insists && { override: 'because' }) })
    this.isOpen = outcome !== 'done'
  }
}

const signs = ['a', 'b', 'c', 'd', 'e'] as const
const outcome = fc.oneof(
  { weight: 4, arbitrary: fc.constant('done' as const) },
  fc.constantFrom('before' as const, 'after' as const),
)
const sign = fc.constantFrom(...signs)
const insists = fc.boolean()
const moves: fc.Arbitrary<Move> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('promote' as const), sign, outcome, insists }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('back' as const), outcome }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('back-to' as const), sign, outcome, insists }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('by-hand' as const), sign: fc.constantFrom('f', 'a', 'b') }) },
)

function played(history: readonly Move[]): Channel {
  const channel = new Channel()
  for (const move of history) channel.apply(move)
  channel.model.look()
  return channel
}

describe('the history of a channel', () => {
  it('B48 B50 INV-44 INV-45 a rollback goes where a model of the channel says, whatever happened before', () => {
    let targets = 0
    fc.assert(
      fc.property(fc.array(moves, { maxLength: 14 }), (history) => {
        const { model, entries } = played(history)
        fc.pre(model.prod !== '')
        const expected = model.previous()
        const found = previousMilestone(followLog(entries, digestOf(model.prod)), digestOf(model.prod))
        expect(found?.digest).toBe(expected === undefined ? undefined : digestOf(expected))
        if (expected !== undefined) targets += 1
      }),
      { numRuns: inSweep(10_000) },
    )
    expect(targets).toBeGreaterThan(inSweep(2_000))
  }, 60_000)

  it('INV-44 INV-45 a target was in production, is not what stands there, and was not rolled back from', () => {
    fc.assert(
      fc.property(fc.array(moves, { maxLength: 14 }), (history) => {
        const channel = played(history)
        fc.pre(channel.model.prod !== '')
        const target = channel.choose()?.slice(7, 8)
        if (target === undefined) return
        if (target !== channel.model.prod) expect(channel.model.wasComplete).toContain(target)
        expect(channel.model.bad).not.toContain(target)
        const left = channel.entries.at(-1)
        const isFinished = left?.kind === 'rollback' && left.state !== 'success' && left.digest === digestOf(target)
        expect(target === channel.model.prod).toBe(isFinished && channel.model.prod === target)
      }),
      { numRuns: inSweep(10_000) },
    )
  }, 60_000)

  it('B48 INV-45 as many rollbacks as one likes step back as many promotions, and then there is none left', () => {
    const distinct = fc.shuffledSubarray([...signs, 'f'], { minLength: 1 })
    fc.assert(
      fc.property(distinct, fc.nat(7), (order, steps) => {
        const channel = new Channel()
        for (const one of order) channel.apply({ does: 'promote', sign: one, outcome: 'done', insists: false })
        for (let n = 1; n <= steps; n += 1) {
          const expected = order.at(-1 - n)
          expect(channel.choose()).toBe(n < order.length && expected !== undefined ? digestOf(expected) : undefined)
          channel.apply({ does: 'back', outcome: 'done' })
        }
      }),
      { numRuns: inSweep(10_000) },
    )
  }, 60_000)

  it.each<[what: string, entries: readonly LogEntry[], current: string, target: string | undefined]>([
    ['what stood there before the log began', logOf(promoted('b', { replaces: sha('a') })), 'b', 'a'],
    [
      'the last one that was finished, not the one that broke off',
      logOf(promoted('a'), promoted('b', { state: 'failure' }), promoted('c', { replaces: sha('b') })),
      'c',
      'a',
    ],
    [
      'the last one that was finished, when the newest broke off after it moved the channel',
      logOf(promoted('a'), promoted('b', { state: 'failure' })),
      'b',
      'a',
    ],
    [
      'the one before, when the newest broke off before it moved anything',
      logOf(promoted('a'), promoted('b'), promoted('c', { state: 'failure' })),
      'b',
      'a',
    ],
    [
      'below the place to which somebody moved it by hand',
      logOf(promoted('a'), promoted('b'), promoted('c')),
      'b',
      'a',
    ],
    ['the newest one, when something unknown stands there', logOf(promoted('a'), promoted('b')), 'f', 'b'],
    ['nowhere, when there was only one', logOf(promoted('a')), 'a', undefined],
    ['nowhere, when there is no log', [], 'a', undefined],
    [
      'to a digest that somebody insisted on later',
      logOf(promoted('a'), promoted('b'), rolledBack('a'), promoted('b', { override: 'fixed outside' }), promoted('c')),
      'c',
      'b',
    ],
    [
      'past a digest that came back without anybody insisting',
      logOf(promoted('a'), promoted('b'), rolledBack('a'), promoted('b'), promoted('c')),
      'c',
      'a',
    ],
  ])('INV-44 a rollback goes to %s', (_, entries, current, target) => {
    expect(targetOf(entries, current)).toBe(target && sha(target))
  })
})

const targetOf = (entries: readonly LogEntry[], current: string): string | undefined =>
  previousMilestone(followLog(entries, sha(current)), sha(current))?.digest

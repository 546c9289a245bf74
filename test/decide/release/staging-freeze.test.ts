// Holds the freeze of a channel: by the day of one date that the run was given, and never by a clock.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stagingFreezeDoor } from '../../../src/decide/release/staging-freeze.ts'
import { outputsOf } from '../open-door.ts'
import { policy } from '../build/release-onto.ts'
import type { Variables } from '../build/release-onto.ts'
import { inSweep } from '../../in-sweep.ts'

const ask = (DATE: string, more: Variables = {}): Variables => outputsOf(stagingFreezeDoor, policy, { DATE, ...more })

/** The day of the week by Zeller's congruence, which knows no library: 0 is Saturday. */
function zeller(year: number, month: number, day: number): number {
  const [m, y] = month < 3 ? [month + 12, year - 1] : [month, year]
  const century = Math.floor(y / 100)
  return (
    (day +
      Math.floor((13 * (m + 1)) / 5) +
      (y % 100) +
      Math.floor((y % 100) / 4) +
      Math.floor(century / 4) +
      5 * century) %
    7
  )
}

describe('the freeze', () => {
  it.each<[date: string, frozen: boolean, reason: string]>([
    ['20261121', false, 'staging moves: it is Saturday'],
    ['20261123', false, 'staging moves: it is Monday'],
    ['20261124', true, 'staging stays where it is: it is Tuesday'],
    ['20261125', true, 'staging stays where it is: it is Wednesday'],
    ['20261126', false, 'staging moves: it is Thursday'],
    ['20240229', false, 'staging moves: it is Thursday'],
  ])('B10 on %s frozen is %s', (date, frozen, reason) => {
    expect(ask(date)).toEqual({ frozen, hold: frozen ? 'staging' : '', reason })
  })

  it('B10 somebody can insist, and other days and channels can be named', () => {
    expect(ask('20261124', { FORCE: 'true' })).toEqual({
      frozen: false,
      hold: '',
      reason: 'staging moves although it is Tuesday: it was forced',
    })
    expect(ask('20261124', { FORCE: 'false' })).toMatchObject({ frozen: true })
    expect(ask('20261121', { DAYS: ['Saturday'], CHANNEL: 'edge' })).toMatchObject({ hold: 'edge' })
  })

  it.each<[what: string, variables: Variables, sentence: string]>([
    ['a day that no calendar has', { DATE: '20260230' }, "DATE is '20260230', which is no day (YYYYMMDD)"],
    ['another form of date', { DATE: '2026-11-24' }, "DATE is '2026-11-24', which is no day (YYYYMMDD)"],
    ['no date', { DATE: '' }, "DATE is '', which is no day (YYYYMMDD)"],
    [
      'a day of another name',
      { DATE: '20261124', DAYS: ['Tue'] },
      "DAYS has 'Tue'; days are called Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday",
    ],
    ['days that are none', { DATE: '20261124', DAYS: {} }, 'DAYS is no list of days, such as ["Tuesday", "Wednesday"]'],
  ])('B10 %s is told', (_, variables, sentence) => {
    expect(outputsOf(stagingFreezeDoor, policy, variables)).toEqual({ malformed: [sentence] })
  })

  it('B10 a calendar by hand finds the same days', () => {
    const days = fc.tuple(
      fc.integer({ min: 1970, max: 9999 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    fc.assert(
      fc.property(days, ([year, month, day]) => {
        const date = [year, month, day].map((part) => `${part}`.padStart(2, '0')).join('')
        return ask(date)['frozen'] === [3, 4].includes(zeller(year, month, day))
      }),
      { numRuns: inSweep(10_000) },
    )
  })
})

// Holds the second look: what is deleted was planned, and is still what it was when the plan was made.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planCleanup } from '../../../src/decide/cleanup/cleanup-plan.ts'
import type { CleanupPlan } from '../../../src/decide/cleanup/cleanup-plan.ts'
import type { CleanupSettings } from '../../../src/decide/cleanup/cleanup-roots.ts'
import { recheckPlan } from '../../../src/decide/cleanup/cleanup-recheck.ts'
import type { RecheckedPlan } from '../../../src/decide/cleanup/cleanup-recheck.ts'
import { brings, toSettings } from './cleanup-oracle.ts'
import { smallCleanup, smallPackage } from './random-packages.ts'
import { digestFor, inventoryOf, settingsWith, smallPolicy } from './small-packages.ts'
import type { SmallPackage } from './small-packages.ts'
import { inSweep } from '../../in-sweep.ts'

const nameOf = (digest: string): string => Buffer.from(digest.slice(7).replace(/(?:00)+$/, ''), 'hex').toString()
const gone = ({ delete: deletions }: Pick<CleanupPlan, 'delete'>): string =>
  deletions.map(({ digest }) => nameOf(digest)).join(' ')

function planOf(versions: SmallPackage, more: Partial<CleanupSettings> = {}): CleanupPlan | undefined {
  const plan = planCleanup({ tags: smallPolicy }, inventoryOf(versions), settingsWith(more))
  return plan.ok ? plan.value : undefined
}

function recheck(before: SmallPackage, after: SmallPackage, more: Partial<CleanupSettings> = {}): RecheckedPlan {
  const [shown, fresh] = [planOf(before), planOf(after, more)]
  if (shown === undefined || fresh === undefined) throw new Error('no plan')
  return recheckPlan(shown, fresh, inventoryOf(after))
}

describe('the second look at a plan', () => {
  it('INV-05 the same package gives the same plan', () => {
    const versions: SmallPackage = { old: { children: ['part'] }, part: {}, both: { tags: ['1.0.0', 'branch-gone'] } }
    expect(gone(recheck(versions, versions))).toBe('old part')
    expect(recheck(versions, versions).untag.map(({ tag }) => tag)).toEqual(['branch-gone'])
    expect(recheck(versions, versions).dropped).toEqual([])
  })

  it.each<[what: string, after: SmallPackage, more: Partial<CleanupSettings>, deleted: string, why: string]>([
    ['that is gone', { other: { id: 101 } }, {}, 'other', 'it is gone already'],
    [
      'that got a tag to keep',
      { old: { tags: ['1.0.0'] }, other: {} },
      {},
      'other',
      `its tags have changed from '' to '1.0.0'`,
    ],
    [
      'that got any tag',
      { old: { tags: ['branch-gone'] }, other: {} },
      {},
      'other',
      `its tags have changed from '' to 'branch-gone'`,
    ],
    [
      'that a new index stands on',
      { old: {}, other: {}, new: { tags: ['1.0.0'], children: ['old'] } },
      {},
      'other',
      'a part of 1.0.0',
    ],
    ['that was pushed again', { old: { touchedHours: 1 }, other: {} }, {}, 'other', 'younger than 48 hours'],
    [
      'that a workflow has read',
      { old: {}, other: {} },
      { inFlight: new Set([digestFor('old')]) },
      'other',
      'in use by a workflow that runs or waits',
    ],
    ['with another id', { old: { id: 102 }, other: {} }, {}, 'other', 'it was pushed again: its id is 102, not 100'],
  ])('INV-05 INV-34 drops a version %s', (_, after, more, deleted, why) => {
    const plan = recheck({ old: {}, other: {} }, after, more)
    expect(gone(plan)).toBe(deleted)
    expect(plan.dropped.find(({ digest }) => digest === digestFor('old'))?.why).toBe(why)
  })

  it('INV-01 a part stays as long as an index that was dropped', () => {
    const plan = recheck(
      { old: { children: ['part'] }, part: {} },
      { old: { tags: ['branch-gone'], children: ['part'] }, part: {} },
    )
    expect(gone(plan)).toBe('')
    expect(plan.dropped.map(({ why }) => why)).toEqual([
      `its tags have changed from '' to 'branch-gone'`,
      'what holds it has changed',
    ])
  })

  it('INV-05 does not delete what was not shown, however old it has become', () => {
    expect(gone(recheck({ old: {}, young: { ageHours: 47 } }, { old: {}, young: { ageHours: 49 } }))).toBe('old')
  })

  it('drops the tag of a branch that lives again', () => {
    const versions: SmallPackage = { both: { tags: ['1.0.0', 'branch-back'] } }
    expect(recheck(versions, versions, { branches: ['main', 'back'] }).untag).toEqual([])
  })

  it('INV-01 INV-05 INV-34 deletes only what was planned, and nothing that anything else still stands on, whatever has changed', () => {
    let kept = 0
    fc.assert(
      fc.property(smallCleanup, smallPackage, fc.integer({ min: 0, max: 511 }), (before, changes, mask) => {
        const names = Object.keys(before.versions)
        const after = {
          ...before,
          versions: merge(before.versions, changes, (name) => (mask & (1 << names.indexOf(name))) === 0),
        }
        const shown = planOf(before.versions, toSettings(before, digestFor))
        const fresh = planOf(after.versions, toSettings(after, digestFor))
        if (shown === undefined || fresh === undefined) return true
        const { delete: deletions, dropped } = recheckPlan(shown, fresh, inventoryOf(after.versions))
        const planned = shown.delete.map(({ digest }) => nameOf(digest))
        const deleted = new Set(deletions.map(({ digest }) => nameOf(digest)))
        kept += deleted.size
        const torn = Object.keys(after.versions)
          .filter((name) => !deleted.has(name))
          .filter((name) => [...deleted].some((other) => brings(after.versions, name, other)))
        return (
          [...deleted].every((name) => planned.includes(name)) &&
          torn.length === 0 &&
          deleted.size + dropped.length === planned.length
        )
      }),
      { numRuns: inSweep(3000) },
    )
    expect(kept).toBeGreaterThan(inSweep(600))
  }, 60_000)
})

/** Versions as they were where `stays` says so; else as in the other package, or gone. New ones come in as well. */
function merge(before: SmallPackage, changes: SmallPackage, stays: (name: string) => boolean): SmallPackage {
  const taken = new Set<string>()
  const entries = Object.keys({ ...before, ...changes })
    .toSorted()
    .flatMap((name) => {
      const version = name in before && stays(name) ? before[name] : changes[name]
      return version === undefined ? [] : [[name, version] as const]
    })
  return Object.fromEntries(
    entries.map(([name, { tags = [], ...version }]) => {
      const own = tags.filter((tag) => !taken.has(tag))
      for (const tag of own) taken.add(tag)
      return [name, { ...version, tags: own }]
    }),
  )
}

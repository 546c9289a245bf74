// Holds the look after a cleanup: what had to stay is there with all its parts, or is named to be restored.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planCleanup } from '../../../src/decide/cleanup/cleanup-plan.ts'
import type { CleanupPlan } from '../../../src/decide/cleanup/cleanup-plan.ts'
import { worthTelling } from '../../../src/decide/cleanup/cleanup-plan-door.ts'
import { verifyCleanup } from '../../../src/decide/cleanup/cleanup-verify.ts'
import { partsOf, toSettings } from './cleanup-oracle.ts'
import { smallCleanup } from './random-packages.ts'
import { digestFor, inventoryOf, settingsWith, smallPolicy } from './small-packages.ts'
import type { SmallPackage } from './small-packages.ts'
import { inSweep } from '../../in-sweep.ts'

const nameOf = (digest: string): string => Buffer.from(digest.slice(7).replace(/(?:00)+$/, ''), 'hex').toString()
const without = (versions: SmallPackage, names: readonly string[]): SmallPackage =>
  Object.fromEntries(Object.entries(versions).filter(([name]) => !names.includes(name)))

const versions: SmallPackage = {
  release: { tags: ['1.0.0'], children: ['nested'] },
  nested: { children: ['part'] },
  part: {},
  old: { children: ['old-part'] },
  'old-part': {},
}

function planOf(of: SmallPackage, more = {}): CleanupPlan | undefined {
  const plan = planCleanup({ tags: smallPolicy }, inventoryOf(of), settingsWith(more))
  return plan.ok ? { ...plan.value, keep: worthTelling(plan.value.keep) } : undefined
}

const plan = planOf(versions) as CleanupPlan

/** The plan of somebody who got it wrong: these go as well. */
const wrongPlan = (names: readonly string[]): CleanupPlan => ({
  ...plan,
  delete: [
    ...plan.delete,
    ...names.map((name, n) => ({
      id: 500 + n,
      digest: digestFor(name),
      tags: [],
      why: '',
      after: n === 0 ? [] : [digestFor(names[n - 1] ?? '')],
    })),
  ],
})

describe('the look after a cleanup', () => {
  it('A46 is content when everything that had to stay is there', () => {
    expect(verifyCleanup(plan, inventoryOf(without(versions, ['old', 'old-part'])))).toMatchObject({
      restore: [],
      torn: [],
    })
    expect(verifyCleanup(plan, inventoryOf(versions))).toMatchObject({ restore: [], torn: [] })
  })

  it('INV-01 INV-09 names the part of a kept tag that this run deleted, with all that went after it', () => {
    const after = inventoryOf(without(versions, ['nested', 'part', 'old', 'old-part']))
    expect(verifyCleanup(wrongPlan(['nested', 'part']), after).restore).toEqual([
      { id: 500, digest: digestFor('nested'), tags: [], why: 'it is a part of 1.0.0' },
      { id: 501, digest: digestFor('part'), tags: [], why: `it went with ${digestFor('nested')}` },
    ])
  })

  it('INV-01 names a part of what stayed without a tag, since that may be a part of what went', () => {
    const deep: SmallPackage = {
      release: { tags: ['1.0.0'], children: ['outer'] },
      outer: { children: ['inner'] },
      inner: { children: ['nested'] },
      nested: {},
    }
    const wrongly = ['outer', 'nested'].map((name, n) => ({
      id: n,
      digest: digestFor(name),
      tags: [],
      why: '',
      after: [],
    }))
    const { restore, torn } = verifyCleanup(
      { keep: [], untag: [], delete: wrongly },
      inventoryOf(without(deep, ['outer', 'nested'])),
    )
    expect(restore.map(({ digest }) => nameOf(digest))).toEqual(['outer', 'nested'])
    expect(torn).toEqual([])
  })

  it('INV-28 tells of what should have gone and is listed still', () => {
    expect(verifyCleanup(plan, inventoryOf(versions)).left.map(({ id }) => id)).toEqual([103, 104])
    expect(verifyCleanup(plan, inventoryOf(without(versions, ['old', 'old-part']))).left).toEqual([])
  })

  it('A46 INV-04 names a tag that had to stay and that nothing carries any more, and no tag that was moved or taken off', () => {
    const both: SmallPackage = { release: { tags: ['1.0.0', 'latest', 'branch-gone'] }, next: { tags: ['1.0.1'] } }
    const planned = planOf(both) as CleanupPlan
    const check = (after: SmallPackage): unknown => verifyCleanup(planned, inventoryOf(after)).restore
    expect(check({ release: { tags: ['1.0.0', 'latest'] }, next: { tags: ['1.0.1'] } })).toEqual([])
    expect(check({ release: { tags: ['1.0.0'] }, next: { tags: ['1.0.1', 'latest'] } })).toEqual([])
    expect(check({ release: { tags: ['1.0.0'] }, next: { tags: ['1.0.1'] } })).toEqual([
      { id: 100, digest: digestFor('release'), tags: ['latest'], why: 'the tag latest had to stay' },
    ])
  })

  it('sees on a registry that lists tags only whether every tag is there, wherever it leads to by now', () => {
    const planned = planOf({ release: { tags: ['1.0.0'] }, main: { tags: ['latest'] } }) as CleanupPlan
    const check = (after: SmallPackage): unknown => verifyCleanup(planned, inventoryOf(after, 'tags')).restore
    expect(check({ release: { tags: ['1.0.0'] }, new: { tags: ['latest'] } })).toEqual([])
    expect(check({ new: { tags: ['latest'] } })).toMatchObject([{ tags: ['1.0.0'] }])
  })

  it('A46 names a version that had to stay and is gone', () => {
    expect(verifyCleanup(plan, inventoryOf(without(versions, ['release']))).restore).toMatchObject([
      { id: 100, tags: ['1.0.0'], why: '1.0.0 had to stay' },
    ])
  })

  it('only tells of a part that was missing before: restoring cannot bring it back', () => {
    const torn = { release: { tags: ['1.0.0'], children: ['lost'] } }
    const check = verifyCleanup(planOf(torn) as CleanupPlan, inventoryOf(torn))
    expect(check).toMatchObject({
      restore: [],
      torn: [`1.0.0 lacks ${digestFor('lost')}, which this run did not delete`],
    })
  })

  it('INV-01 what it names makes every tag whole again, whatever a wrong plan has deleted', () => {
    let restored = 0
    fc.assert(
      fc.property(smallCleanup, fc.integer({ min: 0, max: 511 }), (cleanup, mask) => {
        const made = planOf(cleanup.versions, toSettings(cleanup, digestFor))
        if (made === undefined || Object.values(cleanup.versions).some(({ isLost }) => isLost)) return true
        const names = Object.keys(cleanup.versions)
        const wrongly = names.filter(
          (name, n) => (mask & (1 << n)) !== 0 && (cleanup.versions[name]?.tags ?? []).length === 0,
        )
        const deleted = [...new Set([...made.delete.map(({ digest }) => nameOf(digest)), ...wrongly])]
        const log = {
          ...made,
          delete: deleted.map((name) => ({
            id: names.indexOf(name),
            digest: digestFor(name),
            tags: [],
            why: '',
            after: names.filter((holder) => cleanup.versions[holder]?.children?.includes(name)).map(digestFor),
          })),
        }
        const { restore } = verifyCleanup(log, inventoryOf(without(cleanup.versions, deleted)))
        const back = restore.map(({ digest }) => nameOf(digest))
        restored += back.length
        const there = new Set([...names.filter((name) => !deleted.includes(name)), ...back])
        const tagged = [...there].filter((name) => (cleanup.versions[name]?.tags ?? []).length > 0)
        return tagged.every((name) => [...partsOf(cleanup.versions, name)].every((part) => there.has(part)))
      }),
      { numRuns: inSweep(3000) },
    )
    expect(restored).toBeGreaterThan(inSweep(300))
  }, 60_000)
})

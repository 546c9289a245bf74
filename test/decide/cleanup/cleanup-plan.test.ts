// Holds the plan of a cleanup to an oracle that tries everything, and to the rules one by one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planCleanup } from '../../../src/decide/cleanup/cleanup-plan.ts'
import type { CleanupPlan } from '../../../src/decide/cleanup/cleanup-plan.ts'
import type { CleanupSettings } from '../../../src/decide/cleanup/cleanup-roots.ts'
import { brings, judgeCleanup, isYoung, partsOf, toSettings } from './cleanup-oracle.ts'
import type { SmallCleanup } from './cleanup-oracle.ts'
import { smallCleanup } from './random-packages.ts'
import { belongingTagFor, digestFor, inventoryOf, settingsWith, smallPolicy } from './small-packages.ts'
import type { SmallPackage } from './small-packages.ts'
import { inSweep } from '../../in-sweep.ts'

const nameOf = (digest: string): string => Buffer.from(digest.slice(7).replace(/(?:00)+$/, ''), 'hex').toString()

function planFor(versions: SmallPackage, more: Partial<CleanupSettings> = {}): CleanupPlan {
  const plan = planCleanup({ tags: smallPolicy }, inventoryOf(versions), settingsWith(more))
  if (!plan.ok) throw new Error(plan.sentences.join('\n'))
  return plan.value
}

const gone = (plan: CleanupPlan): string => plan.delete.map(({ digest }) => nameOf(digest)).join(' ')

const reasons = (plan: CleanupPlan): Record<string, string> =>
  Object.fromEntries([...plan.delete, ...plan.keep].map(({ digest, why }) => [nameOf(digest), why]))

describe('the plan of a cleanup', () => {
  it('INV-01 INV-02 INV-03 INV-04 INV-08 A42 A47 A50 is what a search through all versions finds, and nothing more stays', () => {
    let plans = 0
    fc.assert(
      fc.property(smallCleanup, (cleanup) => {
        const verdict = judgeCleanup(cleanup)
        const made = planCleanup(
          { tags: smallPolicy },
          inventoryOf(cleanup.versions),
          settingsWith(toSettings(cleanup, digestFor)),
        )
        if (!made.ok || verdict.isBlind) return made.ok !== verdict.isBlind
        plans += made.value.delete.length > 0 ? 1 : 0
        const deleted = made.value.delete.map(({ digest }) => nameOf(digest))
        const found = {
          delete: deleted.toSorted(),
          untag: made.value.untag.map(({ digest, tag }) => `${nameOf(digest)} ${tag}`).toSorted(),
          keep: made.value.keep.map(({ digest }) => nameOf(digest)).toSorted(),
          silent: [...made.value.keep, ...made.value.delete].filter(({ why }) => why.length < 4),
          harm: harmAtAnyMoment(cleanup, deleted),
        }
        const goes = Object.keys(cleanup.versions).filter((name) => !verdict.stay.has(name))
        expect(found).toEqual({
          delete: goes.toSorted(),
          untag: verdict.untag,
          keep: [...verdict.stay].toSorted(),
          silent: [],
          harm: [],
        })
        return true
      }),
      { numRuns: inSweep(10_000) },
    )
    // The packages are not all too small to say something.
    expect(plans).toBeGreaterThan(inSweep(3000))
  }, 60_000)

  it('INV-01 INV-02 A47 keeps the parts of a kept index, also those that it shares with one that goes', () => {
    const plan = planFor({
      release: { tags: ['1.0.0'], children: ['amd', 'nested'] },
      nested: { children: ['arm'] },
      amd: {},
      arm: {},
      old: { tags: ['branch-gone'], children: ['amd', 'own'] },
      own: {},
    })
    expect(gone(plan)).toBe('old own')
    expect(reasons(plan)).toMatchObject({
      release: '1.0.0 is of the class version, which stays forever',
      arm: 'a part of 1.0.0',
      amd: 'a part of 1.0.0',
    })
    expect(plan.delete[1]).toMatchObject({ why: `goes with ${digestFor('old')}`, after: [digestFor('old')] })
  })

  it.each<[form: string, signature: SmallPackage[string]]>([
    ['a subject', { subject: 'image' }],
    ['a fallback tag', { tags: [belongingTagFor('image')] }],
    ['a tag of cosign 2', { tags: [belongingTagFor('image', '.sig')] }],
    ['a tag of an attestation', { tags: [belongingTagFor('image', '.att')] }],
    ['a tag of an SBOM', { tags: [belongingTagFor('image', '.sbom')] }],
  ])('INV-03 what belongs to an image by %s stays as long as the image, and goes after it', (_, signature) => {
    const kept = planFor({ index: { tags: ['1.0.0'], children: ['image'] }, image: {}, signature })
    expect(gone(kept)).toBe('')
    const going = planFor({ signature: { ...signature, ageHours: 1001 }, index: { children: ['image'] }, image: {} })
    expect(gone(going)).toBe('index image signature')
    expect(
      gone(planFor({ signature: { ...signature, ...(signature.subject !== undefined && { subject: 'unknown' }) } })),
    ).toBe('signature')
  })

  it('INV-03 bundles stay through the list of belongings that names them', () => {
    const plan = planFor({
      image: { tags: ['1.0.0'] },
      list: { tags: [belongingTagFor('image')], children: ['bundle'] },
      bundle: {},
      old: { tags: [] },
    })
    expect(gone(plan)).toBe('old')
    expect(reasons(plan)['list']).toBe(`belongs to ${digestFor('image')}, which stays with 1.0.0`)
  })

  it('A50 INV-04 takes only the tag of a gone branch off a version that has another tag to keep', () => {
    const plan = planFor({ both: { tags: ['1.2.3', 'branch-gone'] }, only: { tags: ['branch-gone-slim'] } })
    expect(gone(plan)).toBe('only')
    expect(plan.untag).toEqual([
      { digest: digestFor('both'), tag: 'branch-gone', why: 'branch-gone is of a branch that is gone' },
    ])
  })

  it('leaves old tags of commits on a version that stays: nothing is won by taking them off', () => {
    const commits = Object.fromEntries(
      ['1', '2', '3'].map((n) => [`c${n}`, { tags: [`sha-aaaaaa${n}`], ageHours: 100 }]),
    )
    const plan = planFor({ ...commits, release: { tags: ['1.2.3', 'sha-bbbbbbb'], ageHours: 900 } })
    expect({ gone: gone(plan), untag: plan.untag }).toEqual({ gone: '', untag: [] })
    expect(reasons(planFor({ ...commits, c2: { tags: ['sha-aaaaaa2'], ageHours: 99 } }))['c1']).toBe(
      'sha-aaaaaa1 is one of the newest 2 of the class commit',
    )
  })

  it('INV-08 A41 deletes nothing that a running build may just have pushed, even without a tag', () => {
    const versions: SmallPackage = {
      new: { ageHours: 47 },
      old: { ageHours: 49 },
      retagged: { ageHours: 900, touchedHours: 1 },
    }
    const plan = planFor(versions)
    expect(gone(plan)).toBe('old')
    expect(reasons(plan)).toMatchObject({ new: 'younger than 48 hours', retagged: 'younger than 48 hours' })
    expect(gone(planFor(versions, { minAgeHours: 50 }))).toBe('')
  })

  it('INV-34 keeps what a running workflow has read, with its parts and what belongs to it', () => {
    const versions: SmallPackage = {
      index: { children: ['image'] },
      image: {},
      signature: { subject: 'image' },
      other: {},
    }
    const plan = planFor(versions, { inFlight: new Set([digestFor('index')]) })
    expect(gone(plan)).toBe('other')
    expect(reasons(plan)).toMatchObject({ index: 'in use by a workflow that runs or waits' })
  })

  it('A40 keeps the newest images without a tag when asked to; a part and a signature do not count as one', () => {
    const versions: SmallPackage = {
      before: { children: ['part'], ageHours: 300 },
      part: { ageHours: 100 },
      signature: { subject: 'part', ageHours: 100 },
      older: { ageHours: 400 },
      oldest: { ageHours: 500 },
    }
    expect(gone(planFor(versions, { keepUntagged: 2 }))).toBe('oldest')
    expect(gone(planFor(versions, { keepUntagged: 1 }))).toBe('oldest older')
    expect(reasons(planFor(versions, { keepUntagged: 1 }))['before']).toBe('one of the newest 1 without a tag')
  })

  it('A44 after the deletion of a branch only its images go, with their parts; the rest of the package is left alone', () => {
    const versions: SmallPackage = {
      mine: { tags: ['branch-fix-x', 'branch-fix-x-slim'], children: ['part', 'shared'] },
      part: {},
      shared: {},
      signature: { tags: [belongingTagFor('mine')] },
      loose: {},
      other: { tags: ['branch-long-gone'], children: ['shared'] },
      release: { tags: ['1.0.0', 'branch-fix-x-slim'] },
    }
    const plan = planFor({ ...versions, mine: { ...versions['mine'], tags: ['branch-fix-x'] } }, { branch: 'fix/x' })
    expect(gone(plan)).toBe('mine part signature')
    expect(plan.untag).toMatchObject([{ digest: digestFor('release'), tag: 'branch-fix-x-slim' }])
    expect(reasons(plan)).toMatchObject({
      loose: "not of the branch 'fix/x'",
      other: "branch-long-gone is not of the branch 'fix/x'",
      shared: 'a part of branch-long-gone',
    })
  })

  it('A44 the image of a gone branch goes although it is also the newest build of its commit, which every image is', () => {
    const versions: SmallPackage = { mine: { tags: ['branch-fix-x', 'sha-aaaaaa1'] }, main: { tags: ['sha-aaaaaa2'] } }
    for (const branch of ['fix/x', undefined]) expect(gone(planFor(versions, { branch }))).toBe('mine')
    expect(gone(planFor({ ...versions, mine: { tags: ['branch-fix-x', 'sha-aaaaaa1', '1.0.0'] } }))).toBe('')
  })

  it('A44 a branch that lives again, or another one with the same tag, keeps its image', () => {
    const versions: SmallPackage = { mine: { tags: ['branch-fix-x'] } }
    for (const branches of [
      ['main', 'fix/x'],
      ['main', 'fix-x'],
    ])
      expect(gone(planFor(versions, { branch: 'fix/x', branches }))).toBe('')
    expect(gone(planFor(versions, { branch: 'fix/x' }))).toBe('mine')
  })

  it('tells tags that no class knows, and keeps them', () => {
    const plan = planFor({ image: { tags: ['by-hand', 'another'] } })
    expect(gone(plan)).toBe('')
    expect(plan.remarks).toEqual(['no class of the policy knows these tags, so they stay: another, by-hand'])
  })

  it('tells of a kept index that lacks parts already', () => {
    expect(planFor({ image: { tags: ['1.0.0'], children: ['gone'] } }).remarks).toEqual([
      `1.0.0 lacks parts already: ${digestFor('gone')}`,
    ])
  })

  it('INV-06 INV-39 plans nothing when a version that must stay has no manifest: what must stay with it is unknown', () => {
    const versions: SmallPackage = { release: { tags: ['1.0.0'], isLost: true }, part: {} }
    expect(planCleanup({ tags: smallPolicy }, inventoryOf(versions), settingsWith())).toEqual({
      ok: false,
      cause: 'unreadable',
      sentences: [
        `ghcr.io/acme/app lists version 100 (1.0.0), and its registry has no manifest ${digestFor('release')}: what must stay with it is unknown; nothing is deleted`,
      ],
    })
  })

  it('INV-39 leaves a version without a manifest that nothing needs where it is, and tells it', () => {
    const plan = planFor({ lost: { isLost: true }, signature: { tags: [belongingTagFor('lost')] }, old: {} })
    expect(gone(plan)).toBe('old')
    expect(plan.remarks).toEqual([`version 100 stays: the registry has no manifest ${digestFor('lost')}`])
  })

  it('ends, and takes parts last, where names go in a circle', () => {
    const plan = planFor({ part: {}, index: { children: ['part'], tags: [belongingTagFor('part')] } })
    expect(gone(plan)).toBe('index part')
  })
})

/** After each single deletion: what lacks a part, what was young, what went before the subject that it belongs to. */
function harmAtAnyMoment({ versions }: SmallCleanup, deleted: readonly string[]): readonly string[] {
  const there = new Set(Object.keys(versions))
  return deleted.flatMap((name) => {
    there.delete(name)
    const subject = versions[name]?.subject ?? ''
    return [
      ...(isYoung(versions[name] ?? {}) ? [`${name} is young`] : []),
      ...[...there].filter((other) => partsOf(versions, other).has(name)).map((other) => `${other} lacks ${name}`),
      ...(there.has(subject) && !isInCircle(versions, name) ? [`${name} goes before ${subject}`] : []),
    ]
  })
}

/** Names and subjects may go in circles, which digests cannot: then only parts have an order. */
function isInCircle(versions: SmallPackage, name: string): boolean {
  const reached = new Set<string>()
  const walk = (from: string): void => {
    for (const next of Object.keys(versions).filter((other) => brings(versions, from, other))) {
      if (reached.has(next)) continue
      reached.add(next)
      walk(next)
    }
  }
  walk(name)
  return reached.has(name)
}

// Random small packages: nested indexes, shared parts, several tags on one version, belongings in all three forms, all ages.
import fc from 'fast-check'
import type { SmallCleanup } from './cleanup-oracle.ts'
import { belongingTagFor } from './small-packages.ts'
import type { SmallPackage, SmallVersion } from './small-packages.ts'

const peopleTags = [
  'latest',
  '1.0.0',
  '1.0.1',
  '1.0',
  '1.0.0-slim',
  'hand-made',
  'branch-main',
  'branch-feature-x',
  'branch-feature-x-slim',
  'branch-y',
  'sha-aaaaaa1',
  'sha-aaaaaa2',
  'sha-aaaaaa3',
  'sha-aaaaaa4',
  'sha-aaaaaa1-slim',
  'sha-aaaaaa2-slim',
  'sha-aaaaaa3-slim',
  'staging-20260730-aaaaaa1',
  'staging-20260701-aaaaaa2',
]

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']

interface Draft {
  readonly children: readonly number[]
  readonly isIndex: boolean
  readonly subject: number | null
  readonly about: number | null
  readonly ending: string
  readonly ageHours: number
  readonly touchedHours: number
  readonly isLost: boolean
}

const rarely = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value })

const draft: fc.Arbitrary<Draft> = fc.record({
  children: fc.uniqueArray(fc.nat(8), { maxLength: 3 }),
  isIndex: fc.integer({ min: 0, max: 2 }).map((n) => n === 0),
  subject: rarely(fc.nat(8)),
  about: rarely(fc.nat(8)),
  ending: fc.constantFrom('', '.sig', '.att', '.sbom'),
  ageHours: fc.oneof(
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 60 }) },
    { weight: 9, arbitrary: fc.integer({ min: 60, max: 900 }) },
  ),
  touchedHours: fc.oneof(
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 60 }) },
    { weight: 12, arbitrary: fc.constant(900) },
  ),
  isLost: fc.integer({ min: 0, max: 60 }).map((n) => n === 0),
})

/** Parts and subjects come earlier, as digests demand; a tag may name any subject, also one that never was. */
export const smallPackage: fc.Arbitrary<SmallPackage> = fc
  .tuple(
    fc.array(draft, { minLength: 4, maxLength: names.length }),
    fc.array(fc.nat(8), { minLength: peopleTags.length, maxLength: peopleTags.length }),
    fc.array(fc.integer({ min: 0, max: 4 }), { minLength: peopleTags.length, maxLength: peopleTags.length }),
  )
  .map(([drafts, owners, use]) => {
    const made: Record<string, SmallVersion> = {}
    for (const [n, { children, isIndex, subject, about, ending, isLost, ...ages }] of drafts.entries()) {
      const own = peopleTags.filter((_, t) => owners[t] === n && use[t] === 0)
      const nameOf = (index: number): string => names[index] ?? ''
      made[nameOf(n)] = {
        ...ages,
        tags: [...own, ...(about === null || about === n ? [] : [belongingTagFor(nameOf(about), ending)])],
        ...(isIndex && n > 0 && { children: [...new Set(children.map((child) => nameOf(child % n)))] }),
        ...(subject !== null && n > 0 && { subject: nameOf(subject % n) }),
        ...(isLost && { isLost }),
      }
    }
    return made
  })

/** Two versions never carry the same belonging tag. */
const withoutDoubleTags = (versions: SmallPackage): boolean => {
  const tags = Object.values(versions).flatMap(({ tags: own = [] }) => own)
  return new Set(tags).size === tags.length
}

export const smallCleanup: fc.Arbitrary<SmallCleanup> = fc
  .record({
    versions: smallPackage.filter(withoutDoubleTags),
    branches: fc.option(fc.subarray(['main', 'feature/x', 'y', 'y-slim']), { freq: 8, nil: undefined }),
    branch: fc.constantFrom(undefined, undefined, undefined, undefined, undefined, 'feature/x', 'y'),
    inFlight: fc.subarray(names.slice(0, 3), { maxLength: 1 }),
    keepUntagged: fc.constantFrom(0, 0, 1, 2),
  })
  .map((cleanup) => ({ ...cleanup, branch: cleanup.branches === undefined ? undefined : cleanup.branch }))

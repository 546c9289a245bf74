// Each defect of the cleanups as they were, shown with their own logic, and the same package cleaned by ours.
import { describe, expect, it } from 'vitest'
import { planBuildTags } from '../../../src/decide/build/build-tags.ts'
import { cleanupPlanDoor } from '../../../src/decide/cleanup/cleanup-plan-door.ts'
import { planCleanup } from '../../../src/decide/cleanup/cleanup-plan.ts'
import type { CleanupPlan } from '../../../src/decide/cleanup/cleanup-plan.ts'
import type { CleanupSettings } from '../../../src/decide/cleanup/cleanup-roots.ts'
import { classOf } from '../../../src/model/tag-grammar.ts'
import type { Retention, TagPolicy } from '../../../src/model/tag-policy.ts'
import { chatmail, commit, imageWith, pigfoot, policyOf } from '../images.ts'
import { cleanupBranch, hardened, idsToDelete, pruneOldSha, pruneUntagged } from './original-cleanup.ts'
import type { ListedVersion } from './original-cleanup.ts'
import { outputsOf } from '../open-door.ts'
import { digestFor, inventoryDocument, inventoryOf, now, settingsWith } from './small-packages.ts'
import type { SmallPackage } from './small-packages.ts'

const keep: Readonly<Record<string, Retention>> = { commit: { newest: 30 }, branch: 'with-branch' }

/** The policy of the image with how long its tags stay. */
const policy: TagPolicy = {
  ...chatmail.tags,
  classes: [
    {
      ...(chatmail.tags.classes[2] ?? chatmail.tags.classes[0]!),
      name: 'main',
      grammar: 'main',
      causes: [{ branch: 'main' }],
    },
    ...chatmail.tags.classes.map((one) => ({ ...one, retention: keep[one.name] ?? one.retention })),
  ],
}

/** Forty builds, an index with one platform and one attestation each; every fifth is a release, the ninth a branch. */
function fortyBuilds(): SmallPackage {
  const builds = Array.from({ length: 40 }, (_, n) => {
    const name = String(n).padStart(2, '0')
    const ageHours = (40 - n) * 168
    const commitTag = `sha-${name.repeat(4).slice(0, 7)}`
    const release = n % 5 === 0 ? [`1.${11 + n / 5 - 1}.0`, `1.${11 + n / 5 - 1}`] : []
    const other = { 9: ['j4n-dns'], 39: ['main'], 35: ['latest'] }[n] ?? []
    return {
      [`index-${name}`]: {
        tags: [commitTag, ...release, ...other],
        children: [`image-${name}`, `proof-${name}`],
        ageHours,
      },
      [`image-${name}`]: { ageHours },
      [`proof-${name}`]: { ageHours },
    }
  })
  return Object.assign({}, ...builds) as SmallPackage
}

/** The package as the API lists it. */
const listed = (versions: SmallPackage): readonly ListedVersion[] =>
  Object.entries(versions).map(([name, { tags = [], ageHours = 0 }], id) => ({
    id,
    name: digestFor(name),
    tags,
    created: now - ageHours * 3_600_000,
  }))

const afterwards = (versions: SmallPackage, ids: readonly number[]): readonly string[] =>
  Object.keys(versions).filter((_, id) => !ids.includes(id))

function plan(versions: SmallPackage, more: Partial<CleanupSettings> = {}, tags: TagPolicy = policy): CleanupPlan {
  const made = planCleanup(
    { tags },
    inventoryOf(versions),
    settingsWith({ keepUntagged: 20, branches: ['main'], ...more }),
  )
  if (!made.ok) throw new Error(made.sentences.join('\n'))
  return made.value
}

const keptBy = (versions: SmallPackage, { delete: deletions }: CleanupPlan): readonly string[] => {
  const gone = new Set(deletions.map(({ digest }) => digest))
  return Object.keys(versions).filter((name) => !gone.has(digestFor(name)))
}

/** The build of 1.11.0. */
const release = 'index-05'
const parts = ['image-05', 'proof-05']

describe('the cleanup of chatmail', () => {
  const builds = fortyBuilds()

  it('A47 the original deletes 60 untagged versions, both parts of 1.11.0 among them: the expression never sees a tag', () => {
    expect(builds[release]?.tags).toContain('1.11.0')
    const deleted = idsToDelete(listed(builds), pruneUntagged)
    expect(deleted).toHaveLength(60)
    expect(parts.some((part) => afterwards(builds, deleted).includes(part))).toBe(false)
  })

  it('A47 A42 the original deletes 90 old versions, 1.11.0 itself among them, although its tag fits the expression', () => {
    expect(hardened.test('1.11.0')).toBe(true)
    const deleted = idsToDelete(listed(builds), pruneOldSha)
    expect(deleted).toHaveLength(90)
    expect(afterwards(builds, deleted)).not.toContain(release)
  })

  it('A47 A44 the original deletes nothing when a branch is deleted: no digest is the name of a branch', () => {
    expect(idsToDelete(listed(builds), cleanupBranch('j4n/dns'))).toEqual([])
  })

  it('A40 A41 A42 A46 A47 ours keeps 1.11.0 and every other release whole, and the newest 30 builds', () => {
    const kept = keptBy(builds, plan(builds))
    expect(kept).toEqual(expect.arrayContaining([release, ...parts]))
    const tags = kept.flatMap((name) => builds[name]?.tags ?? [])
    for (const name of ['1.10.0', '1.11.0', '1.17.0', '1.10', '1.11', '1.17', 'latest', 'main'])
      expect(tags).toContain(name)
    // Of the ten oldest builds two are releases; the others go, with their parts.
    expect(Object.keys(builds).length - kept.length).toBe(8 * 3)
    for (const name of kept) for (const part of builds[name]?.children ?? []) expect(kept).toContain(part)
  })

  it('A43 A44 A47 ours deletes the image of the branch, and its parts, when the branch is deleted', () => {
    const { delete: deletions, untag } = plan(builds, { branch: 'j4n/dns' })
    expect(untag).toEqual([])
    expect(deletions.map(({ digest }) => digest)).toEqual(['index-09', 'image-09', 'proof-09'].map(digestFor))
  })
})

/** The tags that a build of the ref writes. */
const madeBy = (ref: string, refType: string, variants: readonly string[]): readonly string[] => {
  const tags = planBuildTags(
    { ...chatmail, tags: policy },
    {
      event: 'push',
      refType,
      ref,
      commit,
      moment: {},
      variants,
      versionText: undefined,
      askedTag: '',
      held: '',
    },
  )
  if (!tags.ok) throw new Error(tags.sentences.join('\n'))
  return tags.value.tags.map(({ tag }) => tag)
}

describe('the tags that a cleanup knows', () => {
  it('A48 the original knows neither a variant, nor a v, nor a major tag, even where it is held against tags', () => {
    expect(['1.12.0-trixie', '1.12-trixie', 'v1.12.0', '1'].filter((tag) => hardened.test(tag))).toEqual([])
  })

  it('A48 ours knows every tag that a build of the image can write, and keeps those of a release forever', () => {
    const released = madeBy('v1.12.0', 'tag', ['', '-trixie'])
    expect(released).toEqual(expect.arrayContaining(['1.12.0', '1.12.0-trixie', '1.12', '1.12-trixie', 'latest']))
    const all = [
      ...released,
      ...madeBy('main', 'branch', ['', '-trixie']),
      ...madeBy('j4n/dns', 'branch', ['', '-trixie']),
    ]
    expect(all.filter((tag) => classOf(policy, tag) === undefined)).toEqual([])
    const versions = Object.fromEntries(all.map((tag, n) => [`v${n}`, { tags: [tag] }])) as SmallPackage
    const { delete: deletions, remarks } = plan(versions, { branches: ['main', 'j4n/dns'] })
    expect({ deletions, remarks }).toEqual({ deletions: [], remarks: [] })
  })
})

describe('the images of branches', () => {
  const versions: SmallPackage = {
    relay: { tags: ['j4n-dns'] },
    docker: { tags: ['feature-x'] },
    live: { tags: ['stable'] },
  }
  const relay = ['main', 'stable']
  const docker = ['main']

  it('A49 the original hears only of branches of the repository that builds: those of relay are never cleaned', () => {
    // Both branches are gone; events come from docker alone, and only for its own.
    const events = ['feature-x']
    const cleaned = Object.values(versions).filter(({ tags = [] }) => tags.some((tag) => events.includes(tag)))
    expect(cleaned).not.toContain(versions['relay'])
  })

  it('A49 ours compares tags with the branches that live in both repositories', () => {
    const { delete: deletions } = plan(versions, { branches: [...relay, ...docker] })
    expect(deletions.map(({ tags }) => tags)).toEqual([['j4n-dns'], ['feature-x']])
  })

  it('A50 the original loses 1.2.3 with the branch that is the same image: a version goes with all its tags', () => {
    const both: SmallPackage = { both: { tags: ['1.2.3', 'j4n-dns'] } }
    // Even if its expression were held against the tags.
    const byTag = listed(both).map((version) => ({
      ...version,
      name: version.tags.find((tag) => tag === 'j4n-dns') ?? version.name,
    }))
    const deleted = idsToDelete(byTag, cleanupBranch('j4n/dns'))
    expect(afterwards(both, deleted)).toEqual([])
  })

  it('A50 INV-04 ours takes only the tag of the branch off', () => {
    const { delete: deletions, untag } = plan({ both: { tags: ['1.2.3', 'j4n-dns'] } }, { branch: 'j4n/dns' })
    expect(deletions).toEqual([])
    expect(untag).toMatchObject([{ digest: digestFor('both'), tag: 'j4n-dns' }])
  })
})

describe('a package with much to delete', () => {
  const many = Object.fromEntries(
    Array.from({ length: 350 }, (_, n) => [`loose-${n}`, { ageHours: 100 + n }]),
  ) as SmallPackage

  it('A51 the original deletes a hundred a run, and leaves the rest for another week', () => {
    expect(idsToDelete(listed(many), pruneUntagged)).toHaveLength(100)
  })

  it('A51 ours plans all of them', () => {
    expect(plan(many).delete).toHaveLength(330)
  })
})

describe('the cleanup of pigfoot', () => {
  const tagsOf = {
    ...pigfoot.tags,
    classes: pigfoot.tags.classes.map((one) => ({
      ...one,
      retention: one.name === 'manual' ? { days: 30 } : one.retention,
    })),
  }
  const versions: SmallPackage = {
    latest: { tags: ['latest'], children: ['amd64', 'arm64'] },
    amd64: {},
    arm64: {},
    before: { children: ['amd64-before'] },
    'amd64-before': {},
    release: { tags: ['1.2.3'] },
    manual: { tags: ['manual-3f2c1ab'] },
  }

  it('C12 C13 C26 C27 ours never takes latest or a version away; what was latest before goes by its id when it is old', () => {
    const { delete: deletions, untag } = plan(versions, { keepUntagged: 0 }, tagsOf)
    expect(untag).toEqual([])
    expect(deletions.map(({ digest, id }) => [digest, id])).toEqual([
      [digestFor('before'), 103],
      [digestFor('manual'), 106],
      [digestFor('amd64-before'), 104],
    ])
  })

  it('A43 C13 INV-10 ours takes nothing away when a git tag is deleted, and no version ever', () => {
    const image = imageWith('pigfoot/app', tagsOf)
    const ask = (more: object): unknown =>
      outputsOf(cleanupPlanDoor, policyOf(image), {
        IMAGE: 'pigfoot/app',
        INVENTORY: inventoryDocument({ ...versions, gone: { tags: ['v9'] } }),
        BRANCHES: 'main\n',
        ...more,
      })
    expect(ask({ REF_TYPE: 'tag', BRANCH: 'v1.2.3' })).toMatchObject({ delete: [], untag: [], apply: 'false' })
    expect(tagsOf.classes.find(({ name }) => name === 'version')?.retention).toBe('forever')
    expect(JSON.stringify((ask({}) as CleanupPlan).delete)).not.toContain('1.2.3')
  })
})

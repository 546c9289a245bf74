// Holds the fate of single tags: by class, by age, by branch, and by what the tag itself says.
import { describe, expect, it } from 'vitest'
import { judgeTags } from '../../../src/decide/cleanup/keep-rules.ts'
import type { KeepSettings } from '../../../src/decide/cleanup/keep-rules.ts'
import { timeSaidBy } from '../../../src/decide/cleanup/newest-tags.ts'
import type { TagClass, TagPolicy } from '../../../src/model/tag-policy.ts'
import { belongingTagFor, digestFor, inventoryOf, settingsWith, tagClass } from './small-packages.ts'
import type { SmallPackage } from './small-packages.ts'

const policyWith = (...classes: readonly TagClass[]): TagPolicy => ({
  git: undefined,
  variants: ['', '-slim'],
  latest: 'none',
  classes,
})

/** The fate of each tag, with its reason. */
function judge(policy: TagPolicy, versions: SmallPackage, more: Partial<KeepSettings> = {}): Record<string, string> {
  const verdicts = judgeTags(policy, [...inventoryOf(versions).versions.values()], { ...settingsWith(), ...more })
  return Object.fromEntries([...verdicts.values()].flat().map(({ tag, fate, why }) => [tag, `${fate}: ${why}`]))
}

/** A tag that every build gets besides that of its branch. */
const besides = (retention: TagClass['retention']): TagPolicy =>
  policyWith(
    tagClass('commit', 'sha-{sha7}', retention, { causes: ['always'] }),
    tagClass('branch', 'branch-{branch}', 'with-branch'),
  )

const days = (count: number): number => count * 24

describe('the fate of a tag', () => {
  it('A41 B51 C13 is told by its class: forever, with its branch, by number, by age', () => {
    const policy = policyWith(
      tagClass('version', '{version}', 'forever'),
      tagClass('commit', 'sha-{sha7}', { newest: 1 }),
      tagClass('manual', 'manual-{sha7}', { days: 30 }),
      tagClass('branch', 'branch-{branch}', 'with-branch'),
    )
    const versions: SmallPackage = {
      a: { tags: ['1.2.3', 'sha-aaaaaa1', 'branch-main'], ageHours: days(40) },
      b: { tags: ['sha-aaaaaa2', 'manual-aaaaaa2', 'branch-x', 'odd'], ageHours: days(29) },
      c: { tags: ['manual-aaaaaa3', belongingTagFor('a', '.sig')], ageHours: days(31) },
    }
    expect(judge(policy, versions)).toEqual({
      '1.2.3': 'stay: 1.2.3 is of the class version, which stays forever',
      'sha-aaaaaa1': 'go: sha-aaaaaa1 is not one of the newest 1 of the class commit',
      'branch-main': "stay: branch-main is of the branch 'main', which lives",
      'sha-aaaaaa2': 'stay: sha-aaaaaa2 is one of the newest 1 of the class commit',
      'manual-aaaaaa2': 'stay: manual-aaaaaa2 is younger than 30 days',
      'branch-x': 'go: branch-x is of a branch that is gone',
      odd: 'stay: odd is in no class of the policy',
      'manual-aaaaaa3': 'go: manual-aaaaaa3 is older than 30 days',
      [belongingTagFor('a', '.sig')]: `follow: belongs to ${digestFor('a')}`,
    })
  })

  it('B51 is that of a new tag when a promotion has put it on an old image: the tag says when it was written', () => {
    const policy = policyWith(
      tagClass('prod-stamp', 'prod-{date}-{sha7}', { newest: 2 }),
      tagClass('prod-rollback', 'prod-rollback-{date}-{time}', { days: 10 }),
    )
    const versions: SmallPackage = {
      old: { tags: ['prod-20260728-aaaaaa1', 'prod-rollback-20260729-101500'], ageHours: days(300) },
      a: { tags: ['prod-20260701-aaaaaa2'], ageHours: days(31) },
      b: { tags: ['prod-20260702-aaaaaa3', 'prod-rollback-20260702-101500'], ageHours: days(2) },
    }
    expect(judge(policy, versions)).toMatchObject({
      'prod-20260728-aaaaaa1': expect.stringMatching(/^stay/),
      'prod-20260702-aaaaaa3': expect.stringMatching(/^stay/),
      'prod-20260701-aaaaaa2': expect.stringMatching(/^go/),
      'prod-rollback-20260729-101500': 'stay: prod-rollback-20260729-101500 is younger than 10 days',
      'prod-rollback-20260702-101500': 'go: prod-rollback-20260702-101500 is older than 10 days',
    })
  })

  it('B51 may be held by a number or by an age, whichever is longer', () => {
    const policy = policyWith({ ...tagClass('stamp', 's-{date}', { newest: 1 }), retention: { newest: 1, days: 5 } })
    const versions: SmallPackage = { a: { tags: ['s-20260101', 's-20260730'] }, b: { tags: ['s-20260729'] } }
    expect(judge(policy, versions)).toEqual({
      's-20260101': 'go: s-20260101 is not one of the newest 1 of the class stamp and older than 5 days',
      's-20260730': 'stay: s-20260730 is one of the newest 1 of the class stamp',
      's-20260729': 'stay: s-20260729 is younger than 5 days',
    })
  })

  it('A41 counts every variant for itself, and keeps all that are as new as the last one', () => {
    const policy = policyWith(tagClass('commit', 'sha-{sha7}{variant}', { newest: 1 }))
    const versions: SmallPackage = {
      a: { tags: ['sha-aaaaaa1', 'sha-aaaaaa1-slim'], ageHours: 200 },
      b: { tags: ['sha-aaaaaa2'], ageHours: 100 },
      c: { tags: ['sha-aaaaaa3'], ageHours: 100 },
    }
    expect(
      Object.entries(judge(policy, versions))
        .filter(([, why]) => why.startsWith('go'))
        .map(([tag]) => tag),
    ).toEqual(['sha-aaaaaa1'])
  })

  it.each<[tag: string, branches: readonly string[] | undefined, fate: string]>([
    ['fix-x', ['main', 'fix/x'], "stay: fix-x is of the branch 'fix/x', which lives"],
    ['fix-x-slim', ['fix/x'], "stay: fix-x-slim is of the branch 'fix/x', which lives"],
    ['fix-x-slim', ['fix-x-slim'], "stay: fix-x-slim is of the branch 'fix-x-slim', which lives"],
    ['fix-x-slim', ['fix-x-slim-2', 'x', 'fix'], 'go: fix-x-slim is of a branch that is gone'],
    ['fix-x', undefined, 'stay: fix-x lives with a branch, and the branches were not read'],
    ['fix.x', ['fix+x', 'fixxx'], 'go: fix.x is of a branch that is gone'],
  ])('A29 A44 A49 of the tag %s with the branches %j is %s', (tag, branches, fate) => {
    const policy = policyWith(tagClass('branch', '{branch}{variant}', 'with-branch'))
    expect(judge(policy, { a: { tags: [tag] } }, { branches })).toEqual({ [tag]: fate })
  })

  it('A44 is to go with its branch for a tag that every build gets, save one that stays forever', () => {
    const versions: SmallPackage = { a: { tags: ['sha-aaaaaa1', 'branch-x'] } }
    expect(judge(besides({ newest: 30 }), versions)['sha-aaaaaa1']).toBe('go: sha-aaaaaa1 goes with branch-x')
    expect(judge(besides('forever'), versions)['sha-aaaaaa1']).toMatch(/^stay/)
    expect(judge(besides({ newest: 30 }), versions, { branches: ['x'] })['sha-aaaaaa1']).toMatch(/^stay/)
  })

  it('is that of the branches in its causes where the tag does not say its branch', () => {
    const policy = policyWith(
      tagClass('edge', 'edge', 'with-branch', { causes: [{ branch: 'develop' }] }),
      tagClass('odd', 'odd', 'with-branch'),
    )
    const versions: SmallPackage = { a: { tags: ['edge', 'odd'] } }
    expect(judge(policy, versions, { branches: ['main', 'develop'] })['edge']).toBe(
      "stay: edge is of the branch 'develop', which lives",
    )
    expect(judge(policy, versions)['edge']).toBe('go: edge is of a branch that is gone')
    expect(judge(policy, versions)['odd']).toBe('stay: odd is of the class odd, which names no branch')
  })

  it('A43 A44 is to stay for every tag that is not of the branch that was deleted', () => {
    const policy = policyWith(
      tagClass('manual', 'manual-{sha7}', { days: 1 }),
      tagClass('branch', '{branch}', 'with-branch'),
    )
    const versions: SmallPackage = { a: { tags: ['manual-aaaaaa1', 'x', 'y'] } }
    expect(judge(policy, versions, { branch: 'x' })).toEqual({
      'manual-aaaaaa1': "stay: manual-aaaaaa1 is not of the branch 'x'",
      x: 'go: x is of a branch that is gone',
      y: "stay: y is not of the branch 'x'",
    })
  })

  it('is to stay where the policy is from a newer Tagwright', () => {
    const policy = policyWith({
      ...tagClass('new', 'new', 'forever'),
      retention: { weeks: 3 } as unknown as TagClass['retention'],
    })
    expect(judge(policy, { a: { tags: ['new'] } })['new']).toBe(
      'stay: new is of the class new, whose retention is not known here',
    )
  })
})

describe('the time that a tag says', () => {
  it.each<[grammar: string, tag: string, time: string | undefined]>([
    ['s-{date}', 's-20260731', '2026-07-31T23:59:59.000Z'],
    ['s-{date}-{time}', 's-20260731-101530', '2026-07-31T10:15:30.000Z'],
    ['s-{date}', 's-20261331', undefined],
    ['sha-{sha7}', 'sha-aaaaaa1', undefined],
  ])('of %s in %s is %s', (grammar, tag, time) => {
    const said = timeSaidBy({ grammar }, tag, { variants: [''] })
    expect(said === undefined ? undefined : new Date(said).toISOString()).toBe(time)
  })
})

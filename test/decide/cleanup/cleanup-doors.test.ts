// Holds the ways to the decisions of a cleanup: what they refuse, what they hand on, what a maintainer sees.
import { describe, expect, it } from 'vitest'
import { cleanupPlanDoor } from '../../../src/decide/cleanup/cleanup-plan-door.ts'
import { cleanupRecheckDoor } from '../../../src/decide/cleanup/cleanup-recheck.ts'
import { cleanupVerifyDoor } from '../../../src/decide/cleanup/cleanup-verify.ts'
import { imageWith, policyOf } from '../images.ts'
import { openDoor, outputsOf } from '../open-door.ts'
import { digestFor, inventoryDocument, smallPolicy } from './small-packages.ts'
import type { SmallPackage } from './small-packages.ts'

const policy = policyOf(imageWith('acme/app', smallPolicy))
const versions: SmallPackage = {
  release: { tags: ['1.0.0', 'branch-gone'], children: ['part'] },
  part: {},
  old: { tags: ['branch-old'] },
  loose: { ageHours: 60 },
}
const usual = { IMAGE: 'acme/app', INVENTORY: inventoryDocument(versions), BRANCHES: 'main\n' }

const ask = (variables: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> =>
  outputsOf(cleanupPlanDoor, policy, { ...usual, ...variables })

const entry = (id: number, state: string, digest: string, replaces: string): object => ({
  id,
  at: `2026-07-0${id}T00:00:00Z`,
  kind: 'promotion',
  state,
  digest: digestFor(digest),
  replaces: replaces === '' ? '' : digestFor(replaces),
})

describe('cleanup-plan', () => {
  it('hands on what goes and what stays, each with its reason, and says whether there is something to do', () => {
    expect(ask()).toEqual({
      delete: [
        {
          id: 102,
          digest: digestFor('old'),
          tags: ['branch-old'],
          why: 'branch-old is of a branch that is gone',
          after: [],
        },
        {
          id: 103,
          digest: digestFor('loose'),
          tags: [],
          why: 'has no tag, and nothing that stays needs it',
          after: [],
        },
      ],
      untag: [{ digest: digestFor('release'), tag: 'branch-gone', why: 'branch-gone is of a branch that is gone' }],
      // The part is not told: it stays with the release.
      keep: [
        {
          id: 100,
          digest: digestFor('release'),
          tags: ['1.0.0', 'branch-gone'],
          why: '1.0.0 is of the class version, which stays forever',
          isPart: false,
        },
      ],
      counts: { versions: 4, delete: 2, untag: 1, keep: 2 },
      apply: 'true',
    })
  })

  it('INV-05 makes the same plan in a dry run, which is never carried out', () => {
    expect(ask({ DRY_RUN: 'true' })).toEqual({ ...ask(), apply: 'false' })
    expect(ask({ DRY_RUN: 'false' })).toEqual(ask())
  })

  it('says that there is nothing to do', () => {
    expect(ask({ INVENTORY: inventoryDocument({ release: { tags: ['1.0.0'] } }) })).toMatchObject({
      delete: [],
      untag: [],
      apply: 'false',
    })
  })

  it('A43 INV-10 plans nothing when a git tag was deleted', () => {
    expect(ask({ REF_TYPE: 'tag', BRANCH: 'old' })).toMatchObject({ delete: [], untag: [], apply: 'false' })
  })

  it('A43 A44 takes only the images of the branch that was deleted', () => {
    expect(ask({ REF_TYPE: 'branch', BRANCH: 'old' })['delete']).toMatchObject([{ digest: digestFor('old') }])
  })

  it('A44 INV-07 stops at more than a run may take away; a dry run shows it all the same', () => {
    const sentence =
      'the plan takes 3 versions and tags of ghcr.io/acme/app away, and one run may take 2; look at the plan in a dry run, then run with a higher CAP'
    expect(ask({ CAP: '2' })).toEqual({ refused: [sentence] })
    expect(ask({ CAP: '3' })).toEqual(ask())
    const dry = openDoor(cleanupPlanDoor, policy, { ...usual, CAP: '2', DRY_RUN: 'true' })
    expect(dry.ok && dry.value.warnings).toEqual([sentence])
    expect(dry.ok && dry.value.outputs['delete']).toHaveLength(2)
  })

  it('B51 holds what the promotion log goes by: what is moved now, and the last promotions with what they replaced', () => {
    const loose: SmallPackage = { a: {}, b: {}, c: {}, d: {}, e: {} }
    const variables = {
      INVENTORY: inventoryDocument(loose),
      LOG: [
        entry(1, 'success', 'a', ''),
        entry(2, 'success', 'b', 'a'),
        entry(3, 'failure', 'c', 'b'),
        entry(4, 'in_progress', 'd', 'b'),
      ],
    }
    const goes = (more: object): readonly string[] =>
      (ask({ ...variables, ...more })['delete'] as { digest: string }[]).map(({ digest }) => digest)
    expect(goes({})).toEqual(['c', 'e'].map(digestFor))
    expect(goes({ KEEP_PROMOTIONS: '0' })).toEqual(['a', 'c', 'e'].map(digestFor))
    expect(ask(variables)['keep']).toMatchObject([
      { digest: digestFor('a'), why: 'one of the last 10 promotions goes by it' },
      { digest: digestFor('b'), why: 'in use by a workflow that runs or waits' },
      { digest: digestFor('d'), why: 'in use by a workflow that runs or waits' },
    ])
  })

  it('B51 INV-08 holds what a rollback may go back to, although newer promotions were rolled back from', () => {
    const rolledBack = (id: number, to: string, from: string): object => ({
      ...entry(id, 'success', to, from),
      kind: 'rollback',
    })
    const LOG = [
      entry(1, 'success', 'a', ''),
      entry(2, 'success', 'b', 'a'),
      entry(3, 'success', 'c', 'b'),
      rolledBack(4, 'b', 'c'),
    ]
    const INVENTORY = inventoryDocument({ a: {}, b: {}, c: {}, d: {} })
    const { keep } = ask({ INVENTORY, LOG, KEEP_PROMOTIONS: '1' })
    expect(keep).toMatchObject([
      { digest: digestFor('a'), why: 'a rollback may go back to it' },
      { digest: digestFor('b'), why: 'one of the last 1 promotions goes by it' },
      { digest: digestFor('c'), why: 'one of the last 1 promotions goes by it' },
    ])
  })

  it.each<[variables: Readonly<Record<string, unknown>>, refusal: Readonly<Record<string, readonly string[]>>]>([
    [
      { IMAGE: 'acme/other' },
      { missing: ["IMAGE is 'acme/other', which policy.json does not have; it has: acme/app"] },
    ],
    [{ INVENTORY: {} }, { unreadable: ['the inventory is not complete; nothing is deleted'] }],
    [{ BRANCHES: '\n' }, { unreadable: ['BRANCHES names a file without a branch; nothing is deleted'] }],
    [
      { BRANCHES: undefined, BRANCH: 'x' },
      { missing: ["BRANCH is 'x', and without BRANCHES nobody knows whether another branch has the same tag"] },
    ],
    [{ REF_TYPE: 'branch' }, { missing: ['REF_TYPE is branch, and BRANCH does not say which one'] }],
    [{ MIN_AGE: '-1' }, { malformed: ["MIN_AGE is '-1', not a whole number"] }],
    [{ CAP: 'all' }, { malformed: ["CAP is 'all', not a whole number"] }],
    [{ KEEP_UNTAGGED: '1e3' }, { malformed: ["KEEP_UNTAGGED is '1e3', not a whole number"] }],
    [{ NOW: 'today' }, { malformed: ["NOW is 'today', not a time such as 2026-08-01T12:00:00Z"] }],
    [{ IN_FLIGHT: 'latest\n' }, { malformed: ["IN_FLIGHT has 'latest', which is no digest"] }],
    [{ LOG: { message: 'Bad credentials' } }, { unreadable: ['the promotion log is no list of records'] }],
    [
      { LOG: [{ id: 1, kind: 'promotion', digest: 'x', at: '2026-07-01T00:00:00Z' }] },
      { unreadable: ["record 1 of the promotion log names no digest: 'x'"] },
    ],
  ])('INV-06 refuses %j', (variables, refusal) => {
    const given = Object.fromEntries(
      Object.entries({ ...usual, ...variables }).filter(([, value]) => value !== undefined),
    )
    expect(outputsOf(cleanupPlanDoor, policy, given)).toEqual(refusal)
  })

  it('without a list of branches keeps every tag of a branch', () => {
    const { BRANCHES: _, ...others } = usual
    expect(outputsOf(cleanupPlanDoor, policy, others)).toMatchObject({
      delete: [{ digest: digestFor('loose') }],
      untag: [],
    })
  })

  it('INV-08 takes the time from the inventory, and another one when asked', () => {
    const young = { INVENTORY: inventoryDocument({ new: { ageHours: 40 }, release: { tags: ['1.0.0'] } }) }
    expect(ask(young)['delete']).toEqual([])
    expect(ask({ ...young, NOW: '2026-08-02T00:00:00Z' })['delete']).toHaveLength(1)
    expect(ask({ ...young, MIN_AGE: '24' })['delete']).toHaveLength(1)
  })

  it('shows what goes and what stays in the summary, with counts', () => {
    const answer = openDoor(cleanupPlanDoor, policy, { ...usual, DRY_RUN: 'true' })
    expect(answer.ok && answer.value.summary).toMatchInlineSnapshot(`
      "## Cleanup of ghcr.io/acme/app

      4 versions: 2 would go, 2 stay. Tags taken off versions that stay: 1.

      | Goes | Because |
      | --- | --- |
      | \`branch-old\` | branch-old is of a branch that is gone |
      | \`sha256:6c6f6f736500\` | has no tag, and nothing that stays needs it |
      | only the tag \`branch-gone\` of \`sha256:72656c656173\` | branch-gone is of a branch that is gone |

      | Stays | Because |
      | --- | --- |
      | \`1.0.0\` \`branch-gone\` | 1.0.0 is of the class version, which stays forever |"
    `)
  })

  it('keeps a long plan short in the summary', () => {
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`loose-${n}`, {}])) as SmallPackage
    const answer = openDoor(cleanupPlanDoor, policy, { ...usual, INVENTORY: inventoryDocument(many) })
    expect(answer.ok && answer.value.summary).toContain('\nand 50 more, see the plan file')
  })
})

const shown = ask()

const recheck = (more: object): unknown => outputsOf(cleanupRecheckDoor, policy, { ...usual, PLAN: shown, ...more })

describe('cleanup-recheck', () => {
  it('INV-05 hands on what both plans have, and says what was dropped', () => {
    const changed = inventoryDocument({ ...versions, old: { tags: ['branch-old', '1.0.1'] } })
    const outputs = outputsOf(cleanupRecheckDoor, policy, { ...usual, INVENTORY: changed, PLAN: shown })
    expect(outputs).toMatchObject({
      delete: [{ digest: digestFor('loose') }],
      untag: [{ tag: 'branch-gone' }],
      dropped: [{ digest: digestFor('old'), why: `its tags have changed from 'branch-old' to 'branch-old 1.0.1'` }],
      apply: 'true',
    })
  })

  it('INV-06 INV-07 refuses what the plan refuses, and what is no plan', () => {
    expect(recheck({ PLAN: { delete: 'all' } })).toEqual({
      unreadable: ['PLAN names a file that holds no plan; nothing is deleted'],
    })
    expect(recheck({ PLAN: { delete: [{ id: 1, digest: 'latest', tags: [] }], untag: [], keep: [] } })).toHaveProperty(
      'unreadable',
    )
    expect(recheck({ INVENTORY: {} })).toHaveProperty('unreadable')
    expect(recheck({ CAP: '1' })).toHaveProperty('refused')
  })
})

describe('cleanup-verify', () => {
  it('A46 says whether all is there, and what to restore', () => {
    const verify = (after: SmallPackage): unknown =>
      outputsOf(cleanupVerifyDoor, policy, { PLAN: ask(), INVENTORY: inventoryDocument(after) })
    const { old: _, loose: __, ...kept } = versions
    expect(verify(kept)).toEqual({ intact: 'true', restore: [] })
    expect(verify({ part: {} })).toEqual({
      intact: 'false',
      restore: [
        {
          id: 100,
          digest: digestFor('release'),
          tags: ['1.0.0'],
          why: '1.0.0 had to stay',
        },
      ],
    })
    expect(outputsOf(cleanupVerifyDoor, policy, { PLAN: [], INVENTORY: {} })).toHaveProperty('unreadable')
    expect(outputsOf(cleanupVerifyDoor, policy, { PLAN: ask(), INVENTORY: {} })).toHaveProperty('unreadable')
  })
})

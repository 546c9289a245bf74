// Holds the plan of a promotion: what it takes, what it writes in which order, when it says no.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { promotionPlanDoor } from '../../../src/decide/promotion/promotion-plan-door.ts'
import { commit } from '../images.ts'
import { askPromotion, askRollback, promotionVariables } from './ask-promotion.ts'
import { openDoor } from '../open-door.ts'
import { bare, logOf, policy, promoted, rolledBack, sha } from './promotions.ts'

type Variables = Readonly<Record<string, unknown>>

const warningsOf = (variables: Variables): readonly string[] => {
  const answer = openDoor(promotionPlanDoor, policy, { ...promotionVariables, ...variables })
  return answer.ok ? (answer.value.warnings ?? []) : []
}

const summaryOf = (variables: Variables): string => {
  const answer = openDoor(promotionPlanDoor, policy, { ...promotionVariables, ...variables })
  return answer.ok ? (answer.value.summary ?? '') : ''
}

describe('what a promotion does', () => {
  it('B22 B31 B56 the stamp is written first, then the alias, the channel last', () => {
    const { writes, stamp, digest, change, todo, tags } = askPromotion()
    expect({ stamp, digest, change, todo, tags }).toEqual({
      stamp: 'prod-20260702-3f2c1ab',
      digest: sha('b'),
      change: 'true',
      todo: 'true',
      tags: 'prod-20260702-3f2c1ab latest prod',
    })
    expect(writes).toEqual([
      { tag: 'prod-20260702-3f2c1ab', class: 'prod-stamp', mobility: 'write-once', need: 'must' },
      { tag: 'latest', class: 'latest', mobility: 'free', need: 'must' },
      { tag: 'prod', class: 'prod', mobility: 'free', need: 'must' },
    ])
  })

  it('INV-47 the record says what, instead of what, from which commit and in which run', () => {
    const { record, log, seen } = askPromotion({ BY: 'kim', RUN: '4711', REASON: ' release\nof the week ' })
    expect(record).toEqual({
      kind: 'promotion',
      digest: sha('b'),
      replaces: sha('a'),
      stamp: 'prod-20260702-3f2c1ab',
      revision: commit,
      run: '4711',
    })
    expect({ log, seen }).toEqual({ log: 'start', seen: '1' })
  })

  it('B19 INV-33 a source that does not exist stops the promotion, with its name', () => {
    expect(askPromotion({ SOURCE_DIGEST: '' })).toEqual({
      missing: ['Failed to resolve docker.io/nearaidev/private-chat:staging'],
    })
    expect(askPromotion({ SOURCE_DIGEST: '', FROM: 'v0.2.13' })).toEqual({
      missing: ['Failed to resolve docker.io/nearaidev/private-chat:0.2.13'],
    })
  })

  it.each<[what: string, variables: Variables, refusal: Variables]>([
    [
      'a branch build',
      { FROM: 'dev' },
      {
        refused: [
          "'dev' is of the class dev, and is not promoted to prod; these are, or a digest: {version}, latest, staging, staging-{date}-{sha7}",
        ],
      },
    ],
    [
      'its own stamp',
      { FROM: 'prod-20260701-aaaaaaa' },
      {
        refused: [
          "'prod-20260701-aaaaaaa' is of the class prod-stamp, and is not promoted to prod; these are, or a digest: {version}, latest, staging, staging-{date}-{sha7}",
        ],
      },
    ],
    [
      'a tag that nobody knows',
      { FROM: 'nightly' },
      {
        refused: [
          "'nightly' is in no class of tags, and is not promoted to prod; these are, or a digest: {version}, latest, staging, staging-{date}-{sha7}",
        ],
      },
    ],
    [
      'a channel of builds',
      { TO: 'staging' },
      {
        refused: [
          "a promotion does not move 'staging' of nearaidev/private-chat: it is written by builds (class staging); it moves: latest, prod",
        ],
      },
    ],
    [
      'an alias of builds',
      { ALSO: 'latest 1.2.3' },
      {
        refused: [
          "a promotion does not move '1.2.3' of nearaidev/private-chat: it is written by builds (class version); it moves: latest, prod",
        ],
      },
    ],
    [
      'a stamp as an alias',
      { ALSO: 'prod-20260701-aaaaaaa' },
      {
        refused: [
          "a promotion does not move 'prod-20260701-aaaaaaa' of nearaidev/private-chat: it is written by promotions once (class prod-stamp); it moves: latest, prod",
        ],
      },
    ],
    ['a day of no calendar', { DATE: '20261301' }, { malformed: ["DATE is '20261301', not YYYYMMDD"] }],
    [
      'what is no digest',
      { TARGET_DIGEST: 'null' },
      { malformed: ["TARGET_DIGEST must be sha256: and 64 hex digits, and is 'null'"] },
    ],
  ])('INV-18 INV-43 %s is refused', (_, variables, refusal) => {
    expect(askPromotion(variables)).toEqual(refusal)
  })

  it('B26 a digest of the wrong form is refused, and quoted', () => {
    const refusal = { malformed: ["the digest must be sha256: and 64 hex digits, and is 'sha256:abc'"] }
    expect(askPromotion({ FROM: 'sha256:abc', SOURCE_DIGEST: 'sha256:abc' })).toEqual(refusal)
    expect(askPromotion({ FROM: sha('b').toUpperCase() })).toHaveProperty('malformed')
    expect(askPromotion({ FROM: sha('b') })).toHaveProperty('digest', sha('b'))
  })

  it('INV-43 a digest is only taken when a tag that may be promoted stands for it, where the tags are known', () => {
    const tags = [
      { name: 'dev', digest: sha('b') },
      { name: 'staging-20260701-3f2c1ab', digest: sha('c') },
    ]
    expect(askPromotion({ FROM: sha('b'), TAGS: tags })).toEqual({
      refused: [`no tag that may be promoted to prod stands for ${sha('b')}`],
    })
    expect(askPromotion({ FROM: sha('c'), SOURCE_DIGEST: sha('c'), TAGS: tags })).toHaveProperty('digest', sha('c'))
  })

  it('B52 a policy without stamps and aliases moves prod alone', () => {
    const { tags, stamp } = askPromotion({ IMAGE: bare.name, FROM: 'v0.2.13', ALSO: '' })
    expect({ tags, stamp }).toEqual({ tags: 'prod', stamp: '' })
  })

  it('B27 INV-48 a source without a commit is promoted all the same', () => {
    expect(askPromotion({ REVISION: '' })).toMatchObject({
      tags: 'prod-20260702-dbbbbbbbbbbbb latest prod',
      revision: '',
      target: '',
    })
    expect(warningsOf({ REVISION: 'unknown' })).toEqual(["REVISION holds 'unknown', which is no commit"])
  })

  it('B15 of several commits the first one names the stamp, and all are shown', () => {
    expect(askPromotion({ REVISION: '1111111 2222222' })).toMatchObject({
      stamp: 'prod-20260702-1111111',
      revision: '1111111',
      target: '',
    })
    expect(summaryOf({ REVISION: '1111111 2222222' })).toContain('- **Commit**: `1111111`, `2222222`')
  })

  it('B33 INV-27 the release is made at the commit of the image, and at none when that is not known in full', () => {
    expect(askPromotion()).toHaveProperty('target', commit)
    expect(askPromotion({ REVISION: commit.slice(0, 7) })).toHaveProperty('target', '')
  })
})

describe('a digest that was rolled back from', () => {
  const rejected = logOf(promoted('a'), promoted('b'), rolledBack('a', { by: 'kim', reason: 'loses mail' }))
  const refusal = `${sha('b')} is not promoted again: prod was rolled back from it: rollback 3 of 2026-07-03 by kim (loses mail); to promote it all the same, say why in the override`

  it('B38 INV-46 is refused until somebody says why not', () => {
    expect(askPromotion({ LOG: rejected })).toEqual({ refused: [refusal] })
    expect(askPromotion({ LOG: rejected, OVERRIDE: ' ' })).toEqual({ refused: [refusal] })
    const insisted = askPromotion({ LOG: rejected, OVERRIDE: 'the database is mended' })
    expect(insisted).toMatchObject({ digest: sha('b'), todo: 'true' })
  })

  it('B38 INV-46 is refused by the digest, whatever tag it is asked for by', () => {
    expect(askPromotion({ LOG: rejected, FROM: '0.2.13' })).toEqual({ refused: [refusal] })
    expect(askPromotion({ LOG: rejected, FROM: sha('b') })).toEqual({ refused: [refusal] })
  })

  it('B38 INV-46 is refused for as long as nobody insisted, whatever came in between', () => {
    const signs = fc.constantFrom('c', 'd', 'e', 'f')
    const between = fc.array(fc.tuple(signs, fc.constantFrom('success' as const, 'failure' as const)), { maxLength: 6 })
    fc.assert(
      fc.property(between, fc.boolean(), (moves, insists) => {
        const insisted = insists ? [promoted('b', { override: 'mended' }), promoted('a')] : []
        const later = moves.map(([sign, state]) => promoted(sign, { state }))
        const log = logOf(promoted('a'), promoted('b'), rolledBack('a'), ...insisted, ...later)
        const target = log.findLast(({ state }) => state === 'success')?.digest
        expect('refused' in askPromotion({ LOG: log, TARGET_DIGEST: target })).toBe(!insists)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the preview', () => {
  it('INV-49 shows what would stand where, and the commits, before anybody approves', () => {
    const commits = {
      status: 'ahead',
      ahead: 2,
      behind: 0,
      commits: [
        { sha: commit, subject: 'Send mail' },
        { sha: 'e'.repeat(40), subject: 'a `b` @kim <img> | x' },
      ],
    }
    expect(summaryOf({ COMMITS: commits, REASON: 'week 27' })).toMatchInlineSnapshot(`
      "### Promote staging to prod

      - **Image**: \`docker.io/nearaidev/private-chat\`
      - **Digest**: \`sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\`
      - **Replaces**: \`sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\`
      - **Commit**: \`3f2c1ab9d0e8f7a6b5c4d3e2f1a0b9c8d7e6f5a4\`
      - **Tags, in this order**: \`prod-20260702-3f2c1ab\`, \`latest\`, \`prod\`
      - **Reason**: \`week 27\`

      2 commits:

      - \`3f2c1ab\` \`Send mail\`
      - \`eeeeeee\` \`\`a \`b\` @kim <img> | x\`\`"
    `)
  })

  it.each<[status: string, commits: readonly unknown[], text: string]>([
    ['identical', [], 'No commit lies between the two.'],
    ['behind', [], 'What stands there now has commits that this has not.'],
    ['diverged', [{ sha: commit, subject: 'x' }], 'What stands there now has commits that this has not.'],
  ])('tells of commits that prod has and the source has not: %s', (status, commits, text) => {
    expect(summaryOf({ COMMITS: { status, commits } })).toContain(text)
  })

  it('says nothing of commits that GitHub does not know', () => {
    expect(summaryOf({ COMMITS: { status: 'unknown', commits: [] } })).toBe(summaryOf({}))
  })

  it('INV-47 hands nothing on that GitHub could mask: neither the image, nor who, nor what somebody wrote', () => {
    const said = { BY: 'nearaidev', RUN: '4711', REASON: 'nearaidev asked', OVERRIDE: 'nearaidev insists' }
    const { OVERRIDE: _, ...back } = said
    const given = [askPromotion(said), askRollback({ ...back, BREAK_GLASS: 'nearaidev insists' })]
    for (const outputs of given) {
      expect(outputs).toHaveProperty('record.digest')
      expect(JSON.stringify(outputs)).not.toContain('nearaidev')
    }
  })
})

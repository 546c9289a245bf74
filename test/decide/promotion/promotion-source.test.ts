// Holds what may be typed for a promotion or rollback, before anything is read.
import { describe, expect, it } from 'vitest'
import { promotionSourceDoor } from '../../../src/decide/promotion/promotion-source.ts'
import { outputsOf } from '../open-door.ts'
import { bare, chat, policy, sha } from './promotions.ts'

type Variables = Readonly<Record<string, unknown>>

const source = (variables: Variables): Variables =>
  outputsOf(promotionSourceDoor, policy, { IMAGE: chat.name, CHANNEL: 'prod', ...variables })
const name = 'docker.io/nearaidev/private-chat'

describe('what is promoted', () => {
  it.each<[given: string, ref: string, from: string]>([
    ['', `${name}:staging`, 'staging'],
    [' staging ', `${name}:staging`, 'staging'],
    ['0.2.13', `${name}:0.2.13`, '0.2.13'],
    ['v0.2.13', `${name}:0.2.13`, '0.2.13'],
    ['staging-20260701-3f2c1ab', `${name}:staging-20260701-3f2c1ab`, 'staging-20260701-3f2c1ab'],
    [sha('a'), `${name}@${sha('a')}`, sha('a')],
  ])('B19 B26 B52 %j is resolved as %s', (given, ref, from) => {
    expect(source({ GIVEN: given, DEFAULT: 'staging' })).toEqual({
      ref,
      from,
      tag: from.includes(':') ? '' : from,
      digest: from.includes(':') ? from : '',
    })
  })

  it.each<[given: string, refusal: Variables]>([
    ['sha256:abc', { malformed: ["the digest must be sha256: and 64 hex digits, and is 'sha256:abc'"] }],
    [
      `${name}:staging`,
      {
        malformed: ["the digest must be sha256: and 64 hex digits, and is 'docker.io/nearaidev/private-chat:staging'"],
      },
    ],
    ['a b', { malformed: ["'a b' is neither a tag nor a digest"] }],
    ['$(id)', { malformed: ["'$(id)' is neither a tag nor a digest"] }],
    ['--all', { malformed: ["'--all' is neither a tag nor a digest"] }],
    [
      'v0.2.13-rc.1',
      {
        refused: [
          "'v0.2.13-rc.1' is in no class of tags, and is not promoted to prod; these are, or a digest: {version}, latest, staging, staging-{date}-{sha7}",
        ],
      },
    ],
    ['', { missing: ['nothing is said about what to promote'] }],
  ])('B26 B36 INV-49 INV-51 %j is refused before anything is read', (given, refusal) => {
    expect(source({ GIVEN: given })).toEqual(refusal)
  })

  it('a policy of versions alone promotes versions', () => {
    expect(source({ IMAGE: bare.name, GIVEN: 'v1.2.3' })).toHaveProperty('ref', 'ghcr.io/acme/bare:1.2.3')
    expect(source({ IMAGE: 'acme/none', GIVEN: 'v1.2.3' })).toHaveProperty('missing')
  })
})

describe('what is rolled back to', () => {
  it.each<[given: string, ref: string]>([
    ['', ''],
    ['prod-20260701-3f2c1ab', `${name}:prod-20260701-3f2c1ab`],
    ['prod-20260701-d3f2c1ab00000', `${name}:prod-20260701-d3f2c1ab00000`],
    ['v0.2.12', `${name}:0.2.12`],
    [sha('a'), `${name}@${sha('a')}`],
  ])('B30 B43 B53 %j is resolved as %j', (given, ref) => {
    expect(source({ KIND: 'rollback', GIVEN: given })).toHaveProperty('ref', ref)
  })

  it.each(['staging', 'latest', 'prod', 'dev', 'nightly', 'prod-2026-abc'])(
    'B43 INV-44 %s is refused: it may move, or is nobody’s',
    (given) => {
      expect(source({ KIND: 'rollback', GIVEN: given })).toHaveProperty('refused')
    },
  )

  it('takes no other kind of change', () => {
    expect(source({ KIND: 'undo', GIVEN: 'staging' })).toEqual({
      malformed: ["KIND is 'undo', not promotion or rollback"],
    })
  })
})

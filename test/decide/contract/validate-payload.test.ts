// What another repository sent: who it is from, each field, and that only a tag is a release.
import { describe, expect, it, test } from 'vitest'
import { payloadDoor, validatePayload } from '../../../src/decide/contract/validate-payload.ts'
import type { Contract } from '../../../src/model/contract.ts'
import { form, hostileTexts, optional, payload, policyWith, relayUpdated, sent, sha, text } from './contracts.ts'
import { openDoor, outputsOf } from '../open-door.ts'

const received = (
  fields: unknown,
  more: Readonly<Record<string, unknown>> = {},
  contract: Contract = relayUpdated,
): unknown => outputsOf(payloadDoor, policyWith(contract), { CONTRACT: contract.name, PAYLOAD: fields, ...more })

describe('a payload', () => {
  it('A06 gives the ref, the commit, the short commit, and what kind of ref it is', () => {
    expect(received(sent)).toEqual({
      relay_ref: '1.11.0',
      relay_ref_type: 'tag',
      relay_sha: sha,
      relay_sha_short: '3f2c1ab',
    })
  })

  it('tells every wrong field at once', () => {
    expect(received({ relay_ref: 'a b', relay_ref_type: 'note', relay_sha: 'HEAD' })).toEqual({
      malformed: [
        "relay_ref is 'a b', which is no name of a branch or tag: it holds ' '",
        "relay_ref_type is 'note', not one of: branch, tag",
        "relay_sha is 'HEAD', not the 40 hex digits of a commit",
        'relay_sha_short is not given',
      ],
    })
  })

  test.each<[string, unknown]>([
    ['null', null],
    ['an empty object', {}],
  ])('that is %s lacks every field', (_what, fields) => {
    expect(received(fields)).toEqual({
      malformed: ['relay_ref', 'relay_ref_type', 'relay_sha', 'relay_sha_short'].map((name) => `${name} is not given`),
    })
  })

  it('tells of fields that the contract does not have, and does not read them', () => {
    const answer = openDoor(payloadDoor, policyWith(relayUpdated), {
      CONTRACT: 'relay-updated',
      PAYLOAD: { ...sent, extra: 'x\ny' },
    })
    expect(answer).toMatchObject({
      ok: true,
      value: {
        outputs: sent,
        warnings: ["the payload holds 'extra', which relay-updated does not have: it is not read"],
      },
    })
    expect(answer.ok && Object.keys(answer.value.outputs)).not.toContain('extra')
  })

  it('of more than ten fields is none that GitHub carried', () => {
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`field${n}`, 'x']))
    expect(received(many)).toEqual({ malformed: ['the payload has 11 fields, and GitHub carries 10'] })
  })

  it('cannot be read by a contract of a form', () => {
    expect(received({}, {}, form('promote', {}))).toEqual({ missing: ['promote is a form, not a payload'] })
  })

  it('with numbers and booleans as text is read like one with numbers and booleans', () => {
    const contract = payload('sized', {
      count: { type: 'number', required: true },
      dry: { type: 'boolean', required: true },
    })
    expect(received({ count: '3', dry: 'true' }, {}, contract)).toEqual({ count: 3, dry: true })
    expect(received({ count: 3, dry: true }, {}, contract)).toEqual({ count: 3, dry: true })
  })

  test.each(hostileTexts)('INV-51 A08 whose ref is %s is refused before anything takes it', (_what, ref) => {
    const answer = received({ ...sent, relay_ref: ref })
    const isName = ref === 'EOF'
    expect(answer).toEqual(
      isName ? { ...sent, relay_ref: 'EOF' } : { malformed: [expect.stringContaining('relay_ref ')] },
    )
  })
})

describe('the sender of a payload', () => {
  const guarded = payload('relay-updated', { note: optional() }, { senders: ['relay-app[bot]'] })

  it('INV-51 is held against the list before a single field is looked at', () => {
    expect(received({ note: 3 }, { SENDER: 'mallory' }, guarded)).toEqual({
      refused: ["relay-updated was sent by 'mallory', who is not one of: relay-app[bot]"],
    })
  })

  test.each<[string, Contract, Readonly<Record<string, string>>, unknown]>([
    ['on the list', guarded, { SENDER: 'Relay-App[bot]' }, { note: '' }],
    ['on the list of the workflow', guarded, { SENDER: 'mona', ALLOWED: 'lisa, mona' }, { note: '' }],
    ['not told', guarded, {}, { refused: ['relay-updated is taken from relay-app[bot], and SENDER is not set'] }],
    [
      'told where no list is left',
      payload('relay-updated', { note: optional() }),
      { SENDER: 'mona', ALLOWED: '' },
      { refused: ["relay-updated was sent by 'mona', and nobody is allowed to"] },
    ],
    ['not asked for', payload('relay-updated', { note: optional() }), {}, { note: '' }],
  ])('that is %s', (_what, contract, variables, expected) => {
    expect(received({}, variables, contract)).toEqual(expected)
  })
})

/** The step of the receiver as it was: the shape of the name alone makes a release. */
const originalTags = (ref: string): readonly string[] => {
  const [, version, minor] = /^v?((\d+\.\d+)\.\d+)$/.exec(ref) ?? []
  return version === undefined ? [ref.replaceAll('/', '-')] : [ref, version, minor ?? '']
}

describe('a version in a payload', () => {
  it('A09 of a branch was published as a release by the shape of its name', () => {
    expect(originalTags('1.2.3')).toEqual(['1.2.3', '1.2.3', '1.2'])
  })

  it('A09 of a branch is refused', () => {
    expect(received({ ...sent, relay_ref: '1.2.3', relay_ref_type: 'branch' })).toEqual({
      refused: ["relay_ref '1.2.3' is a version, and it is sent as a branch: only a tag is released"],
    })
  })

  const { relay_ref_type: _type, ...fields } = relayUpdated.fields
  const untyped: Contract = { ...relayUpdated, fields: { ...fields, relay_ref_type: optional() } }

  test.each<[string, string, string, unknown]>([
    ['of a tag', 'v1.2.3', 'tag', 'v1.2.3'],
    ['in the full name of a tag', 'refs/tags/1.2.3', '', 'refs/tags/1.2.3'],
    ['of a full tag that is sent as a tag', 'refs/tags/1.2.3', 'tag', 'refs/tags/1.2.3'],
    [
      'of no known kind',
      '1.2.3',
      '',
      { refused: ["relay_ref '1.2.3' is a version, and relay_ref_type is not given: only a tag is released"] },
    ],
    [
      'that is a pre-release on a branch',
      '1.2.3-rc.1',
      'branch',
      { refused: ["relay_ref '1.2.3-rc.1' is a version, and it is sent as a branch: only a tag is released"] },
    ],
    [
      'in the full name of a branch',
      'refs/heads/1.2.3',
      '',
      { refused: ["relay_ref '1.2.3' is a version, and it is sent as a branch: only a tag is released"] },
    ],
    [
      'of a full tag that is sent as a branch',
      'refs/tags/1.2.3',
      'branch',
      { refused: ["relay_ref is 'refs/tags/1.2.3', and relay_ref_type says 'branch'"] },
    ],
    ['that is only a part of one', 'release/1.2', 'branch', 'release/1.2'],
    ['that is a branch', 'main', 'branch', 'main'],
  ])('A09 %s', (_what, relay_ref, relay_ref_type, expected) => {
    const answer = received({ ...sent, relay_ref, relay_ref_type }, {}, untyped)
    expect(answer).toEqual(typeof expected === 'string' ? { ...sent, relay_ref: expected, relay_ref_type } : expected)
  })
})

test('a payload never reads a property that every object has', () => {
  const contract = payload('odd', { toString: optional(), constructor: text() })
  expect(validatePayload(contract, { payload: {} })).toEqual({
    ok: false,
    cause: 'malformed',
    sentences: ['constructor is not given'],
  })
})

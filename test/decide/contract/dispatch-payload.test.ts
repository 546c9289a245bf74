// The body of a dispatch: what would be refused on arrival is refused before it is sent, and GitHub's limits hold.
import { describe, expect, it, test } from 'vitest'
import { dispatchPayloadDoor } from '../../../src/decide/contract/dispatch-payload.ts'
import { payloadDoor } from '../../../src/decide/contract/validate-payload.ts'
import type { Contract } from '../../../src/model/contract.ts'
import { hostileTexts, optional, payload, policyWith, relayUpdated, sent, text } from './contracts.ts'
import { outputsOf } from '../open-door.ts'

const made = (fields: unknown, contract: Contract = relayUpdated): Readonly<Record<string, unknown>> =>
  outputsOf(dispatchPayloadDoor, policyWith(contract), { CONTRACT: contract.name, FIELDS: fields })

describe('a dispatch', () => {
  it('A06 A09 carries the ref, its kind, the commit and the short commit', () => {
    expect(made(sent)).toEqual({
      'event-type': 'relay-updated',
      payload: sent,
      body: { event_type: 'relay-updated', client_payload: sent },
    })
  })

  it('A06 of a field too few, one too many and one that does not fit says all three', () => {
    const { relay_sha: _sha, ...rest } = sent
    expect(made({ ...rest, relay_sha_short: 'zzz', extra: 1 })).toEqual({
      malformed: [
        'relay_sha is not given',
        "relay_sha_short is 'zzz', not of the form [0-9a-f]{7}",
        "'extra' is no field of relay-updated; it has: relay_ref, relay_ref_type, relay_sha, relay_sha_short",
      ],
    })
  })

  it('A09 of a branch that is named like a version is not sent', () => {
    expect(made({ ...sent, relay_ref_type: 'branch' })).toEqual({
      refused: ["relay_ref '1.11.0' is a version, and it is sent as a branch: only a tag is released"],
    })
  })

  it('leaves out what may be missing', () => {
    const contract = payload('note', { note: optional(), dry: { type: 'boolean', required: false, default: false } })
    expect(made({}, contract)).toMatchObject({ payload: {} })
    expect(made({ dry: false }, contract)).toMatchObject({ payload: { dry: false } })
  })

  it('A06 of more than ten fields, or too long, is not sent', () => {
    const many = payload('many', Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`f${n}`, text()])))
    expect(made(Object.fromEntries(Object.keys(many.fields).map((name) => [name, 'x'])), many)).toEqual({
      malformed: ['the payload has 11 fields, and GitHub carries 10'],
    })
    const long = payload('x'.repeat(101), { note: text() })
    expect(made({ note: 'y'.repeat(70_000) }, long)).toEqual({
      malformed: [
        'the event type has 101 characters, and GitHub takes 100',
        'the payload has 70011 characters, and GitHub carries 65535',
      ],
    })
    const most = payload('x'.repeat(100), { note: text() })
    expect(made({ note: 'y'.repeat(65_535 - 11) }, most)).toHaveProperty('body')
  })

  // oxlint-disable-next-line no-control-regex
  const plain = hostileTexts.filter(([, value]) => !/[\u0000-\u001F\u202E\u2028\uD800]/.test(value))

  test.each(plain)('INV-51 A08 with %s in a free text arrives as it was sent, on one line', (_what, note) => {
    const contract = payload('note', { note: text() })
    const { body } = made({ note }, contract)
    const line = JSON.stringify(body)
    expect(line).not.toContain('\n')
    const { client_payload: arrived } = JSON.parse(line) as { client_payload: unknown }
    expect(outputsOf(payloadDoor, policyWith(contract), { CONTRACT: 'note', PAYLOAD: arrived })).toEqual({ note })
  })
})

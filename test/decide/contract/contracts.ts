// The contracts of the decisions' tests, as policy.json holds them.
import type { Contract, ContractField } from '../../../src/model/contract.ts'
import type { Policy } from '../../../src/model/policy.ts'

export const text = (more: Partial<ContractField> = {}): ContractField => ({ type: 'string', required: true, ...more })

export const optional = (more: Partial<ContractField> = {}): ContractField => text({ required: false, ...more })

export const form = (name: string, fields: Contract['fields']): Contract => ({ name, carries: 'inputs', fields })

export const payload = (name: string, fields: Contract['fields'], more: Partial<Contract> = {}): Contract => ({
  name,
  carries: 'payload',
  fields,
  ...more,
})

export const policyWith = (...contracts: readonly Contract[]): Policy => ({
  images: {},
  contracts: Object.fromEntries(contracts.map((one) => [one.name, one])),
})

/** What relay sends to docker: the three fields of old, and what kind of ref it is. */
export const relayUpdated = payload(
  'relay-updated',
  {
    relay_ref: text({ holds: 'ref' }),
    relay_ref_type: { type: 'choice', required: true, options: ['branch', 'tag'] },
    relay_sha: text({ holds: 'commit' }),
    relay_sha_short: text({ pattern: '[0-9a-f]{7}' }),
  },
  { versions: { ref: 'relay_ref', type: 'relay_ref_type' } },
)

export const sha = '3f2c1ab9d0e8f7a6b5c4d3e2f1a0b9c8d7e6f5a4'

/** A payload that fits. */
export const sent = { relay_ref: '1.11.0', relay_ref_type: 'tag', relay_sha: sha, relay_sha_short: '3f2c1ab' } as const

/** Texts that break out of a script, of JSON or of an output where they are not carried with care. */
export const hostileTexts: readonly (readonly [what: string, text: string])[] = [
  ['a double quote', 'a"b'],
  ['a single quote', "a'b"],
  ['a command', '$(touch owned)'],
  ['a command in backticks', '`touch owned`'],
  ['an expression', '${{ secrets.TOKEN }}'],
  ['a word that ends a block', 'EOF'],
  ['a line break with a word that ends a block', 'x\nEOF\nowned=1'],
  ['a carriage return', 'x\rowned=1'],
  ['a command of the log', 'x\n::set-output name=owned::1'],
  ['a null character', 'x\u0000y'],
  ['an escape sequence', 'x\u001B[2Jy'],
  ['a mark that turns text around', 'x\u202Ey'],
  ['half a character', 'x\uD800y'],
  ['a line separator', 'x\u2028y'],
  ['an option', '--upload-pack=touch owned'],
]

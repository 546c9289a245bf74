// Whether what somebody filled in is what the workflow takes: every field at once, before anything is read or written.
import type { Contract } from '../../model/contract.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Door } from '../door.ts'
import { findContract, readGivenFields } from './read-contract.ts'
import { showValue } from '../show-value.ts'
import { findUnknownFields, validateFields } from './validate-fields.ts'
import type { FieldValue } from './validate-fields.ts'

/** What was filled in, and the event that the run began with. */
export interface FilledForm {
  /** As `toJSON(inputs)` writes it. */
  readonly inputs: unknown
  /** Without a form, as on a schedule, each field has its default. A called workflow has the event of its caller, and a form. */
  readonly event?: string | undefined
}

/** The typed values of all fields; defaults are filled in. */
export function validateInputs(
  { name, fields }: Contract,
  { inputs, event = 'workflow_dispatch' }: FilledForm,
): Decided<Readonly<Record<string, FieldValue>>> {
  const given = readGivenFields('the form', inputs)
  if (!given.ok) return given
  if (event !== 'workflow_dispatch' && Object.keys(given.value).length === 0) {
    return decided(Object.fromEntries(Object.entries(fields).map(([field, { default: value = '' }]) => [field, value])))
  }
  const { values, sentences } = validateFields(fields, given.value)
  // GitHub refuses these itself: one that comes through shows that the YAML and policy.json are not of one commit.
  const unknown = findUnknownFields(fields, given.value).map(
    (field) => `${showValue(field)} is no input of ${name}; it has: ${Object.keys(fields).join(', ') || 'none'}`,
  )
  const wrong = [...sentences, ...unknown]
  return wrong.length === 0 ? decided(values) : refused('malformed', ...wrong)
}

export const inputsDoor: Door = {
  name: 'inputs',
  about: 'Checks what was filled in: every field, with one sentence for each that is wrong.',
  reads: { CONTRACT: { as: 'text' }, INPUTS: { as: 'json' }, EVENT: { as: 'text', optional: true } },
  decide: ({ contract: name, inputs, event }, policy) => {
    const contract = findContract(policy, name)
    if (!contract.ok) return contract
    const values = validateInputs(contract.value, { inputs, event: event as string | undefined })
    return values.ok ? decided({ outputs: values.value }) : values
  },
}

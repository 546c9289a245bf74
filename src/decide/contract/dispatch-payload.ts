// The body of a repository_dispatch: every field held against the contract before it is sent, and GitHub's limits kept.
import type { Contract } from '../../model/contract.ts'
import { dispatchLimits } from '../../model/contract.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Door } from '../door.ts'
import { findVersionProblem } from './receive-dispatch.ts'
import { findContract, readGivenFields } from './read-contract.ts'
import { showValue } from '../show-value.ts'
import { findUnknownFields, isGiven, validateFields } from './validate-fields.ts'
import type { FieldValue } from './validate-fields.ts'

type DispatchPayload = Readonly<Record<string, FieldValue>>

/** The fields that were given, typed. What the receiver would refuse is refused here, where somebody sees it. */
function makeDispatchPayload(contract: Contract, given: unknown): Decided<DispatchPayload> {
  const fields = readGivenFields('the payload', given)
  if (!fields.ok) return fields
  const { values, sentences } = validateFields(contract.fields, fields.value)
  const unknown = findUnknownFields(contract.fields, fields.value).map(
    (field) =>
      `${showValue(field)} is no field of ${contract.name}; it has: ${Object.keys(contract.fields).join(', ')}`,
  )
  if (sentences.length + unknown.length > 0) return refused('malformed', ...sentences, ...unknown)
  const payload = Object.fromEntries(Object.entries(values).filter(([name]) => isGiven(fields.value[name])))
  const { ref, type } = contract.versions ?? {}
  const problem =
    ref === undefined || type === undefined
      ? undefined
      : findVersionProblem({ ref: String(payload[ref] ?? ''), type: String(payload[type] ?? '') }, { ref, type })
  if (problem !== undefined) return refused('refused', problem)
  const beyond = findBeyondLimits(contract.name, payload)
  return beyond.length === 0 ? decided(payload) : refused('malformed', ...beyond)
}

function findBeyondLimits(eventType: string, payload: DispatchPayload): readonly string[] {
  const { keys, characters, eventType: longest } = dispatchLimits
  const count = Object.keys(payload).length
  const size = JSON.stringify(payload).length
  const sentences: string[] = []
  if (eventType.length > longest)
    sentences.push(`the event type has ${eventType.length} characters, and GitHub takes ${longest}`)
  if (count > keys) sentences.push(`the payload has ${count} fields, and GitHub carries ${keys}`)
  if (size > characters) sentences.push(`the payload has ${size} characters, and GitHub carries ${characters}`)
  return sentences
}

export const dispatchPayloadDoor: Door = {
  name: 'dispatch-payload',
  about: 'Makes the body of a repository_dispatch from fields that fit the contract.',
  reads: { CONTRACT: { as: 'text' }, FIELDS: { as: 'json' } },
  decide: ({ contract: name, fields }, policy) => {
    const contract = findContract(policy, name)
    if (!contract.ok) return contract
    const payload = makeDispatchPayload(contract.value, fields)
    if (!payload.ok) return payload
    const body = { event_type: contract.value.name, client_payload: payload.value }
    return decided({ outputs: { 'event-type': contract.value.name, payload: payload.value, body } })
  },
}

// Whether the payload of a repository_dispatch may be acted upon: who sent it, what it holds, and that a version is a tag.
import type { Contract } from '../../model/contract.ts'
import { dispatchLimits } from '../../model/contract.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Door } from '../door.ts'
import { findVersionProblem } from './receive-dispatch.ts'
import { findContract, readGivenFields } from './read-contract.ts'
import { showValue } from '../show-value.ts'
import { findUnknownFields, validateFields } from './validate-fields.ts'
import type { FieldValue } from './validate-fields.ts'

/** What arrived. */
export interface ReceivedPayload {
  /** As `toJSON(github.event.client_payload)` writes it. */
  readonly payload: unknown
  /** The login behind the token that sent it. */
  readonly sender?: string | undefined
  /** Logins beside those that the contract names. */
  readonly allowed?: readonly string[]
}

export interface ReadPayload {
  readonly values: Readonly<Record<string, FieldValue>>
  /** Fields that nobody reads. A sender may be newer than its receiver, so they are told and not refused. */
  readonly unknown: readonly string[]
}

/** The typed values of all fields. Nothing of the payload is said before its sender is known to be allowed. */
export function validatePayload(
  contract: Contract,
  { payload, sender, allowed = [] }: ReceivedPayload,
): Decided<ReadPayload> {
  const stranger = findStranger(contract, sender, allowed)
  if (stranger !== undefined) return refused('refused', stranger)
  const given = readGivenFields('the payload', payload)
  if (!given.ok) return given
  const { keys } = dispatchLimits
  const count = Object.keys(given.value).length
  if (count > keys) return refused('malformed', `the payload has ${count} fields, and GitHub carries ${keys}`)
  const { values, sentences } = validateFields(contract.fields, given.value)
  if (sentences.length > 0) return refused('malformed', ...sentences)
  const problem = findBranchAsVersion(contract, values)
  if (problem !== undefined) return refused('refused', problem)
  return decided({ values, unknown: findUnknownFields(contract.fields, given.value) })
}

/** A list that is empty although the sender is asked for lets nobody in. Logins do not tell upper from lower case. */
function findStranger(
  { name, senders }: Contract,
  sender: string | undefined,
  more: readonly string[],
): string | undefined {
  const allowed = [...(senders ?? []), ...more]
  if (sender === undefined && allowed.length === 0) return undefined
  if (sender === undefined) return `${name} is taken from ${allowed.join(', ')}, and SENDER is not set`
  if (allowed.length === 0) return `${name} was sent by ${showValue(sender)}, and nobody is allowed to`
  const isAllowed = allowed.some((login) => login.toLowerCase() === sender.toLowerCase())
  return isAllowed ? undefined : `${name} was sent by ${showValue(sender)}, who is not one of: ${allowed.join(', ')}`
}

/** A branch that is named like a version would be published as a release. */
function findBranchAsVersion({ versions }: Contract, values: Readonly<Record<string, FieldValue>>): string | undefined {
  if (versions === undefined) return undefined
  const { ref, type } = versions
  return findVersionProblem({ ref: String(values[ref] ?? ''), type: String(values[type] ?? '') }, { ref, type })
}

export const payloadDoor: Door = {
  name: 'payload',
  about: 'Checks a payload from another repository: its sender, every field, and that a version is a tag.',
  reads: {
    CONTRACT: { as: 'text' },
    PAYLOAD: { as: 'json' },
    SENDER: { as: 'text', optional: true },
    ALLOWED: { as: 'text', optional: true },
  },
  decide: ({ contract: name, payload, sender, allowed = '' }, policy) => {
    const contract = findContract(policy, name)
    if (!contract.ok) return contract
    if (contract.value.carries !== 'payload')
      return refused('missing', `${contract.value.name} is a form, not a payload`)
    const logins = String(allowed)
      .split(/[\s,]+/)
      .filter((login) => login !== '')
    const read = validatePayload(contract.value, { payload, sender: sender as string | undefined, allowed: logins })
    if (!read.ok) return read
    const warnings = read.value.unknown.map(
      (field) => `the payload holds ${showValue(field)}, which ${contract.value.name} does not have: it is not read`,
    )
    return decided({ outputs: read.value.values, warnings })
  },
}

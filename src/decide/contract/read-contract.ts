// The contract that a decision is asked to go by, from the policy, and the values that came from outside.
import type { Contract } from '../../model/contract.ts'
import type { Policy } from '../../model/policy.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import { showValue } from '../show-value.ts'

/** The contract of that name. */
export function findContract(policy: Policy, name: unknown): Decided<Contract> {
  const contracts = policy.contracts ?? {}
  const contract = typeof name === 'string' && Object.hasOwn(contracts, name) ? contracts[name] : undefined
  if (contract !== undefined) return decided(contract)
  const known = Object.keys(contracts).join(', ') || 'none'
  return refused('missing', `policy.json has no contract ${showValue(name)}; it has: ${known}`)
}

/** The values of a form or payload by name; GitHub shows one that does not exist as null. */
export function readGivenFields(what: string, given: unknown): Decided<Readonly<Record<string, unknown>>> {
  if (given === null || given === undefined || given === '') return decided({})
  if (typeof given === 'object' && !Array.isArray(given)) return decided(given as Readonly<Record<string, unknown>>)
  return refused('malformed', `${what} is ${showValue(given)}, not an object with fields`)
}

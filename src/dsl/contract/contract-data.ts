// A contract as policy.json holds it, refused where GitHub or the check at run time could not keep it.
import { dispatchLimits } from '../../model/contract.ts'
import type { Contract as ContractData, ContractField } from '../../model/contract.ts'
import type { FieldSchema } from '../inputs.ts'
import type { FieldWords } from './fields.ts'
import { fieldOfSchema } from './schema-field.ts'
import { fieldOfWords } from './words-field.ts'

/** The fields as they were declared. */
export type DeclaredFields = Readonly<Record<string, FieldSchema | FieldWords>>

type Rest = Partial<Omit<ContractData, 'name' | 'fields'>>

/** The data of a contract. */
export function contractData(name: string, declared: DeclaredFields, rest: Rest): ContractData {
  const { carries = 'payload', senders, versions } = rest
  const fields = Object.fromEntries(Object.entries(declared).map(([field, one]) => [field, fieldData(field, one)]))
  const data: ContractData = { name, carries, fields, ...(senders && { senders }), ...(versions && { versions }) }
  const complaint = findComplaint(data)
  if (complaint !== undefined) throw new TypeError(`contract ${name}: ${complaint}`)
  return Object.freeze(data)
}

function fieldData(name: string, declared: FieldSchema | FieldWords): ContractField {
  const field = '_zod' in declared ? fieldOfSchema(name, declared) : fieldOfWords(name, declared)
  if (field.pattern !== undefined) refuseBrokenPattern(name, field.pattern)
  // A field with a default is always there once it was checked.
  return field.default === undefined ? field : { ...field, required: false }
}

function refuseBrokenPattern(name: string, pattern: string): void {
  try {
    RegExp(`^(?:${pattern})$`, 'u')
  } catch (error) {
    throw new TypeError(`field ${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** What GitHub would refuse when it is sent, or would take for another name. */
function findComplaint({ name, carries, fields, versions }: ContractData): string | undefined {
  const names = Object.keys(fields)
  const { keys, eventType } = dispatchLimits
  const wrong = names.find((field) => !/^[A-Za-z_][A-Za-z0-9_-]*$/.test(field))
  const twice = names.find((field, n) => names.findIndex((one) => one.toLowerCase() === field.toLowerCase()) !== n)
  if (name === '') return 'it needs a name'
  if (wrong !== undefined)
    return `${wrong} is no name of a field: letters, digits, _ and - are taken, and no digit first`
  if (twice !== undefined)
    return `${twice} differs from another field only in upper and lower case, which GitHub does not tell apart`
  if (carries === 'payload' && names.length > keys)
    return `a payload has at most ${keys} fields, and this one has ${names.length}`
  if (carries === 'payload' && name.length > eventType) return `an event type has at most ${eventType} characters`
  const unknown = [versions?.ref, versions?.type].find((field) => field !== undefined && !Object.hasOwn(fields, field))
  return unknown === undefined ? undefined : `versions names ${unknown}, which is none of its fields`
}

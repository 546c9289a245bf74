// Holds given values against the fields of a contract: typed values, or one sentence for each field that does not fit.
import type { ContractField } from '../../model/contract.ts'
import { findTextProblem } from './validate-text.ts'
import { showValue } from '../show-value.ts'

export type FieldValue = string | number | boolean

/** The fields with their values in the order of the contract, and what is wrong. */
export interface CheckedFields {
  /** A field that was not given and has no default is the empty text. */
  readonly values: Readonly<Record<string, FieldValue>>
  readonly sentences: readonly string[]
}

/** What a boundary carries: text alone, as a form does, or JSON. */
type Given = Readonly<Record<string, unknown>>

type Fields = Readonly<Record<string, ContractField>>

/** Checks every field at once. A field that is null or an empty text counts as not given. */
export function validateFields(fields: Fields, given: Given): CheckedFields {
  const values: Record<string, FieldValue> = {}
  const sentences: string[] = []
  for (const [name, field] of Object.entries(fields)) {
    const raw = Object.hasOwn(given, name) ? given[name] : undefined
    const checked = isGiven(raw) ? readField(field, raw) : defaultOf(field)
    if ('value' in checked) values[name] = checked.value
    else sentences.push(sentenceOf(name, field, raw, checked.problem))
  }
  return { values, sentences }
}

/** The names that are given and are no fields. */
export const findUnknownFields = (fields: Fields, given: Given): readonly string[] =>
  Object.keys(given).filter((name) => !Object.hasOwn(fields, name))

export const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

/** A value, or what is said after the name of its field. */
type ReadField = { readonly value: FieldValue } | { readonly problem: string }

function defaultOf(field: ContractField): ReadField {
  if (field.default !== undefined) return { value: field.default }
  return field.required ? { problem: 'is not given' } : { value: '' }
}

function sentenceOf(name: string, { sentence }: ContractField, raw: unknown, problem: string): string {
  if (sentence === undefined) return `${name} ${problem}`
  // The words around it are the author's; what comes from outside is shown as in any other sentence, without its quotes.
  return sentence.replaceAll('{value}', () => showValue(raw ?? '').slice(1, -1))
}

/** Forms and other repositories send numbers and booleans as text too. */
function readField(field: ContractField, raw: unknown): ReadField {
  switch (field.type) {
    case 'boolean':
      return readBoolean(raw)
    case 'number':
      return readNumber(field, raw)
    case 'choice':
      return readChoice(field.options ?? [], raw)
    case 'string':
      return readText(field, raw)
  }
}

function readBoolean(raw: unknown): ReadField {
  if (raw === true || raw === 'true') return { value: true }
  if (raw === false || raw === 'false') return { value: false }
  return { problem: `is ${showValue(raw)}, not true or false` }
}

const numberPattern = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/

function readNumber({ least, most, whole = false }: ContractField, raw: unknown): ReadField {
  const value = typeof raw === 'string' && numberPattern.test(raw) ? Number(raw) : raw
  if (typeof value !== 'number' || !Number.isFinite(value)) return { problem: `is ${showValue(raw)}, not a number` }
  if (whole && !Number.isSafeInteger(value)) return { problem: `is ${showValue(raw)}, not a whole number` }
  if (least !== undefined && value < least) return { problem: `is ${value}, and the least is ${least}` }
  if (most !== undefined && value > most) return { problem: `is ${value}, and the most is ${most}` }
  return { value }
}

function readChoice(options: readonly string[], raw: unknown): ReadField {
  if (typeof raw === 'string' && options.includes(raw)) return { value: raw }
  return { problem: `is ${showValue(raw)}, not one of: ${options.join(', ')}` }
}

function readText(field: ContractField, raw: unknown): ReadField {
  if (typeof raw !== 'string') return { problem: `is ${showValue(raw)}, not a text` }
  const problem = findTextProblem(field, raw)
  return problem === undefined ? { value: raw } : { problem }
}

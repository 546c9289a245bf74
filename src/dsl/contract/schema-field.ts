// A zod schema as a field of a contract. Only what can be written as data is taken: a check that got lost would be no check.
import type { ContractField } from '../../model/contract.ts'
import { plainInput } from '../compile/plain-input.ts'
import type { FieldSchema } from '../inputs.ts'

/** One check of a schema, as zod keeps it. */
interface CheckDef {
  readonly check?: string
  readonly format?: string
  readonly pattern?: RegExp
  readonly minimum?: number
  readonly maximum?: number
  readonly length?: number
  readonly value?: number
  readonly inclusive?: boolean
  readonly error?: (issue: object) => unknown
}

interface SchemaDef extends CheckDef {
  readonly type: string
  readonly innerType?: Schema
  readonly checks?: readonly { readonly _zod: { readonly def: CheckDef } }[]
  readonly values?: readonly unknown[]
}

interface Schema {
  readonly _zod: { readonly def: SchemaDef; readonly pattern?: RegExp }
}

const layers: readonly string[] = ['optional', 'default', 'prefault', 'nullable', 'readonly']
const cores: readonly string[] = ['string', 'number', 'boolean', 'enum', 'literal', 'template_literal']

/** The data of a field. A schema that data cannot hold is refused by name. */
export function fieldOfSchema(name: string, schema: FieldSchema): ContractField {
  const core = coreOf(name, schema as Schema)
  // What plainInput describes of a schema whose core is one of ours.
  const plain = plainInput(schema, 'workflow_dispatch') as unknown as Plain
  const { description, type, options, required = false, default: preset } = plain
  const { def } = core._zod
  if (def.type === 'literal' && options === undefined) refuseSchema(name, 'literals that are no texts')
  return {
    type,
    required: required && !isNullable(schema as Schema),
    ...(description !== undefined && { about: description }),
    ...(preset !== undefined && { default: preset }),
    ...(options !== undefined && { options }),
    ...checksOf(name, core),
  }
}

interface Plain {
  readonly description?: string
  readonly type: ContractField['type']
  readonly options?: readonly string[]
  readonly required?: boolean
  readonly default?: string | number | boolean
}

function coreOf(name: string, schema: Schema): Schema {
  const { type, innerType } = schema._zod.def
  if (innerType !== undefined && layers.includes(type)) return coreOf(name, innerType)
  if (!cores.includes(type)) refuseSchema(name, `a schema of the kind ${type}`)
  return schema
}

function isNullable({ _zod: { def } }: Schema): boolean {
  return def.type === 'nullable' || (def.innerType !== undefined && isNullable(def.innerType))
}

type Checks = Pick<ContractField, 'pattern' | 'least' | 'most' | 'whole' | 'sentence'>

/** The checks of a schema; a format such as `z.email()` is a check of its own. */
function checksOf(name: string, { _zod: { def, pattern } }: Schema): Checks {
  const defs = [def, ...(def.checks ?? []).map((one) => one._zod.def)].filter((one) => one.check !== undefined)
  const parts = defs.map((one) => checkOf(name, one))
  const patterns = [
    ...parts.flatMap((one) => one.pattern ?? []),
    ...(def.type === 'template_literal' ? [wholePattern(name, pattern)] : []),
  ]
  const sentence = [def, ...defs].map(sentenceOf).find((words) => words !== undefined)
  const most = parts.flatMap((one) => one.most ?? [])
  const least = parts.flatMap((one) => one.least ?? [])
  return {
    ...(patterns.length > 0 && { pattern: both(patterns) }),
    ...(least.length > 0 && { least: Math.max(...least) }),
    ...(most.length > 0 && { most: Math.min(...most) }),
    ...(parts.some((one) => one.whole) && { whole: true }),
    ...(sentence !== undefined && { sentence }),
  }
}

function checkOf(name: string, def: CheckDef): Checks {
  switch (def.check) {
    case 'string_format':
      return { pattern: wholePattern(name, def.pattern, def.format) }
    case 'min_length':
      return { least: def.minimum ?? 0 }
    case 'max_length':
      return { most: def.maximum ?? 0 }
    case 'length_equals':
      return { least: def.length ?? 0, most: def.length ?? 0 }
    case 'number_format':
      return def.format === 'safeint' ? { whole: true } : refuseSchema(name, `the number format ${def.format}`)
    case 'greater_than':
      return def.inclusive === true
        ? { least: def.value ?? 0 }
        : refuseSchema(name, 'a limit that is not itself allowed')
    case 'less_than':
      return def.inclusive === true
        ? { most: def.value ?? 0 }
        : refuseSchema(name, 'a limit that is not itself allowed')
    default:
      return refuseSchema(name, `the check ${def.check}`)
  }
}

/** A pattern of zod looks for a part of the text unless it is anchored; that of a field matches the whole. */
function wholePattern(name: string, pattern: RegExp | undefined, format = 'pattern'): string {
  if (pattern === undefined) refuseSchema(name, `the format ${format}`)
  // Texts have no line breaks, so that `s` makes no difference; `i`, `m` and `v` would.
  if (/[^usgd]/.test(pattern.flags)) refuseSchema(name, `a pattern with the flags ${pattern.flags}`)
  const { source } = pattern
  const isWhole = /^\^[^|]*[^\\|]\$$/.test(source)
  return isWhole ? source.slice(1, -1) : `[^]*(?:${source})[^]*`
}

/** All of several patterns: each but the last looks ahead. */
const both = (patterns: readonly string[]): string =>
  patterns.map((pattern, n) => (n === patterns.length - 1 ? pattern : `(?=(?:${pattern})$)`)).join('')

/** The author's own words, where they do not depend on more than the value. */
function sentenceOf({ error }: CheckDef): string | undefined {
  const words = error?.({ code: 'invalid_value', input: '{value}' })
  return typeof words === 'string' ? words : undefined
}

function refuseSchema(name: string, what: string): never {
  throw new TypeError(
    `field ${name}: ${what} cannot be written to policy.json; use z.string(), z.number(), z.boolean() or z.enum() with patterns and limits`,
  )
}

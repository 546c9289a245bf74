// Turns authored values into plain YAML values: expressions become text, comments stay, unset keys go.
import { Noted } from '../../model/noted.ts'
import type { Yaml } from '../../model/noted.ts'
import { isExpression, tree } from '../expression.ts'
import { isMatrix, matrixParts } from '../matrix.ts'
import { beyondKey, commentKey, inside } from '../note.ts'
import type { Annotated } from '../note.ts'
import { printCondition, printValue } from '../print.ts'
import type { Names } from '../print.ts'

/** A mapping as it is written. */
export type Mapping = { readonly [key: string]: Yaml }

/** A mapping under construction; keys whose value is undefined are left out. */
export type Draft = Record<string, Yaml | undefined>

/** The plain form of an authored value. */
export function plain(value: unknown, names: Names): Yaml {
  if (typeof value === 'function') throw new TypeError(`a function stands where YAML takes a value: ${value.name}`)
  if (typeof value !== 'object' || value === null) return value as Yaml
  if (value instanceof Noted) return new Noted(plain(value.value, names), value)
  if (isMatrix(value)) return withNotes(plain(value[matrixParts].config, names), value, names)
  if (isExpression(value)) return withNotes(printValue(value[tree], names), value, names)
  const body = Array.isArray(value) ? value.map((item) => plain(item, names)) : plainMapping(value, names)
  return withNotes(body, value, names)
}

/** The plain form of the entries that are set. */
export function plainMapping(value: object, names: Names): { [key: string]: Yaml } {
  const mapping: { [key: string]: Yaml } = {}
  for (const [key, entry] of Object.entries(value)) if (entry !== undefined) mapping[key] = plain(entry, names)
  return mapping
}

/** The plain form of a value that may be left out. */
export function plainIfSet(value: unknown, names: Names): Yaml | undefined {
  return value === undefined ? undefined : plain(value, names)
}

/** The plain form of a condition, which stands without `${{ }}`. */
export function plainCondition(value: unknown, names: Names): Yaml | undefined {
  if (value === undefined) return undefined
  return inside(value, (condition) =>
    isExpression(condition) ? withNotes(printCondition(condition[tree], names), condition, names) : (condition as Yaml),
  )
}

/** Adds the keys and the comment that `beyond` and `comment` left on the authored value. */
export function withNotes(body: Yaml, authored: object, names: Names): Yaml {
  const { [beyondKey]: added, [commentKey]: words }: Annotated = authored
  const more = added === undefined ? undefined : plainMapping(added, names)
  const whole = more === undefined ? body : inside(body, (mapping) => ({ ...(mapping as Mapping), ...more }))
  return words === undefined ? whole : new Noted(whole, { before: words })
}

/** The mapping with its keys in the given order; other keys follow as they came. */
export function inOrder(draft: Draft, order: readonly string[]): Mapping {
  const mapping: { [key: string]: Yaml } = {}
  for (const key of order) {
    const value = draft[key]
    if (value !== undefined) mapping[key] = value
  }
  for (const key of Object.keys(draft)) {
    const value = draft[key]
    if (value !== undefined) mapping[key] ??= value
  }
  return mapping
}

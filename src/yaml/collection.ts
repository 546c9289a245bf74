// Maps and lists of a document, told from everything that only looks like one.
import type { Yaml } from '../model/noted.ts'

export type YamlMap = { readonly [key: string]: Yaml | undefined }
export type Collection = YamlMap | readonly Yaml[]

export function isList(value: unknown): value is readonly Yaml[] {
  return Array.isArray(value)
}

/** True for lists and plain objects. A date or another instance would lose what it stands for. */
export function isCollection(value: unknown): value is Collection {
  if (typeof value !== 'object' || value === null) return false
  if (isList(value)) return true
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

/** True for a collection with at least one entry to write; an undefined value is none. */
export function isFilled(value: unknown): value is Collection {
  if (!isCollection(value)) return false
  if (isList(value)) return value.length > 0
  for (const key of Object.keys(value)) if (value[key] !== undefined) return true
  return false
}

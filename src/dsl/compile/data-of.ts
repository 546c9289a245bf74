// The bare data of a compiled value: what GitHub will read, without the comments.
import { Noted } from '../../model/noted.ts'
import type { Yaml } from '../../model/noted.ts'

/** Plain data. */
export type Data = null | boolean | number | string | readonly Data[] | DataMapping
export type DataMapping = { readonly [key: string]: Data }

/** The value without its notes, at every depth. */
export function dataOf(yaml: Yaml): Data {
  if (yaml instanceof Noted) return dataOf(yaml.value)
  if (Array.isArray(yaml)) return yaml.map(dataOf)
  if (typeof yaml !== 'object' || yaml === null) return yaml as Data
  return Object.fromEntries(Object.entries(yaml).map(([key, value]) => [key, dataOf(value)]))
}

/** The entries of a mapping; none of anything else. */
export function entriesOf(data: Data | undefined): DataMapping {
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as DataMapping) : {}
}

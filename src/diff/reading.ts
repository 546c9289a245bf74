// One workflow file as the comparison sees it: the parsed file and small, tolerant looks into its data.
import { isDeepStrictEqual } from 'node:util'
import type { Place } from '../model/place.ts'
import type { Path } from '../yaml/path.ts'
import { readYaml } from '../yaml/read.ts'
import type { YamlFile } from '../yaml/read.ts'

/** Any map of a YAML document. */
export type Fields = Readonly<Record<string, unknown>>

/** A file of one side; a side without the file reads as empty. */
export interface Side {
  readonly file: YamlFile | undefined
  readonly data: Fields
}

export function readSide(path: string, text: string | null): Side {
  const file = text === null ? undefined : readYaml(path, text).file
  return { file, data: fieldsOf(file?.data) }
}

/** The place of a value on a side that has it. */
export function placeIn(side: Side, path: Path): Place | undefined {
  return side.file?.node(path) === undefined ? undefined : side.file.keyPlace(path)
}

/** A map, or an empty one for anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

/** A list; one value counts as a list of one, nothing as an empty list. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** A value as a person would say it: short, on one line. */
export function show(value: unknown): string | undefined {
  if (value === undefined) return undefined
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return 'nothing'
  const words =
    Array.isArray(value) && value.every((item) => typeof item !== 'object') ? value.join(', ') : plainText(value)
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}

const plainText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

export const isSame = (before: unknown, after: unknown): boolean => isDeepStrictEqual(before, after)

/** The keys of both maps, those of the new one first. */
export function keysOf(before: Fields, after: Fields): readonly string[] {
  return [...new Set([...Object.keys(after), ...Object.keys(before)])]
}

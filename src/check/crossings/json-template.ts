// JSON with expressions in it, as a file writes it: its keys with their places, and the types of the values that it shows.
import { findExpressions } from '../../language/find-expressions.ts'

export type JsonType = 'string' | 'number' | 'boolean' | 'object'

/** One entry at the top. */
export interface JsonEntry {
  /** Undefined when only the run knows it. */
  readonly type: JsonType | undefined
  /** The value, when the file shows it. */
  readonly value: unknown
  /** Where the name of the key stands in the text. */
  readonly offset: number
  readonly length: number
}

/** The entries of an object; undefined for a text that is none, or that an expression makes. */
export function readJsonTemplate(text: string): ReadonlyMap<string, JsonEntry> | undefined {
  const data = parse(fillExpressions(text))
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined
  return new Map(Object.entries(data).map(([key, value]) => [key, readEntry(text, key, value)]))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function readEntry(text: string, key: string, value: unknown): JsonEntry {
  const written = JSON.stringify(key)
  const offset = text.search(new RegExp(`${written.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)}\\s*:`))
  const type = typeOf(value)
  const known = type === undefined || isPartly(value) ? undefined : value
  return { type, value: known, offset: offset < 0 ? 0 : offset + 1, length: offset < 0 ? 0 : key.length }
}

/** An expression in quotes makes a text; one that stands alone could make anything. */
function typeOf(value: unknown): JsonType | undefined {
  if (typeof value === 'string') return /^\u0080+$/.test(value) ? undefined : 'string'
  if (typeof value === 'number') return 'number'
  return typeof value === 'boolean' ? 'boolean' : 'object'
}

const isPartly = (value: unknown): boolean => typeof value === 'string' && value.includes('\u0081')

/** Each expression as a text of the same length, so that every key stays where it is. */
function fillExpressions(text: string): string {
  return findExpressions(text).reduceRight((filled, { offset, length }) => {
    const [start, end] = [offset - '${{'.length, offset + length + '}}'.length]
    const isQuoted = (filled.slice(0, start).replaceAll(/\\./g, '').match(/"/g)?.length ?? 0) % 2 === 1
    const size = end - start
    const filling = isQuoted ? '\u0081'.repeat(size) : `"${'\u0080'.repeat(size - 2)}"`
    return filled.slice(0, start) + filling + filled.slice(end)
  }, text)
}

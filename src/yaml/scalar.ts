// Scalars of one line, and keys.
import { isPlain } from './plain-string.ts'
import { doubleQuoted, needsEscapes, singleQuoted } from './quoted-string.ts'

/** A null, a boolean, a number or a text on one line. Anything else is a mistake of the program that made it. */
export function formatScalar(value: unknown): string {
  if (typeof value === 'string') return formatString(value)
  if (typeof value === 'number') return formatNumber(value)
  if (typeof value === 'boolean' || value === null) return String(value)
  throw new Error(`YAML cannot hold ${describe(value)}`)
}

/** The text without quotes where no reader is misled, else in single quotes, else with escapes. */
export function formatString(text: string): string {
  if (needsEscapes(text)) return doubleQuoted(text)
  return isPlain(text) ? text : singleQuoted(text)
}

/** YAML 1.1 reads an exponent only behind a dot and with a sign. */
function formatNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`YAML for GitHub cannot hold ${value}`)
  if (Object.is(value, -0)) return '-0'
  const text = String(value)
  return text.includes('e') && !text.includes('.') ? text.replace('e', '.0e') : text
}

function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) return `a value of type ${typeof value}`
  return `an instance of ${value.constructor?.name ?? 'an unknown class'}`
}

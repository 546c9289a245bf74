// The small parts that sentences are made of: quoted values, lists, counts, suggestions.
import { nearest } from './nearest.ts'

const longestValue = 80
const longestList = 8

/** The sentence of a finding or failure, and the smallest thing that mends it. */
export interface Wording<Args> {
  message(args: Args): string
  help(args: Args): string | undefined
}

/** A value as the user wrote it, in quotes, on one line, cut when it is very long. */
export function quote(value: string): string {
  const shown = shorten(oneLine(value), longestValue)
  return shown.includes("'") ? `"${shown}"` : `'${shown}'`
}

/** Text without line breaks and runs of blanks. */
export function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/gu, ' ')
}

/** Text of at most so many characters, with a sign where it is cut. */
export function shorten(text: string, longest: number): string {
  const characters = Array.from(text)
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : text
}

/** `a, b, c and 4 more`. */
export function list(names: readonly string[], word: (name: string) => string = oneLine): string {
  const shown = names.slice(0, longestList).map(word)
  const rest = names.length - shown.length
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ')
}

/** `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** Points at the name that was meant: the nearest one when one is near, else all of them. */
export function meant(name: string, known: readonly string[], none: string): string {
  if (known.length === 0) return none
  const near = nearest(name, known)
  return near === undefined ? `use one of: ${list(known)}` : `did you mean ${quote(near)}?`
}

/** Text of another program, made to continue one of our sentences. */
export function quoted(message: string): string {
  return oneLine(message).replace(/\.$/, '')
}

// A set of names, described: what a filter takes, what an expression matches, and what these have in common.
import { anyChar, charsOf, type CharSet } from './char-set.ts'

/** A regular set of names. Make one with `filterLanguage`, `pushLanguage` or `regexLanguage`; ask with `isWithin` and the like. */
export type Language =
  | { readonly kind: 'chars'; readonly chars: CharSet }
  | { readonly kind: 'sequence'; readonly parts: readonly Language[] }
  | { readonly kind: 'union'; readonly of: readonly Language[] }
  | { readonly kind: 'intersection'; readonly of: readonly Language[] }
  | { readonly kind: 'complement'; readonly of: Language }
  | { readonly kind: 'repeat'; readonly of: Language; readonly min: number; readonly max: number }
  /** What cannot be told: syntax of an expression that goes beyond regular languages. */
  | { readonly kind: 'unsupported'; readonly syntax: string; readonly offset: number; readonly length: number }

/** The names of any of them. */
export function union(...of: readonly Language[]): Language {
  return { kind: 'union', of }
}

/** The names that all of them have. */
export function intersection(...of: readonly Language[]): Language {
  return { kind: 'intersection', of }
}

/** The names of the first that the second does not have. */
export function difference(first: Language, second: Language): Language {
  return intersection(first, complement(second))
}

/** All names that it does not have. */
export function complement(of: Language): Language {
  return { kind: 'complement', of }
}

export function chars(set: CharSet): Language {
  return { kind: 'chars', chars: set }
}

export function sequence(...parts: readonly Language[]): Language {
  return { kind: 'sequence', parts }
}

export function repeat(of: Language, min: number, max: number): Language {
  return { kind: 'repeat', of, min, max }
}

/** A text as it is written. */
export function literal(text: string): Language {
  return sequence(...Array.from({ length: text.length }, (_, at) => chars(charsOf(text.charAt(at)))))
}

export const nothing: Language = union()
export const anything: Language = repeat(chars(anyChar), 0, Infinity)

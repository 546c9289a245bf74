// What can be asked about sets of names. Answers are decided over all names, never by trying samples.
import { findShortest, type Found } from './find-shortest.ts'
import { difference, intersection, type Language } from './language.ts'

/** Why a question has no answer: the sets are too large to search, or an expression says more than a set of names. */
export type Undecided =
  | { readonly answer: 'too-complex' }
  | { readonly answer: 'unsupported'; readonly syntax: string; readonly offset: number; readonly length: number }

/** A name, in the shortest form and in one that people recognise; often both are the same. */
export interface Example {
  readonly example: string
  readonly shortest: string
}

export type Inclusion = { readonly answer: 'yes' } | ({ readonly answer: 'no' } & Example) | Undecided
export type Existence = ({ readonly answer: 'yes' } & Example) | { readonly answer: 'no' } | Undecided

/** Whether every name of `part` is a name of `whole` too; if not, a name that is only in `part`. */
export function isWithin(part: Language, whole: Language): Inclusion {
  const found = ask(difference(part, whole))
  if (found.answer === 'yes') return { ...found, answer: 'no' }
  return found.answer === 'no' ? { answer: 'yes' } : found
}

/** Whether the two have a name in common, and which. */
export function intersects(first: Language, second: Language): Existence {
  return ask(intersection(first, second))
}

/** A name of the set; the answer is no when it has none. */
export function example(language: Language): Existence {
  return ask(language)
}

function ask(language: Language): Existence {
  const obstacle = unsupportedIn(language)
  if (obstacle !== undefined) return obstacle
  const found: Found = findShortest(language)
  if (found.kind === 'none') return { answer: 'no' }
  if (found.kind === 'too-complex') return { answer: 'too-complex' }
  return { answer: 'yes', example: found.example, shortest: found.shortest }
}

function unsupportedIn(language: Language): Undecided | undefined {
  if (language.kind === 'unsupported') {
    const { syntax, offset, length } = language
    return { answer: 'unsupported', syntax, offset, length }
  }
  if (language.kind === 'chars') return undefined
  const parts = language.kind === 'sequence' ? language.parts : [language.of].flat()
  for (const part of parts) {
    const found = unsupportedIn(part)
    if (found !== undefined) return found
  }
  return undefined
}

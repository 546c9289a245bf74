// What can be wrong with a YAML file before anyone asks what it means.
import type { Place } from '../model/place.ts'

/** `syntax` is what the parser says; all others have a name of their own because their cause is known. */
export type YamlProblemCode =
  | 'tab'
  | 'duplicate-key'
  | 'merge-key'
  | 'too-deep'
  | 'too-large'
  | 'binary'
  | 'alias-bomb'
  | 'several-documents'
  | 'empty'
  | 'syntax'

/** Nobody reads on after that many in one file: the rest mostly follows from the first ones. */
export const mostProblems = 20

export interface YamlProblem {
  readonly code: YamlProblemCode
  /** The key, the alias, the character or the size in question; for `syntax` what the parser says; else empty. */
  readonly detail: string
  readonly place: Place
  /** The first of two equal keys. */
  readonly related?: Place
}

/** A problem that knows only its offsets yet. */
export interface RawProblem {
  readonly code: YamlProblemCode
  readonly detail: string
  readonly span: Span
  readonly related?: Span
}

/** A part of a text, the end not included. */
export interface Span {
  readonly start: number
  readonly end: number
}

// What every decision gives: a value, or one sentence that says why not, with the exit code of its cause.
import { onOneLine } from './show-value.ts'

/** The exit codes of decide.mjs, by cause; a contract of a pipeline names them so. */
export const exitCodes = {
  /** A rule of the policy says no. */
  refused: 1,
  /** Something that is needed is not there or cannot be read: a secret, a file, a variable. */
  missing: 2,
  /** A name has the wrong form: a tag, a version, a digest, an input. */
  malformed: 3,
  /** What was built is not what was planned: platforms, digests, products. */
  incomplete: 4,
  /** A registry or GitHub could not be read to the end, or did not do what it was told. */
  unreadable: 5,
} as const

export type RefusalCause = keyof typeof exitCodes

/** Why a decision was not made. */
export interface Refused {
  readonly ok: false
  readonly cause: RefusalCause
  /** One sentence each; more than one only where several fields are wrong at once. */
  readonly sentences: readonly string[]
}

export type Decided<T> = { readonly ok: true; readonly value: T } | Refused

export const decided = <T>(value: T): Decided<T> => ({ ok: true, value })

/** The sentences may quote what came from outside; each stays on its line. */
export const refused = (cause: RefusalCause, ...sentences: readonly string[]): Refused => ({
  ok: false,
  cause,
  sentences: sentences.map(onOneLine),
})

// How a decision is reached from a workflow: which environment variables it reads, and what becomes of its answer.
import type { Policy } from '../model/policy.ts'
import type { Decided } from './decision.ts'

/** How one variable is read: as it stands, as JSON, as yes or no, or as the name of a file that holds JSON or lines. */
export type Reading = 'text' | 'json' | 'flag' | 'json-file' | 'lines-file' | 'text-file'

/** One variable; an optional one that is unset or empty is left out of the input. */
export interface Variable {
  readonly as: Reading
  readonly optional?: boolean
}

/** What a decision writes: outputs of the step, and where it has more to say, Markdown for the summary of the run. */
export interface Answer {
  /** Strings go out as they are, anything else as JSON on one line. */
  readonly outputs: Readonly<Record<string, unknown>>
  readonly summary?: string
  /** Lines for the log. */
  readonly log?: readonly string[]
  /** Shown as warnings of the run. */
  readonly warnings?: readonly string[]
}

/** A decision with its way in. The input has one field a variable, named in camelCase: RELAY_REF becomes relayRef. */
export interface Door {
  /** What follows `decide.mjs` on the command line. */
  readonly name: string
  /** One sentence: what it decides. */
  readonly about: string
  readonly reads: Readonly<Record<string, Variable>>
  /** The input is checked by the decision itself: it comes from outside. */
  readonly decide: (input: Readonly<Record<string, unknown>>, policy: Policy) => Decided<Answer>
}

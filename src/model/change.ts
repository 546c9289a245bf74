// What a change of a workflow means: the value that `diff` computes and report/ words.
import type { Failure } from './failure.ts'
import type { Place } from './place.ts'

/** The part of a workflow that a change is about. */
export type ChangeTopic =
  | 'workflow'
  | 'trigger'
  | 'input'
  | 'job'
  | 'needs'
  | 'condition'
  | 'permission'
  | 'concurrency'
  | 'environment'
  | 'matrix'
  | 'pin'
  | 'secret'
  | 'step'
  | 'setting'

/** One difference in meaning: what was (absent when new) and what is (absent when gone). */
export interface Change {
  readonly topic: ChangeTopic
  /** Where in the workflow, readable: `on.push.tags`, `jobs.build`, `jobs.build › Checkout`. */
  readonly at: string
  readonly before?: string
  readonly after?: string
  /** True when the change lets the workflow do more than before: a grant, a trigger, a secret, an unpinned action. */
  readonly widens: boolean
  readonly place?: Place
}

export interface ChangedFile {
  readonly path: string
  readonly state: 'added' | 'removed' | 'changed'
  readonly changes: readonly Change[]
  /** The text as a unified diff. */
  readonly patch: string
}

export interface DiffOutcome {
  /** What the comparison starts from: `the committed files` or a revision. */
  readonly base: string
  readonly files: readonly ChangedFile[]
  readonly failures: readonly Failure[]
}

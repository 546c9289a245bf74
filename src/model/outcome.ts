// What each verb answers: plain values that report/ turns into text and cli/ into an exit code.
import type { Failure } from './failure.ts'
import type { Finding } from './finding.ts'

/** What synth did, or with --check would have to do, to one file. */
export type FileState = 'written' | 'unchanged' | 'removed' | 'stale' | 'missing' | 'orphaned'

export interface SynthFile {
  readonly path: string
  readonly state: FileState
  /** The module that the file is made from; none for an orphan. */
  readonly source?: string
  /** What would change, as a unified diff: only with --check. */
  readonly patch?: string
}

export interface SynthOutcome {
  readonly files: readonly SynthFile[]
  readonly findings: readonly Finding[]
  readonly failures: readonly Failure[]
  readonly modules: number
}

/** A part of check that did not run, and why. */
export interface Skip {
  readonly what: string
  readonly reason: string
}

export interface CheckOutcome {
  readonly findings: readonly Finding[]
  readonly failures: readonly Failure[]
  readonly files: readonly string[]
  readonly skipped: readonly Skip[]
}

/** One file that init made, changed or left as it was. */
export interface InitFile {
  readonly path: string
  readonly did: 'created' | 'changed' | 'kept'
  readonly detail: string
}

export interface InitOutcome {
  readonly files: readonly InitFile[]
  readonly failures: readonly Failure[]
  /** What the user does next, in order. */
  readonly next: readonly string[]
}

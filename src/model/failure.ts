// What keeps a command from running: a closed union of things the user can cause or mend. Worded in report/wording/failures.ts.
import type { Place } from './place.ts'

/** The arguments of each failure, by its code. */
export interface FailureArgs {
  'unreadable-file': { path: string; reason: string }
  'unreadable-folder': { path: string; reason: string }
  'unwritable-file': { path: string; reason: string }
  'no-such-path': { path: string }
  'no-modules': { root: string }
  'module-syntax': { path: string; reason: string }
  'module-import': { path: string; reason: string }
  'module-throws': { path: string; reason: string }
  'module-exports-nothing': { path: string }
  'module-in-no-repository': { path: string; root: string }
  'never-made': { file: string }
  'two-files-one-name': { target: string; first: string; second: string }
  'declared-twice': { what: string; name: string; first: string; second: string }
  'bad-file-name': { name: string; path: string }
  'foreign-file': { path: string }
  'outside-repository': { path: string }
  'git-missing': Record<never, never>
  'not-a-git-repository': { folder: string }
  'unknown-revision': { revision: string }
  'unknown-verb': { verb: string; known: readonly string[] }
  'unknown-option': { option: string; verb: string; known: readonly string[] }
  'bad-option': { option: string; value: string; allowed: readonly string[] }
  'broken-lock': { path: string; line: number; text: string }
  'unknown-action': { action: string; lock: string }
  'actionlint-broken': { program: string; reason: string }
  'broken-json': { path: string; reason: string }
}

export type FailureCode = keyof FailureArgs

/** One thing that went wrong before the work could be done. */
export type Failure = {
  [C in FailureCode]: { readonly code: C; readonly args: FailureArgs[C]; readonly at?: Place }
}[FailureCode]

// What a command answers to the shell: 0 clean, 1 findings or drift, 2 could not run. A bug is 70 and bin.ts's.
import type { Failure } from '../model/failure.ts'
import type { Finding } from '../model/finding.ts'
import type { FileState } from '../model/outcome.ts'

export const exitCodes = { clean: 0, found: 1, failed: 2, bug: 70 } as const

interface Outcome {
  readonly failures: readonly Failure[]
  readonly findings?: readonly Finding[]
}

/** The exit code of an outcome; `differs` is what else counts as found. */
export function exitCodeOf({ failures, findings = [] }: Outcome, differs = false): number {
  if (failures.length > 0) return exitCodes.failed
  return differs || findings.some(({ severity }) => severity === 'error') ? exitCodes.found : exitCodes.clean
}

const drifts: ReadonlySet<FileState> = new Set<FileState>(['stale', 'missing', 'orphaned'])

/** True when a file is not what its module says. */
export function hasDrift({ files }: { readonly files: readonly { readonly state: FileState }[] }): boolean {
  return files.some(({ state }) => drifts.has(state))
}

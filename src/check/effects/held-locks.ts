// The locks that a job of a run holds: its own, those of the calls around it, and those of the workflows they stand in.
import type { ExpressionUse } from '../reading/expression-use.ts'
import { concurrencyGroups, type ConcurrencyGroup } from '../reading/concurrency.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import { expressionsOf } from '../when/group-key.ts'
import type { RunJob } from './run.ts'

export interface HeldLock extends ConcurrencyGroup {
  readonly file: WorkflowFile
  readonly uses: readonly ExpressionUse[]
}

/** Every lock, the nearest first. */
export function heldLocks({ job, file, caller }: RunJob): readonly HeldLock[] {
  const own = concurrencyGroups(file)
    .filter((group) => group.job === job || group.job === undefined)
    .toSorted((a, b) => Number(a.job === undefined) - Number(b.job === undefined))
    .map((group) => ({ ...group, file, uses: expressionsOf(group, file) }))
  return caller === undefined ? own : [...own, ...heldLocks(caller)]
}

/**
 * The name of a group as far as it is one name for all runs: `fixed` with a text that can be compared, `per-run` when runs of
 * one repository have different ones, and `unknown` where the file does not show it.
 */
export type GroupName = { readonly kind: 'fixed'; readonly text: string } | { readonly kind: 'per-run' | 'unknown' }

/** What all runs of one repository have in common. */
const constant = /^github\.(?:repository(?:_owner|_id|_owner_id)?|workflow)$/

/** What the file does not show, but what may well be the image that the lock is about. */
const chosen = /^(?:inputs|matrix|vars|env|needs)\./

/** The name of a group; `workflow` is the name of the workflow that was started. */
export function groupName({ group, uses }: HeldLock, workflow: string): GroupName {
  const accesses = uses.flatMap(({ parsed }) => parsed?.accesses ?? []).map(({ path }) => path.join('.').toLowerCase())
  if (accesses.some((access) => !constant.test(access) && !chosen.test(access))) return { kind: 'per-run' }
  if (accesses.some((access) => chosen.test(access)) || uses.some(({ parsed }) => parsed === undefined))
    return { kind: 'unknown' }
  const text = group.replaceAll(/\$\{\{\s*github\.workflow\s*\}\}/gi, workflow)
  // GitHub does not tell upper from lower case, and blanks in an expression are nothing.
  return { kind: 'fixed', text: text.toLowerCase().replaceAll(/\$\{\{\s*|\s*\}\}/g, (part) => part.trim()) }
}

// Two texts of one file: first what the change means, then the text.
import type { ChangedFile } from '../model/change.ts'
import { unifiedPatch } from '../text/patch.ts'
import { Changes } from './changes.ts'
import { compareJobs } from './compare-jobs.ts'
import { compareTriggers } from './compare-triggers.ts'
import { isSame, keysOf, readSide } from './reading.ts'

/** Top-level keys that are compared in their own way; permissions count where a job has them. */
const apart: ReadonlySet<string> = new Set(['on', 'jobs', 'permissions', 'concurrency'])

/** The change of one file; nothing when both texts are the same. */
export function compareFiles(path: string, before: string | null, after: string | null): ChangedFile | undefined {
  if (before === after) return undefined
  const changes = new Changes(readSide(path, before), readSide(path, after))
  const [was, is] = [changes.before.data, changes.after.data]
  if (before !== null && after !== null) {
    for (const key of keysOf(was, is)) {
      if (!apart.has(key)) changes.note('setting', key, { before: was[key], after: is[key] }, { path: [key] })
    }
  }
  if (!isSame(was.concurrency, is.concurrency)) {
    const widens = was.concurrency !== undefined && is.concurrency === undefined
    changes.note(
      'concurrency',
      'concurrency',
      { before: was.concurrency, after: is.concurrency },
      { widens, path: ['concurrency'] },
    )
  }
  compareTriggers(changes)
  compareJobs(changes)
  const state = before === null ? 'added' : after === null ? 'removed' : 'changed'
  return { path, state, changes: changes.list, patch: unifiedPatch(path, before, after) }
}

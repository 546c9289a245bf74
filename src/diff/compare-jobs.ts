// Jobs: which come and go, what each waits for, under which condition, lock and environment it runs.
import type { ChangeTopic } from '../model/change.ts'
import type { Changes } from './changes.ts'
import { comparePermissions } from './compare-permissions.ts'
import { compareSecrets } from './compare-secrets.ts'
import { compareSteps } from './compare-steps.ts'
import { fieldsOf, isSame, keysOf, listOf, show } from './reading.ts'
import type { Fields } from './reading.ts'

/** Keys that have a topic of their own; all others are settings. */
const topics: Readonly<Record<string, ChangeTopic>> = {
  if: 'condition',
  environment: 'environment',
  concurrency: 'concurrency',
  strategy: 'matrix',
}

/** Keys that are compared in their own way. */
const apart: ReadonlySet<string> = new Set(['needs', 'permissions', 'steps', 'uses'])

export function compareJobs(changes: Changes): void {
  const [before, after] = [fieldsOf(changes.before.data.jobs), fieldsOf(changes.after.data.jobs)]
  for (const id of keysOf(before, after)) {
    if (id in before && id in after) compareJob(id, fieldsOf(before[id]), fieldsOf(after[id]), changes)
    else noteJob(id, before[id], after[id], changes)
    comparePermissions(id, changes)
    compareSecrets(id, before[id], after[id], changes)
    compareSteps(id, before[id], after[id], changes)
  }
}

/** A job that comes or goes: said once, with its name where it has one. */
function noteJob(id: string, was: unknown, is: unknown, changes: Changes): void {
  const nameOf = (job: unknown): string | undefined =>
    job === undefined ? undefined : (show(fieldsOf(job).name) ?? id)
  changes.note(
    'job',
    `jobs.${id}`,
    { before: nameOf(was), after: nameOf(is) },
    { widens: was === undefined, path: ['jobs', id] },
  )
}

function compareJob(id: string, before: Fields, after: Fields, changes: Changes): void {
  const [waited, waits] = [listOf(before.needs), listOf(after.needs)]
  if (!isSame(waited.toSorted(), waits.toSorted())) {
    changes.note('needs', `jobs.${id}`, { before: waited, after: waits }, { path: ['jobs', id, 'needs'] })
  }
  for (const key of keysOf(before, after)) {
    if (apart.has(key)) continue
    const topic = topics[key] ?? 'setting'
    const widens = isLoosened(key, before[key], after[key])
    changes.note(
      topic,
      `jobs.${id}.${key}`,
      { before: before[key], after: after[key] },
      { widens, path: ['jobs', id, key] },
    )
  }
}

/** A gate that goes lets more through: a condition, an environment with its reviewers, a lock. */
const isLoosened = (key: string, before: unknown, after: unknown): boolean =>
  key in topics && key !== 'strategy' && before !== undefined && after === undefined

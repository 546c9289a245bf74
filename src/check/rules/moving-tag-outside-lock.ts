// A job that moves or deletes tags of an image without the lock that everybody holds who does: two runs can overtake each other.
import { isMutation } from '../../model/effect.ts'
import type { Place } from '../../model/place.ts'
import { mutationLock } from '../../model/image.ts'
import { groupName, heldLocks } from '../effects/held-locks.ts'
import { deedsOf, ownRunOf, type Run, type RunJob } from '../effects/run.ts'
import type { Project } from '../project.ts'
import type { Rule } from '../rule.ts'

export const movingTagOutsideLock: Rule<'moving-tag-outside-lock'> = {
  id: 'moving-tag-outside-lock',
  severity: 'error',
  *check(file, project) {
    const run = ownRunOf(file, project)
    if (run === undefined) return
    for (const { job, image, place } of mutatingJobs(run)) {
      const held = holding(job, run)
      const shared = sharedLock(image, project)
      const args = { job: job.name, image, lock: shared.lock }
      if (held.locks.length === 0) yield { place, args: { ...args, problem: held.isPerRun ? 'per-run' : 'none' } }
      else if (!held.isUnknown && !held.locks.includes(shared.lock.toLowerCase())) {
        const related = shared.place === undefined ? [] : [{ place: shared.place, note: `takes '${shared.lock}'` }]
        yield { place, args: { ...args, problem: 'another' }, related }
      }
    }
  },
}

interface Mutating {
  readonly job: RunJob
  readonly image: string
  /** Its first step that does it. */
  readonly place: Place
}

/** Each job once for each image whose tags it changes. */
function mutatingJobs(run: Run): readonly Mutating[] {
  const found = new Map<string, Mutating>()
  for (const one of deedsOf(run)) {
    if (!isMutation(one.effect)) continue
    const { image } = one.effect
    const key = `${one.job.name}\n${image}`
    if (!found.has(key)) found.set(key, { job: one.job, image, place: one.use.place })
  }
  return [...found.values()]
}

interface Holding {
  /** What it holds, as far as all runs hold the same; a name that the file does not show counts as one. */
  readonly locks: readonly string[]
  readonly isUnknown: boolean
  readonly isPerRun: boolean
}

function holding(job: RunJob, run: Run): Holding {
  const names = heldLocks(job).map((lock) => groupName(lock, run.file.name))
  const locks = names.flatMap((name) => (name.kind === 'fixed' ? [name.text] : name.kind === 'unknown' ? ['?'] : []))
  return { locks, isUnknown: locks.includes('?'), isPerRun: names.length > 0 }
}

/** The lock that the writers of an image share: its own where one of them takes it, else that of the first one. */
function sharedLock(image: string, project: Project): { readonly lock: string; readonly place?: Place } {
  const usual = mutationLock({ name: image })
  const runs = project.workflows.flatMap((file) => ownRunOf(file, project) ?? [])
  const writers = runs.flatMap((run) =>
    mutatingJobs(run)
      .filter((one) => one.image === image)
      .map((one) => ({ place: one.place, locks: holding(one.job, run).locks.filter((lock) => lock !== '?') })),
  )
  const first = writers.find(({ locks }) => locks.includes(usual)) ?? writers.find(({ locks }) => locks.length > 0)
  if (first === undefined) return { lock: usual }
  const lock = first.locks.includes(usual) ? usual : (first.locks[0] ?? usual)
  return { lock, place: first.place }
}

// A lock around a job that moves or deletes tags, and that cancels it half-way or throws away a run that waits.
import { isMutation, type ImageEffect } from '../../model/effect.ts'
import { groupName, heldLocks, type HeldLock } from '../effects/held-locks.ts'
import { mayRun, situationIn } from '../effects/may-run.ts'
import { deedsOf, ownRunOf, type Deed, type Run, type RunJob } from '../effects/run.ts'
import { classesOf, isPublic } from '../effects/tag-classes.ts'
import type { Project } from '../project.ts'
import type { Report, Rule } from '../rule.ts'
import { publishes } from '../publishing.ts'
import { holds } from '../when/condition.ts'
import { isKeyedBy, isOfOneRelease, isOfOneRun, type IsKey } from '../when/group-key.ts'
import { isTrial, situationsOf, type Situation } from '../when/situation.ts'

type Id = 'mutation-may-be-cancelled'

export const mutationMayBeCancelled: Rule<Id> = {
  id: 'mutation-may-be-cancelled',
  severity: 'error',
  *check(file, project) {
    const run = ownRunOf(file, project)
    if (run === undefined) return
    const told = new Set<RunJob>()
    for (const deed of mutations(run)) {
      // What the YAML itself shows to be published is told by publishing-group-drops-runs.
      if (told.has(deed.job) || publishes(deed.job.job)) continue
      const [report] = reportsOf(deed, run, project)
      if (report === undefined) continue
      told.add(deed.job)
      yield report
    }
  },
}

function mutations(run: Run): readonly Deed<ImageEffect>[] {
  return deedsOf(run).filter((one): one is Deed<ImageEffect> => isMutation(one.effect))
}

function* reportsOf(deed: Deed<ImageEffect>, run: Run, project: Project): Generator<Report<Id>> {
  const situations = situationsOf(run.file).filter((one) => !isTrial(one) && mayRun(deed.job, one))
  for (const lock of heldLocks(deed.job)) {
    const cause = causeOf(lock, { deed, run, situations, project })
    const args = { job: deed.job.name, image: deed.effect.image, group: lock.group }
    if (cause !== undefined) yield { place: deed.job.facts.place, args: { ...args, cause } }
  }
}

interface Around {
  readonly deed: Deed<ImageEffect>
  readonly run: Run
  readonly situations: readonly Situation[]
  readonly project: Project
}

function causeOf(lock: HeldLock, around: Around): 'cancels-running' | 'replaces-waiting' | undefined {
  const { deed, situations } = around
  const cancels = situations.some((situation) => {
    const { facts } = situationIn(deed.job, situation)
    return lock.cancel !== undefined && holds(lock.cancel, facts) === true && !isKeyedBy(lock.uses, isOfOneRun, facts)
  })
  if (cancels) return 'cancels-running'
  return isSingle(lock) && situations.some((one) => losesRun(lock, one)) && isMissed(lock, around)
    ? 'replaces-waiting'
    : undefined
}

const isSingle = ({ queue }: HeldLock): boolean => queue === undefined || queue === 'single'

const isRef: IsKey = (access) => access === 'github.ref' || access === 'github.ref_name'

/** A run that waits is no loss when the newer one does the same: for the same version, or for the same branch. */
function losesRun({ uses }: HeldLock, situation: Situation): boolean {
  const { facts, event, refType } = situation
  const isSame = isOfOneRelease(situation)
  const isOlder = event === 'push' && refType === 'branch' && isKeyedBy(uses, isRef, facts)
  return !isOlder && !isKeyedBy(uses, (access) => isOfOneRun(access) || isSame(access), facts)
}

/** Somebody waits for a release, a channel or a promotion; a sweep only matters when it can push one of these out of the queue. */
function isMissed(lock: HeldLock, { deed, run, project }: Around): boolean {
  if (isAwaited(deed, project)) return true
  const name = groupName(lock, run.file.name)
  const runs = project.workflows.flatMap((file) => ownRunOf(file, project) ?? [])
  return runs.some((other) =>
    mutations(other)
      .filter((one) => isAwaited(one, project))
      .flatMap(({ job }) => heldLocks(job).map((held) => groupName(held, other.file.name)))
      .some((held) => held.kind === 'fixed' && name.kind === 'fixed' && held.text === name.text),
  )
}

const isAwaited = ({ effect }: Deed<ImageEffect>, project: Project): boolean =>
  effect.does === 'write-tag' && classesOf(effect, project).some(isPublic)

// A group of the whole run where every job may skip: a run that does nothing still takes the slot (G-C4).
import { concurrencyGroups } from '../reading/concurrency.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import type { Rule } from '../rule.ts'
import { expressionsOf, isOfOneRun, mentions } from '../when/group-key.ts'
import { runs } from '../when/job-runs.ts'
import { situationsOf } from '../when/situation.ts'
import type { Trigger } from '../reading/trigger.ts'

export const lockBeforeConditions: Rule<'lock-before-conditions'> = {
  id: 'lock-before-conditions',
  severity: 'warning',
  *check(file) {
    const lock = concurrencyGroups(file).find(({ job }) => job === undefined)
    // In a queue nobody is replaced: an idle run is over as soon as its turn comes.
    if (lock === undefined || lock.queue === 'max' || mentions(expressionsOf(lock, file), isOfOneRun)) return
    const [first, ...others] = idleTriggers(file)
    if (first === undefined) return
    const related = others.map(({ event, place }) => ({ place, note: `a run on ${event} may do nothing as well` }))
    yield { place: file.place(lock.groupPath), args: { group: lock.group, event: first.event }, related }
  },
}

/** The triggers of which some run may skip every job. */
function idleTriggers(file: WorkflowFile): readonly Trigger[] {
  if (file.jobs.length === 0) return []
  const idle = situationsOf(file).filter((situation) => file.jobs.every((job) => runs(job, file, situation) !== true))
  return [...new Set(idle.map(({ trigger }) => trigger))]
}

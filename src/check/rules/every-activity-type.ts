// `release`, `workflow_run` and `registry_package` without `types`: each activity starts a run of its own (G-E2, G-E3, G-E8).
import type { Trigger } from '../reading/trigger.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import type { Rule } from '../rule.ts'
import { runs } from '../when/job-runs.ts'
import { activitiesOf, situationsOfTrigger } from '../when/situation.ts'

/** The events of which one thing that happens makes several activities. */
const repeating = new Set(['release', 'workflow_run', 'registry_package'])

export const everyActivityType: Rule<'every-activity-type'> = {
  id: 'every-activity-type',
  severity: 'error',
  *check(file) {
    for (const trigger of file.triggers) {
      // What an empty list does is documented nowhere, so only a missing one is told about.
      const { types } = trigger.config
      if (!repeating.has(trigger.event) || (types !== undefined && types !== null)) continue
      const severity = jobsNameOneActivity(file, trigger) ? 'warning' : 'error'
      yield { place: trigger.place, args: { event: trigger.event, types: activitiesOf(trigger) }, severity }
    }
  },
}

/** True when the conditions of the jobs leave one activity: the others only make runs in which every job skips. */
function jobsNameOneActivity(file: WorkflowFile, trigger: Trigger): boolean {
  const working = situationsOfTrigger(trigger).filter((situation) =>
    file.jobs.some((job) => runs(job, file, situation) !== false),
  )
  return file.jobs.length > 0 && working.length <= 1
}

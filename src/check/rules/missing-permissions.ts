// A job whose token may do what the settings of the repository say: everything, in many older repositories (G-K1).
import type { Project } from '../project.ts'
import type { Job } from '../reading/job.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import type { Rule } from '../rule.ts'

export const missingPermissions: Rule<'missing-permissions'> = {
  id: 'missing-permissions',
  severity: 'error',
  *check(file, project) {
    if (isOnlyCalled(file)) return
    for (const job of file.jobs) {
      if (job.grants !== undefined || isSaidInCalled(job, project)) continue
      yield { place: job.place, args: { job: job.id } }
    }
  },
}

/** A workflow that is only called has what its callers grant; a caller that says nothing is told itself. */
function isOnlyCalled({ triggers }: WorkflowFile): boolean {
  return triggers.length > 0 && triggers.every(({ event }) => event === 'workflow_call')
}

/** A call hands on no more than the called jobs ask for, if all of them ask. */
function isSaidInCalled(job: Job, project: Project): boolean {
  const called = job.calls === undefined ? undefined : project.calledWorkflow(job.calls)
  return called !== undefined && called.jobs.length > 0 && called.jobs.every(({ grants }) => grants !== undefined)
}

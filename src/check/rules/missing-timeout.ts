// A job that nothing ends before GitHub does, after six hours.
import type { Fields } from '../reading/fields.ts'
import type { Job } from '../reading/job.ts'
import type { Rule } from '../rule.ts'

export const missingTimeout: Rule<'missing-timeout'> = {
  id: 'missing-timeout',
  severity: 'warning',
  *check({ jobs }) {
    for (const job of jobs) {
      if (mayHang(job)) yield { place: job.place, args: { job: job.id } }
    }
  },
}

/** A job that calls a workflow takes no limit; one whose steps all have a limit of their own needs none. */
function mayHang(job: Job): boolean {
  return job.steps.length > 0 && !isLimited(job.data) && !job.steps.every((step) => isLimited(step.data))
}

function isLimited(fields: Fields): boolean {
  return fields['timeout-minutes'] !== undefined
}

// Two jobs whose ids differ only in case: for GitHub they are one id. The reader itself tells ids that are exactly the same.
import { jobNamed } from '../reading/job.ts'
import type { Rule } from '../rule.ts'

export const duplicateJobId: Rule<'duplicate-job-id'> = {
  id: 'duplicate-job-id',
  severity: 'error',
  *check({ jobs }) {
    for (const job of jobs) {
      const first = jobNamed(jobs, job.id)
      if (first === undefined || first === job) continue
      yield {
        place: job.place,
        args: { id: job.id },
        related: [{ place: first.place, note: 'the first job of this id' }],
      }
    }
  },
}

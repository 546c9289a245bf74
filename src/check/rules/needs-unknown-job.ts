// A job that waits for a job that does not exist: GitHub refuses the whole file.
import { jobNamed } from '../reading/job.ts'
import type { Rule } from '../rule.ts'

export const needsUnknownJob: Rule<'needs-unknown-job'> = {
  id: 'needs-unknown-job',
  severity: 'error',
  *check({ jobs }) {
    const ids = jobs.map((job) => job.id)
    for (const job of jobs) {
      for (const need of job.needs) {
        if (jobNamed(jobs, need.job) !== undefined) continue
        yield { place: need.place, args: { job: job.id, needs: need.job, jobs: ids.filter((id) => id !== job.id) } }
      }
    }
  },
}

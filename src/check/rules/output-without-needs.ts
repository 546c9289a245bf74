// `needs.<job>` of a job that is not among the `needs`: the value is empty, and the job may not even have run.
import { accessesOf } from '../reading/expression-use.ts'
import { sameName } from '../reading/fields.ts'
import type { Rule } from '../rule.ts'

export const outputWithoutNeeds: Rule<'output-without-needs'> = {
  id: 'output-without-needs',
  severity: 'error',
  *check(file) {
    for (const use of file.expressions) {
      const { job } = use
      if (job === undefined) continue
      for (const { names, place } of accessesOf(use, 'needs')) {
        const [of] = names
        if (of === undefined || of === '*' || job.needs.some((need) => sameName(need.job, of))) continue
        yield { place, args: { job: job.id, of } }
      }
    }
  },
}

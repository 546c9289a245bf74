// Jobs that wait for each other: none of them ever starts, and GitHub refuses the whole file.
import { findCycle } from '../../language/needs.ts'
import { sameName } from '../reading/fields.ts'
import { jobNamed, needsGraph } from '../reading/job.ts'
import type { Rule } from '../rule.ts'

export const needsCycle: Rule<'needs-cycle'> = {
  id: 'needs-cycle',
  severity: 'error',
  *check({ jobs }) {
    const cycle = findCycle(needsGraph(jobs))
    const [first, second = first] = cycle ?? []
    if (cycle === undefined || first === undefined || second === undefined) return
    const needs = jobNamed(jobs, first)?.needs ?? []
    const place = needs.find((need) => sameName(need.job, second))?.place
    if (place !== undefined) yield { place, args: { jobs: cycle } }
  },
}

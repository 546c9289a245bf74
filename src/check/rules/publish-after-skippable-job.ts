// A publishing job behind one that may be skipped: `success()` is false after a skipped ancestor, so nothing is published (G-N3).
import { handsOver } from '../hand-over.ts'
import type { Project } from '../project.ts'
import { ancestors, type Job } from '../reading/job.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import type { Rule } from '../rule.ts'
import { asksForStatus, holds, type Facts } from '../when/condition.ts'
import { implies } from '../when/implies.ts'
import { sendsIn } from '../when/job-runs.ts'
import { isTrial, situationsOf } from '../when/situation.ts'
import { known } from '../when/value.ts'

export const publishAfterSkippableJob: Rule<'publish-after-skippable-job'> = {
  id: 'publish-after-skippable-job',
  severity: 'error',
  *check(file, project) {
    for (const job of file.jobs) {
      const skipping = ancestors(file.jobs, job).filter((before) => skipsSilently(job, before, file, project))
      const [first] = skipping
      if (first === undefined) continue
      const related = skipping.map((before) => ({
        place: file.place([...before.path, 'if']),
        note: `'${before.id}' is skipped when this does not hold`,
      }))
      const place = job.condition === undefined ? job.place : file.place([...job.path, 'if'])
      yield { place, args: { job: job.id, ancestor: first.id }, related }
    }
  },
}

/** True when there is a situation in which the job would publish, were it not for the job before it that is skipped. */
function skipsSilently(job: Job, before: Job, file: WorkflowFile, project: Project): boolean {
  if (before.condition === undefined || handsOver(before, job, file)) return false
  return situationsOf(file).some((situation) => {
    if (isTrial(situation) || implies(job.condition, before.condition, situation.facts)) return false
    const facts = new Map([...situation.facts, ...factsOfSkipped(before, file)])
    return isStopped(job, facts) && holds(job.condition, facts) !== false && sendsIn(job, facts, project).length > 0
  })
}

/** What the other jobs see when a job is skipped: it and those that it takes along have a result and no outputs. */
function factsOfSkipped(skipped: Job, { jobs }: WorkflowFile): Facts {
  const taken = jobs.filter((job) => ancestors(jobs, job).includes(skipped) && !asksForStatus(job.condition))
  return new Map(
    [skipped, ...taken].flatMap(({ id }) => [
      [`needs.${id.toLowerCase()}.result`, known('skipped')] as const,
      [`needs.${id.toLowerCase()}.outputs`, known(null)] as const,
    ]),
  )
}

/** True when a skipped job before it stops the job for sure. */
function isStopped(job: Job, facts: Facts): boolean {
  if (!asksForStatus(job.condition)) return true
  return holds(job.condition, new Map([...facts, ['success()', known(false)]])) === false
}

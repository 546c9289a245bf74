// Whether a job runs in a situation, with the conditions of every job before it (G-N3), and what it then sends out.
import { textOf } from '../reading/fields.ts'
import { ancestors, type Job } from '../reading/job.ts'
import { publications, type Publication } from '../publishing.ts'
import type { Project } from '../project.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import { asksForStatus, holds, type Facts } from './condition.ts'
import type { Situation } from './situation.ts'
import { known, unknown } from './value.ts'

/** True or false when the situation decides it, as far as all goes well; undefined when more than that decides. */
export function runs(job: Job, { jobs }: WorkflowFile, { facts }: Situation): boolean | undefined {
  const before = all(ancestors(jobs, job).map(({ condition }) => holds(condition, facts)))
  const success = before === undefined ? unknown : known(before)
  const own = holds(job.condition, new Map([...facts, ['success()', success]]))
  return asksForStatus(job.condition) ? own : all([own, before])
}

function all(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(false)) return false
  return answers.includes(undefined) ? undefined : true
}

/** What a job may send out in a situation: nothing when it surely does not run. */
export function publicationsIn(
  job: Job,
  file: WorkflowFile,
  situation: Situation,
  project: Project,
): readonly Publication[] {
  return runs(job, file, situation) === false ? [] : sendsIn(job, situation.facts, project)
}

/** What a job that runs may send out: not what a step sends that is skipped, or whose input `push` is off. */
export function sendsIn(job: Job, facts: Facts, project: Project): readonly Publication[] {
  return publications(job, project).filter(({ step }) => {
    const switches = [step?.condition, textOf(step?.with['push']), textOf(step?.with['push-to-registry'])]
    return switches.every((text) => holds(text, facts) !== false)
  })
}

/** True when some job may send something out in the situation. */
export function publishesIn(file: WorkflowFile, situation: Situation, project: Project): boolean {
  return file.jobs.some((job) => publicationsIn(job, file, situation, project).length > 0)
}

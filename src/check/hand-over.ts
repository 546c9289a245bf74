// What one job hands to another: outputs that are read and artifacts that are fetched. Who takes them cannot do without the giver.
import { accessesOf } from './reading/expression-use.ts'
import { sameName, textOf, type Fields } from './reading/fields.ts'
import { ancestors, type Job } from './reading/job.ts'
import { usesAction } from './reading/step.ts'
import type { WorkflowFile } from './reading/workflow-file.ts'

/** True when the second job reads an output of the first or fetches an artifact of it, also through jobs in between. */
export function handsOver(from: Job, to: Job, file: WorkflowFile): boolean {
  const isGiver = (job: Job): boolean => readsOutputs(job, to, file) || fetchesArtifact(job, to)
  if (isGiver(from)) return true
  const between = ancestors(file.jobs, to).filter((job) => job !== from && ancestors(file.jobs, job).includes(from))
  return between.some((job) => isGiver(job) && handsOver(from, job, file))
}

function readsOutputs(from: Job, to: Job, file: WorkflowFile): boolean {
  const own = file.expressions.filter(({ job }) => job === to)
  const accesses = own.flatMap((use) => [...accessesOf(use, 'needs')])
  return accesses.some(
    ({ names: [job, part] }) => job !== undefined && sameName(job, from.id) && part?.toLowerCase() === 'outputs',
  )
}

function fetchesArtifact(from: Job, to: Job): boolean {
  const made = uses(from, 'actions/upload-artifact').map(({ name }) => textOf(name) ?? 'artifact')
  return uses(to, 'actions/download-artifact').some(({ name, pattern }) => {
    // Without a name every artifact of the run is fetched.
    const wanted = textOf(name) ?? textOf(pattern) ?? '*'
    return made.some((one) => mayMatch(one, wanted))
  })
}

function uses(job: Job, action: string): readonly Fields[] {
  return job.steps.filter((step) => usesAction(step, action)).map((step) => step.with)
}

/** Compares up to where one of the two goes on with a wildcard or an expression. */
function mayMatch(name: string, wanted: string): boolean {
  const [one, other] = [name, wanted].map((text) => text.split(/\$\{\{|[*?[]/, 1)[0] ?? '')
  if (one === undefined || other === undefined) return false
  if (one === name && other === wanted) return name === wanted
  return one.startsWith(other) || other.startsWith(one)
}

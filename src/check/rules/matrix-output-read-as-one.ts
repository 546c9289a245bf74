// A reader of an output that several legs of a matrix write: it gets the value of one of them and cannot tell of which.
import type { Related, Severity } from '../../model/finding.ts'
import { accessesOf } from '../reading/expression-use.ts'
import { sameName } from '../reading/fields.ts'
import { jobNamed, type Job } from '../reading/job.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import type { Rule } from '../rule.ts'
import { readsLeg, runsAsLegs, sharedOutputs } from '../shared-outputs.ts'

export const matrixOutputReadAsOne: Rule<'matrix-output-read-as-one'> = {
  id: 'matrix-output-read-as-one',
  // The error stands where the legs write it, where it has to be mended first.
  severity: 'warning',
  *check(file) {
    const told = new Set<string>()
    for (const use of file.expressions) {
      for (const { names, place } of [...accessesOf(use, 'needs'), ...accessesOf(use, 'jobs')]) {
        const [id = '', property, output] = names
        const source = jobNamed(file.jobs, id)
        if (source === undefined || property?.toLowerCase() !== 'outputs' || output === undefined || output === '*')
          continue
        const shared = sharedBy(file, source, output)
        // Each reader is told once, however often it reads the output.
        const key = [use.job?.id, source.id, output].join(' ').toLowerCase()
        if (shared === undefined || told.has(key)) continue
        told.add(key)
        yield { place, args: { job: source.id, output }, ...shared }
      }
    }
  },
}

function sharedBy(
  file: WorkflowFile,
  source: Job,
  output: string,
): { severity: Severity; related: readonly Related[] } | undefined {
  if (source.calls !== undefined) return sharedByCalls(file, source)
  const shared = sharedOutputs(file, source).find(({ name }) => sameName(name, output))
  return (
    shared && {
      severity: 'warning',
      related: [{ place: file.keyPlace(shared.path), note: 'every leg writes it here' }],
    }
  )
}

/** The legs of a call write no outputs in this file, so there is no other place for the error. */
function sharedByCalls(
  file: WorkflowFile,
  source: Job,
): { severity: Severity; related: readonly Related[] } | undefined {
  if (!runsAsLegs(source) || source.matrix === undefined) return undefined
  const differs = file.expressions.some((use) => use.job === source && use.path[2] === 'with' && readsLeg(use))
  const related = [{ place: file.keyPlace(source.matrix.path), note: 'the workflow is called once for each leg' }]
  return { severity: differs ? 'error' : 'warning', related }
}

// Two steps of a job with one id: nobody could tell whose outputs `steps.<id>` means, so GitHub refuses the file.
import { sameName } from '../reading/fields.ts'
import type { Step } from '../reading/step.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import type { Report, Rule } from '../rule.ts'

export const duplicateStepId: Rule<'duplicate-step-id'> = {
  id: 'duplicate-step-id',
  severity: 'error',
  *check(file) {
    for (const job of file.jobs) yield* duplicates(file, job.id, job.steps)
    if (file.kind === 'action') yield* duplicates(file, file.name, file.steps)
  },
}

function* duplicates(file: WorkflowFile, job: string, steps: readonly Step[]): Generator<Report<'duplicate-step-id'>> {
  for (const step of steps) {
    const { id } = step
    if (id === undefined) continue
    const first = steps.find((other) => other.id !== undefined && sameName(other.id, id))
    if (first === undefined || first === step) continue
    const related = [{ place: file.place([...first.path, 'id']), note: 'the first step of this id' }]
    yield { place: file.place([...step.path, 'id']), args: { job, id }, related }
  }
}

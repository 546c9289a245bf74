// `steps.<id>` of a step that the job does not have: the value is empty, and GitHub says nothing.
import { accessesOf } from '../reading/expression-use.ts'
import { sameName } from '../reading/fields.ts'
import type { Rule } from '../rule.ts'

export const unknownStep: Rule<'unknown-step'> = {
  id: 'unknown-step',
  severity: 'error',
  *check(file) {
    for (const use of file.expressions) {
      if (use.job === undefined && file.kind !== 'action') continue
      const steps = (use.job ?? file).steps.flatMap((step) => step.id ?? [])
      for (const { names, place } of accessesOf(use, 'steps')) {
        const [step] = names
        if (step === undefined || step === '*' || steps.some((id) => sameName(id, step))) continue
        yield { place, args: { job: use.job?.id ?? file.name, step, steps } }
      }
    }
  },
}

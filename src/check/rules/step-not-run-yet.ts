// `steps.<id>` of the step itself or of a later one: the value is still empty, and GitHub says nothing.
import { accessesOf } from '../reading/expression-use.ts'
import { sameName } from '../reading/fields.ts'
import type { Rule } from '../rule.ts'

export const stepNotRunYet: Rule<'step-not-run-yet'> = {
  id: 'step-not-run-yet',
  severity: 'error',
  *check(file) {
    for (const use of file.expressions) {
      const reader = use.step
      if (reader === undefined) continue
      for (const { names, place } of accessesOf(use, 'steps')) {
        const [step] = names
        const read = (use.job ?? file).steps.find(
          ({ id }) => id !== undefined && step !== undefined && sameName(id, step),
        )
        if (read === undefined || step === undefined || read.index < reader.index) continue
        // Steps of one parallel block share an index; what they see of each other depends on their waits.
        if (read.index === reader.index && read !== reader) continue
        const related = [{ place: file.place([...read.path, 'id']), note: 'it runs here' }]
        yield { place, args: { job: use.job?.id ?? file.name, step }, related }
      }
    }
  },
}

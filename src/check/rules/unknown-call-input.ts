// An input that the called workflow does not declare: GitHub refuses to start the caller.
import { sameName } from '../reading/fields.ts'
import { triggerInputs } from '../reading/inputs.ts'
import type { Rule } from '../rule.ts'

export const unknownCallInput: Rule<'unknown-call-input'> = {
  id: 'unknown-call-input',
  severity: 'error',
  *check(file, project) {
    for (const job of file.jobs) {
      const called = job.calls === undefined ? undefined : project.calledWorkflow(job.calls)
      if (called === undefined || called.trigger('workflow_call') === undefined) continue
      const inputs = Object.keys(triggerInputs(called, 'workflow_call'))
      for (const input of Object.keys(job.with)) {
        if (inputs.some((known) => sameName(known, input))) continue
        yield { place: file.keyPlace([...job.path, 'with', input]), args: { workflow: called.path, input, inputs } }
      }
    }
  },
}

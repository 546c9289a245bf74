// An input that the called workflow requires: GitHub refuses to start the caller without it.
import { sameName } from '../reading/fields.ts'
import { requiredInputs, triggerInputs } from '../reading/inputs.ts'
import type { Rule } from '../rule.ts'

export const missingCallInput: Rule<'missing-call-input'> = {
  id: 'missing-call-input',
  severity: 'error',
  *check(file, project) {
    for (const job of file.jobs) {
      const called = job.calls === undefined ? undefined : project.calledWorkflow(job.calls)
      if (called === undefined) continue
      const given = Object.keys(job.with)
      for (const input of requiredInputs(triggerInputs(called, 'workflow_call'))) {
        if (given.some((name) => sameName(name, input))) continue
        const declared = called.keyPlace(['on', 'workflow_call', 'inputs', input])
        const related = [{ place: declared, note: 'declared here' }]
        yield { place: file.place([...job.path, 'uses']), args: { workflow: called.path, input }, related }
      }
    }
  },
}

// An input that the action does not take: the runner only warns, and the action does as if it were not there.
import { sameName } from '../reading/fields.ts'
import { knownAction } from '../known-actions.ts'
import type { Rule } from '../rule.ts'

export const unknownActionInput: Rule<'unknown-action-input'> = {
  id: 'unknown-action-input',
  severity: 'error',
  *check(file, project) {
    for (const step of file.steps) {
      const action = knownAction(step, project)
      if (action === undefined) continue
      for (const input of Object.keys(step.with)) {
        if (action.inputs.some((known) => sameName(known, input))) continue
        const place = file.keyPlace([...step.path, 'with', input])
        // A later version of the action may have learned it.
        const severity = action.isNewer ? 'warning' : 'error'
        yield { place, severity, args: { action: action.name, input, inputs: action.inputs } }
      }
    }
  },
}

// An input that the action needs and has no default for: the step fails, or does nothing, when it runs.
import { sameName } from '../reading/fields.ts'
import { knownAction } from '../known-actions.ts'
import type { Rule } from '../rule.ts'

export const missingActionInput: Rule<'missing-action-input'> = {
  id: 'missing-action-input',
  severity: 'error',
  *check(file, project) {
    for (const step of file.steps) {
      const action = knownAction(step, project)
      if (action === undefined || action.isNewer) continue
      const given = Object.keys(step.with)
      for (const input of action.required) {
        if (given.some((name) => sameName(name, input))) continue
        yield { place: file.place([...step.path, 'uses']), args: { action: action.name, input } }
      }
    }
  },
}

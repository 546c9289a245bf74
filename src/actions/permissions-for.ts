// What the job's token needs for one use of an action: some grants hang on the inputs that are given.
import { unitePermissions } from '../model/permissions.ts'
import type { Permissions } from '../model/permissions.ts'
import type { Action, InputState } from './binding.ts'

/** Values by input, as they will stand in the workflow: an expression is its text. */
export type GivenInputs = Readonly<Record<string, unknown>>

/** The least grants for the action with these inputs; a value that only the run knows counts as turned on. */
export function permissionsFor(action: Action, given: GivenInputs): Permissions {
  const whole = action.tokenInput === undefined || isIn('job-token', action.tokenInput, action, given)
  const extra = action.permissionsWith.filter(({ when }) =>
    Object.entries(when).every(([input, state]) => isIn(state, input, action, given)),
  )
  return [whole ? action.permissions : {}, ...extra.map(({ grants }) => grants)].reduce(unitePermissions, {})
}

function isIn(state: InputState, input: string, action: Action, given: GivenInputs): boolean {
  const value = given[input] ?? action.inputs[input]?.default
  switch (state) {
    case 'missing':
      return given[input] === undefined
    case 'on':
      return value !== undefined && value !== '' && value !== false && value !== 'false'
    case 'job-token':
      return typeof value === 'string' && /\bgithub\.token\b|\bsecrets\.GITHUB_TOKEN\b/i.test(value)
  }
}

// A composite action as the document that is written.
import type { Yaml } from '../../model/noted.ts'
import { declared } from '../composite.ts'
import type { LocalAction } from '../composite.ts'
import type { Step } from '../step.ts'
import { compileSteps } from './compile-step.ts'
import type { Desk } from './context.ts'
import { actionKeys } from './key-order.ts'
import { inOrder, plain, plainMapping, withNotes } from './plain.ts'
import { plainOutputs } from './plain-outputs.ts'
import { JobScope } from './scope.ts'

/** The document of an action. What is wrong with it is told to the desk. */
export function compileAction(action: LocalAction, desk: Desk): Yaml {
  const { inputs, outputs, steps, ...described } = action.options
  // Its steps see each other as those of a job do; the matrix is that of whatever job uses it.
  const inputNames = Object.keys(inputs?.[declared] ?? {})
  const scope = new JobScope({ id: action.name, site: action.site, steps, inputNames, matrixKeys: undefined }, desk)
  desk.locate([], action.site)
  steps.forEach((step, n) => desk.locate(['runs', 'steps', n], step.site))
  const finish = compileSteps(steps.map(withShell), scope, desk)
  scope.leave()
  const draft = {
    ...plainMapping(described, scope),
    inputs: inputs === undefined ? undefined : withNotes(plain(inputs[declared], scope), inputs, scope),
    outputs: outputs === undefined ? undefined : plainOutputs(outputs, scope),
    runs: { using: 'composite', steps: withNotes(finish(), steps, scope) },
  }
  scope.reportDoubleIds()
  return withNotes(withNotes(inOrder(draft, actionKeys), action.options, scope), action, scope)
}

/** GitHub knows no default shell for the scripts of an action. */
function withShell(step: Step): Step {
  const { body } = step
  if (body.does !== 'run') return step
  return { ...step, body: { ...body, options: { ...body.options, shell: body.options.shell ?? 'bash' } } }
}

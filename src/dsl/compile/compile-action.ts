// A composite action as the document that is written.
import type { Yaml } from '../../model/noted.ts'
import { declared } from '../composite.ts'
import type { LocalAction } from '../composite.ts'
import { makeJob } from '../job.ts'
import type { Step } from '../step.ts'
import { compileStep } from './compile-step.ts'
import type { Desk } from './context.ts'
import { actionKeys } from './key-order.ts'
import { inOrder, plainIfSet, plainMapping, withNotes } from './plain.ts'
import { plainOutputs } from './plain-outputs.ts'
import { JobScope } from './scope.ts'

/** The document of an action. What is wrong with it is told to the desk. */
export function compileAction(action: LocalAction, desk: Desk): Yaml {
  const { inputs, outputs, steps, ...described } = action.options
  // The steps of an action see each other as those of a job do, and GitHub knows no default shell for them.
  const asJob = makeJob(action.name, { does: 'steps', options: { 'runs-on': '', steps: steps.map(withShell) } }, [], action.site)
  const scope = new JobScope(asJob, Object.keys(inputs?.[declared] ?? {}), desk)
  desk.locate([], action.site)
  steps.forEach((step, n) => desk.locate(['runs', 'steps', n], step.site))
  const unfinished = steps.map((step) => compileStep(withShell(step), scope, desk))
  scope.leave()
  const draft = {
    ...plainMapping(described, scope),
    inputs: plainIfSet(inputs?.[declared], scope),
    outputs: outputs === undefined ? undefined : plainOutputs(outputs, scope),
    runs: { using: 'composite', steps: withNotes(unfinished.map((finish) => finish()), steps, scope) },
  }
  return withNotes(withNotes(inOrder(draft, actionKeys), action.options, scope), action, scope)
}

function withShell(step: Step): Step {
  const { body } = step
  if (body.does !== 'run') return step
  return { ...step, body: { ...body, options: { ...body.options, shell: body.options.shell ?? 'bash' } } }
}

// One step as YAML: the script or the pinned action, and what it gets.
import type { Action } from '../../actions/binding.ts'
import { Noted } from '../../model/noted.ts'
import type { Yaml } from '../../model/noted.ts'
import type { LocalAction } from '../composite.ts'
import { bare } from '../note.ts'
import type { Step, StepBody } from '../step.ts'
import { compileWith } from './compile-with.ts'
import type { Desk } from './context.ts'
import { stepKeys } from './key-order.ts'
import { inOrder, plainCondition, plainMapping, withNotes } from './plain.ts'
import type { Draft } from './plain.ts'
import type { JobScope } from './scope.ts'
import { dedent } from './script.ts'

/** A step that waits for its id: only the whole job shows whether somebody points at it. */
export type Unfinished = () => Yaml

/** Compiles a step up to its id. */
export function compileStep(step: Step, scope: JobScope, desk: Desk): Unfinished {
  const { body } = step
  if (body.does === 'parallel') {
    const inner = body.steps.map((one) => compileStep(one, scope, desk))
    return () => withNotes({ parallel: withNotes(inner.map((finish) => finish()), body.steps, scope) }, step, scope)
  }
  scope.enter(step)
  const { if: condition, id: _id, outputs: _outputs, with: _with, ...options } = body.options as StepRest
  const draft = { ...plainMapping(options, scope), if: plainCondition(condition, scope), ...compileWork(body, step, scope, desk) }
  return () => {
    const written = inOrder({ ...draft, id: scope.ids.written(step) }, stepKeys)
    return withNotes(withNotes(written, body.options, scope), step, scope)
  }
}

/** The keys that are not written as they were given; not every kind of step has all of them. */
interface StepRest {
  readonly if?: unknown
  readonly id?: unknown
  readonly outputs?: unknown
  readonly with?: unknown
}

function compileWork(body: Exclude<StepBody, { does: 'parallel' }>, step: Step, scope: JobScope, desk: Desk): Draft {
  switch (body.does) {
    case 'run':
      return { run: compileScript(body.script, step, desk) }
    case 'use':
      return { uses: compileUse(body.action, step, desk), with: compileWith(body, scope) }
    case 'wait':
      return { wait: body.steps.length === 1 ? idsOf(body.steps, scope)[0] : withNotes(idsOf(body.steps, scope), body.steps, scope) }
    case 'wait-all':
      return { 'wait-all': null }
    case 'cancel':
      return { cancel: idsOf(body.steps, scope)[0] }
  }
}

const idsOf = (steps: readonly Step[], scope: JobScope): readonly string[] => steps.map(({ ref }) => scope.stepId(ref))

function compileScript(given: string, step: Step, desk: Desk): Yaml {
  const script = dedent(bare(given))
  const expression = /\$\{\{[^}]*\}?\}?/.exec(script)?.[0]
  if (expression !== undefined) desk.report('expression-in-run', { expression }, step.site, expression)
  return (given as unknown) instanceof Noted ? new Noted(script, given as unknown as Noted) : script
}

function compileUse(action: string | Action | LocalAction, step: Step, desk: Desk): Yaml {
  if (typeof action === 'object' && 'kind' in action) return `./.github/actions/${action.name}`
  const name = typeof action === 'string' ? action : action.name
  if (/^(\.|\$|docker:)|@/.test(name)) return name
  const pin = desk.context.pin(name)
  if (pin !== undefined) return new Noted(`${name}@${pin.sha}`, { after: pin.version })
  const at = desk.context.place(step.site, name)
  desk.failures.push({ code: 'unknown-action', args: { action: name, lock: desk.context.lockPath }, at })
  return name
}

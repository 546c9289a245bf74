// One step as YAML: the script or the pinned action, and what it gets.
import type { Action } from '../../actions/binding.ts'
import { Noted } from '../../model/noted.ts'
import type { Yaml } from '../../model/noted.ts'
import type { LocalAction } from '../composite.ts'
import { inside } from '../note.ts'
import type { Step, StepBody } from '../step.ts'
import { compileWith } from './compile-with.ts'
import type { Desk } from './context.ts'
import { stepKeys } from './key-order.ts'
import { inOrder, plainCondition, plainMapping, withNotes } from './plain.ts'
import type { Draft } from './plain.ts'
import type { JobScope } from './scope.ts'
import { dedent } from './script.ts'

/** Steps wait for their ids: only the whole job shows who points at whom. */
type Unfinished = () => Yaml

/** Compiles a list of steps up to their ids. */
export function compileSteps(steps: readonly Step[], scope: JobScope, desk: Desk): Unfinished {
  const unfinished = steps.map((step) => compileStep(step, scope, desk))
  return () => {
    const finished = unfinished.map((finish) => finish())
    return withNotes(finished, steps, scope)
  }
}

function compileStep(step: Step, scope: JobScope, desk: Desk): Unfinished {
  const { body } = step
  if (body.does === 'parallel') {
    const finish = compileSteps(body.steps, scope, desk)
    return () => withNotes({ parallel: finish() }, step, scope)
  }
  scope.enter(step)
  const {
    if: condition,
    id: _id,
    outputs: _outputs,
    with: _with,
    effects: _effects,
    ...options
  } = body.options as StepRest
  const draft = {
    ...plainMapping(options, scope),
    if: plainCondition(condition, scope),
    ...compileWork(body, step, scope, desk),
  }
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
  readonly effects?: unknown
}

function compileWork(body: Exclude<StepBody, { does: 'parallel' }>, step: Step, scope: JobScope, desk: Desk): Draft {
  switch (body.does) {
    case 'run':
      return { run: compileScript(body.script, step, desk) }
    case 'use':
      return { uses: compileUse(body.action, step, desk), with: compileWith(body, scope) }
    case 'wait':
      return { wait: compileTargets(body.steps, scope) }
    case 'wait-all':
      return { 'wait-all': null }
    case 'cancel':
      return { cancel: compileTargets(body.steps, scope) }
  }
}

/** The ids of background steps: one by itself, or a list. */
function compileTargets(steps: readonly Step[], scope: JobScope): Yaml | undefined {
  const ids = steps.map(({ ref }) => scope.stepId(ref))
  return ids.length === 1 ? ids[0] : withNotes(ids, steps, scope)
}

function compileScript(given: string, step: Step, desk: Desk): Yaml {
  return inside(given, (text) => {
    const script = dedent(text)
    const expression = /\$\{\{[^}]*\}?\}?/.exec(script)?.[0]
    if (expression !== undefined) desk.report('expression-in-run', { expression }, step.site, expression)
    return script
  })
}

function compileUse(action: string | Action | LocalAction, step: Step, desk: Desk): Yaml {
  if (typeof action === 'object' && 'kind' in action) {
    desk.countOn(`.github/actions/${action.name}/action.yml`, step.site)
    return `./.github/actions/${action.name}`
  }
  const name = typeof action === 'string' ? action : action.name
  if (/^(\.|\$|docker:)|@/.test(name)) return name
  const pin = desk.context.pin(name)
  if (pin !== undefined) return new Noted(`${name}@${pin.sha}`, { after: pin.version })
  const at = desk.context.place(step.site, name)
  desk.failures.push({ code: 'unknown-action', args: { action: name, lock: desk.context.lockPath }, at })
  return name
}

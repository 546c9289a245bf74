// Steps: a script to run, an action to use, and the control of background steps.
import type { Action } from '../actions/binding.ts'
import type { StepResult } from '../language/generated/context-shapes.ts'
import type { Effect } from '../model/effect.ts'
import { callSite } from './call-site.ts'
import type { CallSite } from './call-site.ts'
import type { LocalAction } from './composite.ts'
import type { None } from './events.ts'
import { access, expression } from './expression.ts'
import type { At, Computed, ConditionAt, Expression, ReadableInAction, Scalar, Values } from './expression.ts'
import type { ExpressionNode, StepRef } from './expression-node.ts'
import { settled } from './settled.ts'

type Place = 'jobs.<id>.steps'

/** What every step takes that does something of its own. */
export interface StepOptions {
  /** Shown in the log. @default the script or the action */
  readonly name?: At<`${Place}.name`>
  /** Needed only where YAML or another tool names the step; reading an output gives the step an id by itself. */
  readonly id?: string
  /** Whether it runs. @default success() */
  readonly if?: ConditionAt<`${Place}.if`>
  /** Environment variables: how values reach a script. */
  readonly env?: Values<`${Place}.env`> | Computed<`${Place}.env`>
  /** Whether the job goes on although this step fails. @default false */
  readonly 'continue-on-error'?: At<`${Place}.continue-on-error`, boolean>
  /** When the step is given up. */
  readonly 'timeout-minutes'?: At<`${Place}.timeout-minutes`, number>
  /** Goes on with the next step at once; `wait` for it later. @default false */
  readonly background?: boolean
  /** What the step does outside its job. The grants of the job follow from it; it is not written. @default nothing */
  readonly effects?: readonly Effect[]
}

/** How a script runs, and what it writes to GITHUB_OUTPUT. */
export interface RunOptions<O extends string = string> extends StepOptions {
  /** The program that runs the script. @default bash, from the defaults of the workflow. GitHub takes an expression in a composite action only. */
  readonly shell?: string | Expression<Scalar, ReadableInAction<'runs.steps.shell'>>
  /** The folder that the script starts in. */
  readonly 'working-directory'?: At<`${Place}.working-directory`>
  /** The names the script writes to GITHUB_OUTPUT; only these can be read. */
  readonly outputs?: readonly O[]
}

type Ending = StepResult['outcome']

/** One step, made by `run`, `uses`, `wait`, `waitAll`, `cancel` or `parallel`. Only its own job may read what it gives. */
export interface Step<O extends string = never> {
  readonly kind: 'step'
  readonly ref: StepRef
  readonly body: StepBody
  readonly site: CallSite
  /** What it writes to GITHUB_OUTPUT, or what its action gives. */
  readonly outputs: { readonly [K in O]: Expression<string, 'steps'> }
  /** How the step ended before `continue-on-error` was looked at. */
  readonly outcome: Expression<Ending, 'steps'>
  /** How the step ended after `continue-on-error` was looked at. */
  readonly conclusion: Expression<Ending, 'steps'>
}

/** What compile writes of a step, by the kind of step. */
export type StepBody =
  | { readonly does: 'run'; readonly script: string; readonly options: RunOptions }
  | { readonly does: 'use'; readonly action: string | Action | LocalAction; readonly options: UseOptions }
  | { readonly does: 'wait' | 'wait-all' | 'cancel'; readonly steps: readonly Step[]; readonly options: ControlOptions }
  | { readonly does: 'parallel'; readonly steps: readonly Step[] }

/** Refuses a script in which an expression stands; the message is read by people. */
type WithoutExpression<S extends string> = S extends `${string}\${{${string}`
  ? 'an expression in a script: put it into env and read it as $NAME'
  : S

/** Runs a script. Values reach it through `env` alone. */
export function run<const S extends string, const O extends string = never>(
  script: WithoutExpression<S>,
  options: RunOptions<O> = {},
): Step<O> {
  const label = typeof options.name === 'string' ? options.name : 'run'
  return makeStep({ does: 'run', script, options: settled(options) }, label, options.outputs ?? [], callSite(run))
}

/** The step with effects that its author did not say; whoever reads its outputs reads the same step. */
export function withEffects<O extends string>(step: Step<O>, effects: readonly Effect[]): Step<O> {
  const { body } = step
  if (body.does !== 'run' && body.does !== 'use') return step
  const options = { ...body.options, effects: [...(body.options.effects ?? []), ...effects] }
  return Object.freeze({ ...step, body: { ...body, options: settled(options) } as StepBody })
}

/** Where a list is taken, each of its items may be an expression. */
type InputHere<V> =
  | ([Extract<V, Scalar>] extends [never] ? never : At<`${Place}.with`, Extract<V, Scalar>>)
  | (V extends readonly unknown[] ? readonly At<`${Place}.with`>[] : never)

/** The inputs of an action, each as a value or an expression. `as K` keeps `I` from being guessed from what is given. */
export type WithInputs<I> = { readonly [K in keyof I as K]: InputHere<I[K]> }

/** Stands for the inputs of an action that is only known by its name. */
export type AnyInputs = Readonly<Record<string, Scalar | readonly string[]>>

type WithOf<I> = [keyof I] extends [never]
  ? { readonly with?: Readonly<Record<string, 'the action has no inputs'>> }
  : string extends keyof I
    ? { readonly with?: WithInputs<I> | Computed<`${Place}.with`> }
    : None extends I
      ? { readonly with?: WithInputs<I> }
      : { readonly with: WithInputs<I> }

/** How an action is used: what it takes, and the names of outputs beyond those that are known. */
export type UseOptions<I = AnyInputs, O extends string = string> = StepOptions & {
  /** Outputs that its binding does not know; only named ones can be read. */
  readonly outputs?: readonly O[]
} & WithOf<I>

type RestOf<I, O extends string> =
  None extends UseOptions<I, O> ? [options?: UseOptions<I, O>] : [options: UseOptions<I, O>]

/** Uses an action: one of `tagwright/actions`, a local one, or any other by its name. */
export function uses<I extends object = AnyInputs, O extends string = never, const More extends string = never>(
  action: string | Action<I, O> | LocalAction<I, O>,
  ...rest: RestOf<I, More>
): Step<O | More> {
  const options: UseOptions = settled({ ...rest[0] })
  const isNamed = typeof action === 'string'
  const fullName = isNamed ? action.replace(/@.*$/, '') : action.name
  const label = typeof options.name === 'string' ? options.name : fullName.slice(fullName.lastIndexOf('/') + 1)
  const outputs = isNamed ? (options.outputs ?? []) : [...action.outputs, ...(options.outputs ?? [])]
  return makeStep({ does: 'use', action, options }, label, outputs, callSite(uses))
}

/** What the steps take that control background steps. */
export interface ControlOptions {
  /** Shown in the log. */
  readonly name?: At<`${Place}.name`>
  /** Needed only where another tool names the step. */
  readonly id?: string
  /** Whether the job goes on although this step fails. @default false */
  readonly 'continue-on-error'?: At<`${Place}.continue-on-error`, boolean>
}

/** Waits for background steps; their outputs can be read after it. */
export function wait(steps: Step | readonly Step[], options: ControlOptions = {}): Step {
  return control('wait', Array.isArray(steps) ? steps : [steps], options, callSite(wait))
}

/** Waits for every background step before it. */
export function waitAll(options: ControlOptions = {}): Step {
  return control('wait-all', [], options, callSite(waitAll))
}

/** Cancels a background step. */
export function cancel(step: Step, options: ControlOptions = {}): Step {
  return control('cancel', [step], options, callSite(cancel))
}

/** Runs steps side by side and goes on when all of them are done. */
export function parallel(steps: readonly Step[]): Step {
  return makeStep({ does: 'parallel', steps: settled(steps) }, 'parallel', [], callSite(parallel))
}

function control(
  does: 'wait' | 'wait-all' | 'cancel',
  steps: readonly Step[],
  options: ControlOptions,
  site: CallSite,
): Step {
  return makeStep({ does, steps: settled(steps), options: settled(options) }, does, [], site)
}

function makeStep<O extends string>(body: StepBody, label: string, outputs: readonly O[], site: CallSite): Step<O> {
  const ref: StepRef = { kind: 'step', id: body.does === 'parallel' ? undefined : body.options.id, label }
  const of: ExpressionNode = { kind: 'context', name: 'steps', source: ref }
  const readings = outputs.map((name) => [name, expression(access(of, 'outputs', name))])
  return Object.freeze({
    kind: 'step',
    ref,
    body,
    site,
    outputs: Object.freeze(Object.fromEntries(readings)) as Step<O>['outputs'],
    outcome: expression<Ending, 'steps'>(access(of, 'outcome')),
    conclusion: expression<Ending, 'steps'>(access(of, 'conclusion')),
  })
}

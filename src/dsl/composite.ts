// Composite actions: steps that several workflows of one repository share.
import { callSite } from './call-site.ts'
import type { CallSite } from './call-site.ts'
import type { None } from './events.ts'
import { readable } from './expression.ts'
import type { Expression, ReadableInAction, Readings, Scalar } from './expression.ts'
import type { InputsRef } from './expression-node.ts'
import { settled } from './settled.ts'
import type { Step } from './step.ts'

/** An input of an action: always a text. */
interface ActionInput {
  /** What it is for. */
  readonly description?: string
  /** GitHub itself does not insist: a required input that is missing is empty. @default false */
  readonly required?: boolean
  /** What the action sees when the input is not given. */
  readonly default?: string | Expression<Scalar, ReadableInAction<'inputs.default'>>
  /** Shown when somebody still gives the input. */
  readonly deprecationMessage?: string
}

/** The key of what was declared; the names themselves read as expressions. */
export const declared: unique symbol = Symbol('inputs')

interface Parts<I> {
  readonly [declared]: I
}

/** The inputs of an action: `given.version` is `inputs.version`. */
export type ActionInputs<I = unknown> = Parts<I> & Readings<{ readonly [K in keyof I]: string }, 'inputs'>

/** Declares what an action takes, to be read in its steps. Every input of an action is a text. */
export function actionInputs<const I extends Readonly<Record<string, ActionInput>>>(config: I): ActionInputs<I> {
  const source: InputsRef = { kind: 'inputs', names: Object.keys(config) }
  return readable({ kind: 'context', name: 'inputs', source }, { [declared]: settled(config) })
}

type OutputValue = Scalar | Expression<Scalar | undefined, ReadableInAction<'outputs.value'>>

/** What an action hands to the workflow. */
export type ActionOutputs = Readonly<
  Record<string, OutputValue | { readonly description?: string; readonly value: OutputValue }>
>

/** The settings of a composite action. */
export interface CompositeOptions<I = unknown, O = ActionOutputs> {
  /** Shown in the log. */
  readonly name: string
  /** What it does. */
  readonly description: string
  readonly author?: string
  /** How the Marketplace shows it. */
  readonly branding?: { readonly icon?: string; readonly color?: string }
  /** Made by `actionInputs`. */
  readonly inputs?: ActionInputs<I>
  /** What the using job can read as `step.outputs.<name>`. */
  readonly outputs?: O
  /** Made by `run` and `uses`. A `run` without a shell gets bash. */
  readonly steps: readonly Step[]
}

declare const takes: unique symbol

type RequiredName<I> = {
  [K in keyof I]: I[K] extends { readonly default: unknown }
    ? never
    : I[K] extends { readonly required: true }
      ? K
      : never
}[keyof I]

/** What a workflow gives to a composite action. */
export type ActionArguments<I> = { readonly [K in RequiredName<I>]: string } & {
  readonly [K in Exclude<keyof I, RequiredName<I>>]?: string
}

/** An action of this repository, written here and used with `uses`. */
export interface LocalAction<I extends object = object, O extends string = string> {
  readonly kind: 'action'
  /** The folder below .github/actions. */
  readonly name: string
  readonly outputs: readonly O[]
  readonly options: CompositeOptions
  readonly site: CallSite
  /** Carries the type of the arguments; there is no such value. */
  readonly [takes]?: I
}

/** Declares a composite action in `.github/actions/<folder>/action.yml`. */
export function compositeAction<const I = None, const O extends ActionOutputs = None>(
  folder: string,
  options: CompositeOptions<I, O>,
): LocalAction<ActionArguments<I>, keyof O & string> {
  const outputs = Object.keys(options.outputs ?? {}) as (keyof O & string)[]
  return Object.freeze({
    kind: 'action',
    name: folder,
    outputs: Object.freeze(outputs),
    options: settled(options),
    site: callSite(compositeAction),
  })
}

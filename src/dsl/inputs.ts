// Inputs of a dispatch or of a called workflow: declared once, as zod schemas or in GitHub's own words, and read typed.
import type { At, Readings } from './expression.ts'

interface Described {
  /** What the form says beside the field. */
  readonly description?: string
  /** Whether it must be given. @default false */
  readonly required?: boolean
}

/** A line of text. */
export interface TextInput extends Described {
  readonly type?: 'string'
  readonly default?: string
}

/** A checkbox. */
export interface BooleanInput extends Described {
  readonly type: 'boolean'
  readonly default?: boolean
}

/** A number. */
export interface NumberInput extends Described {
  readonly type: 'number'
  readonly default?: number
}

/** One of the repository's environments, by its name. */
export interface EnvironmentInput extends Described {
  readonly type: 'environment'
  readonly default?: string
}

/** One of some options. */
export interface ChoiceInput<O extends string = string> extends Described {
  readonly type: 'choice'
  readonly options: readonly O[]
  /** @default the first option */
  readonly default?: NoInfer<O>
}

/** An input of `workflow_dispatch` in GitHub's own words. */
export type DispatchInput<O extends string = string> =
  | TextInput
  | BooleanInput
  | NumberInput
  | EnvironmentInput
  | ChoiceInput<O>

type DefaultPlace = 'on.workflow_call.inputs.default'

interface CallTextInput extends Described {
  readonly type: 'string'
  readonly default?: At<DefaultPlace>
}

interface CallBooleanInput extends Described {
  readonly type: 'boolean'
  readonly default?: At<DefaultPlace, boolean>
}

interface CallNumberInput extends Described {
  readonly type: 'number'
  readonly default?: At<DefaultPlace, number>
}

/** An input of `workflow_call` in GitHub's own words. */
export type CallInput = CallTextInput | CallBooleanInput | CallNumberInput

type FieldValue = string | number | boolean | undefined

/** A zod schema of one field, known by its shape: Tagwright never loads zod itself. */
export interface FieldSchema {
  readonly _zod: {
    readonly output: FieldValue
    readonly input: unknown
    readonly def: { readonly type: string }
  }
}

/** Each input as it is declared: a schema stays what it is, anything else must be in GitHub's words. */
export type DispatchInputs<D> = {
  readonly [K in keyof D]: D[K] extends FieldSchema
    ? D[K]
    : DispatchInput<D[K] extends { readonly options: readonly (infer O extends string)[] } ? O : string>
}

/** The same for the inputs of a called workflow. */
export type CallInputs<I> = { readonly [K in keyof I]: I[K] extends FieldSchema ? I[K] : CallInput }

/** What an input yields where it is read: what goes into a schema, for no schema changes it on GitHub's side. */
export type InputValue<I> = I extends { readonly _zod: { readonly input: infer In; readonly output: infer Out } }
  ? Exclude<unknown extends In ? Out : In, undefined>
  : unknown extends I
    ? string | number | boolean
    : I extends { readonly type: 'boolean' }
      ? boolean
      : I extends { readonly type: 'number' }
        ? number
        : I extends { readonly type: 'choice'; readonly options: readonly (infer O)[] }
          ? O
          : string

type KeyOfEach<T> = T extends unknown ? keyof T : never

type ValueOfEach<T, K> = T extends { readonly [Q in K & PropertyKey]: infer I } ? InputValue<I> : never

/** The `inputs` context of a workflow that declares these inputs; a union where two events declare theirs. */
export type InputReadings<I> = Readings<{ readonly [K in KeyOfEach<I>]: ValueOfEach<I, K> }, 'inputs'>

// What Tagwright knows of an action: its inputs with their types, its outputs, and what its token needs.
import type { Permissions } from '../model/permissions.ts'

declare const inputsOf: unique symbol

/** What an action's own metadata and documentation say of one input. */
export interface InputFacts {
  /** It must be given: the action needs it and has no default for it. */
  readonly required?: true
  /** Why it should not be used any more, and what to use instead. */
  readonly deprecated?: string
  /** It takes nothing but true and false. */
  readonly boolean?: true
  /** What stands between the items when a list is given. */
  readonly list?: ',' | '\n'
  /** What the action takes when the input is not given, as its metadata write it. */
  readonly default?: string
}

/** `on`: neither false nor empty, by itself or by default. `missing`: not given. `job-token`: the token of the job is given. */
export type InputState = 'on' | 'missing' | 'job-token'

/** What the job's token needs beside `permissions` when every named input is in the named state. */
export interface ConditionalGrant {
  readonly when: Readonly<Record<string, InputState>>
  readonly grants: Permissions
}

/** One action: what it takes, what it gives, what its token needs. The commit it is pinned to stands in the lock. */
export interface Action<Inputs extends object = object, Output extends string = string> {
  /** As in `uses:`, without the version: `actions/checkout`. */
  readonly name: string
  readonly inputs: Readonly<Record<string, InputFacts>>
  readonly outputs: readonly Output[]
  /** What the job's token needs when the action is used with the inputs it must have. */
  readonly permissions: Permissions
  /** The input that takes a token in place of the job's own: with another token there, `permissions` is not needed. */
  readonly tokenInput?: string
  readonly permissionsWith: readonly ConditionalGrant[]
  /** Written to the workflow unless its author says otherwise, because the default of the action is unsafe. */
  readonly safeInputs: Partial<Inputs>
  /** Carries the type of the inputs; there is no such value. */
  readonly [inputsOf]?: Inputs
}

/** What a binding is made from. */
export interface ActionFacts<Inputs extends object, Output extends string> {
  readonly name: string
  readonly inputs: { readonly [Name in keyof Required<Inputs> & string]: InputFacts }
  readonly outputs: readonly Output[]
  readonly permissions?: Permissions
  readonly tokenInput?: keyof Inputs & string
  readonly permissionsWith?: readonly ConditionalGrant[]
  readonly safeInputs?: Partial<Inputs>
}

/** A binding of an action, with the type of its inputs and the names of its outputs. */
export function defineAction<Inputs extends object, Output extends string>(
  facts: ActionFacts<NoInfer<Inputs>, NoInfer<Output>>,
): Action<Inputs, Output> {
  return { permissions: {}, permissionsWith: [], safeInputs: {}, ...facts }
}

// Jobs that call another workflow, with its inputs, secrets and outputs checked against the called one.
import { callSite } from './call-site.ts'
import type { None } from './events.ts'
import type { At, Scalar } from './expression.ts'
import type { InputValue } from './inputs.ts'
import { makeJob } from './job.ts'
import type { Job, SharedJobOptions } from './job.ts'
import { settled } from './settled.ts'
import type { CallContract } from './triggers.ts'
import type { Workflow } from './workflow.ts'

type GivenInput<V = Scalar> = At<'jobs.<id>.with', V extends Scalar ? V : Scalar>

type GivenSecret = At<'jobs.<id>.secrets', Scalar>

/** What a schema describes must be given unless it takes undefined: it is optional or has a default then. */
type IsRequired<T> = T extends { readonly required: true }
  ? true
  : T extends { readonly _zod: { readonly input: infer In } }
    ? undefined extends In ? false : true
    : false

type RequiredKey<T> = { [K in keyof T]: IsRequired<T[K]> extends true ? K : never }[keyof T]

type GivenInputs<I> = { readonly [K in RequiredKey<I>]: GivenInput<InputValue<I[K]>> } & {
  readonly [K in Exclude<keyof I, RequiredKey<I>>]?: GivenInput<InputValue<I[K]>>
}

type GivenSecrets<S> = { readonly [K in RequiredKey<S>]: GivenSecret } & {
  readonly [K in Exclude<keyof S, RequiredKey<S>>]?: GivenSecret
}

type WithInputs<I> = [keyof I] extends [never]
  ? { readonly with?: Readonly<Record<string, 'the called workflow has no inputs'>> }
  : [RequiredKey<I>] extends [never] ? { readonly with?: GivenInputs<I> } : { readonly with: GivenInputs<I> }

type WithSecrets<S> = [RequiredKey<S>] extends [never]
  ? { readonly secrets?: GivenSecrets<S> | 'inherit' }
  : { readonly secrets: GivenSecrets<S> | 'inherit' }

/** Where a workflow of another repository is called from: `{ repository: 'acme/shared', ref: '<commit>' }`. */
export interface Elsewhere {
  readonly repository: string
  /** A commit is safest; a tag or a branch can move. */
  readonly ref: string
}

/** How one of our workflows is called. */
export type CallOptions<I, S> = SharedJobOptions & {
  /** The repository of the called workflow. @default this one */
  readonly from?: Elsewhere
} & WithInputs<I> &
  WithSecrets<S>

type RestOf<I, S> = None extends CallOptions<I, S> ? [options?: CallOptions<I, S>] : [options: CallOptions<I, S>]

/** How a workflow that is only known by its path is called. */
export interface LooseCallOptions<N extends string = string> extends SharedJobOptions {
  readonly with?: Readonly<Record<string, GivenInput>>
  readonly secrets?: Readonly<Record<string, GivenSecret>> | 'inherit'
  /** The names of its outputs; only these can be read. */
  readonly outputs?: readonly N[]
}

/** What compile writes of a call. */
export interface CallBody {
  readonly does: 'call'
  readonly workflow: Workflow | string
  readonly options: LooseCallOptions & { readonly from?: Elsewhere }
}

/** Declares a job that calls another workflow: one of ours, checked, or any other by its path. */
export function call<const N extends string = never>(id: string, path: string, options?: LooseCallOptions<N>): Job<N>
// The checked form comes last, because the compiler explains a mistake by the last form.
export function call<I, S, N extends string>(
  id: string,
  called: Workflow<CallContract<I, S>, N>,
  ...rest: RestOf<I, S>
): Job<N>
export function call(id: string, called: Workflow | string, given: object = {}): Job {
  const options: CallBody['options'] = settled(given)
  const outputs = typeof called === 'string' ? (options.outputs ?? []) : Object.keys(called.outputs)
  return makeJob(id, { does: 'call', workflow: called, options }, outputs, callSite(call))
}

// Jobs that call another workflow, with its inputs, secrets and outputs checked against the called one.
import type { Effect } from '../model/effect.ts'
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
    ? undefined extends In
      ? false
      : true
    : false

type RequiredKey<T> = { [K in keyof T]: IsRequired<T[K]> extends true ? K : never }[keyof T]

type GivenInputs<I> = { readonly [K in RequiredKey<I>]: GivenInput<InputValue<I[K]>> } & {
  readonly [K in Exclude<keyof I, RequiredKey<I>>]?: GivenInput<InputValue<I[K]>>
}

type GivenSecrets<S> = { readonly [K in RequiredKey<S>]: GivenSecret } & {
  readonly [K in Exclude<keyof S, RequiredKey<S>>]?: GivenSecret
}

/** Stands for the inputs or secrets of a workflow that is only known by its path. */
type Anything = Readonly<Record<string, unknown>>

type WithOf<I> = [keyof I] extends [never]
  ? { readonly with?: Readonly<Record<string, 'the called workflow has no inputs'>> }
  : [RequiredKey<I>] extends [never]
    ? { readonly with?: GivenInputs<I> }
    : { readonly with: GivenInputs<I> }

type SecretsOf<S> = [RequiredKey<S>] extends [never]
  ? { readonly secrets?: GivenSecrets<S> | 'inherit' }
  : { readonly secrets: GivenSecrets<S> | 'inherit' }

/** Where a workflow of another repository is called from: `{ repository: 'acme/shared', ref: '<commit>' }`. */
export interface Elsewhere {
  /** As in `acme/shared`. */
  readonly repository: string
  /** A commit is safest; a tag or a branch can move. */
  readonly ref: string
}

interface CallSettings<O extends string> extends SharedJobOptions {
  /** The repository of the called workflow, when it is another. @default this one */
  readonly from?: Elsewhere
  /** Outputs of a workflow that is known by its path; only named ones can be read. */
  readonly outputs?: readonly O[]
  /** What a workflow elsewhere does; one that is called by its value says so itself. It is not written. @default unknown */
  readonly effects?: readonly Effect[]
}

/** How a workflow is called: what it takes, and who waits for what. */
export type CallOptions<I = Anything, S = Anything, O extends string = string> = CallSettings<O> &
  WithOf<I> &
  SecretsOf<S>

type RestOf<I, S, O extends string> =
  None extends CallOptions<I, S, O> ? [options?: CallOptions<I, S, O>] : [options: CallOptions<I, S, O>]

/** What compile writes of a call. */
export interface CallBody {
  readonly does: 'call'
  readonly workflow: Workflow | string
  readonly options: CallOptions
}

/** Declares a job that calls another workflow: one of ours, checked, or any other by its path. */
export function call<I = Anything, S = Anything, O extends string = never, const More extends string = never>(
  id: string,
  called: string | Workflow<CallContract<I, S>, O>,
  ...rest: RestOf<I, S, More>
): Job<O | More> {
  const options: CallOptions = settled({ ...rest[0] })
  const known = typeof called === 'string' ? [] : (Object.keys(called.outputs) as O[])
  const outputs = [...known, ...((options.outputs ?? []) as readonly More[])]
  return makeJob(id, { does: 'call', workflow: called, options }, outputs, callSite(call))
}

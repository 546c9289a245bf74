// A workflow: what starts it, what it may do, its jobs. One value, one file.
import type { PermissionsBlock } from '../model/permissions.ts'
import type { PolicyPart } from '../model/policy.ts'
import { callSite } from './call-site.ts'
import type { CallSite } from './call-site.ts'
import type { CallSecrets, EventName, Naming, None, On } from './events.ts'
import type { At, Computed, Expression, ReadableAt, Scalar, Values } from './expression.ts'
import type { Concurrency, Defaults, Job } from './job.ts'
import { settled } from './settled.ts'
import type { ContractOf, Triggers } from './triggers.ts'

/** Jobs are read there as everywhere; what is written is the context `jobs`. */
type OutputValue = Scalar | Expression<Scalar | undefined, ReadableAt<'on.workflow_call.outputs.value'> | 'needs'>

/** What a called workflow hands to its caller. */
export type WorkflowOutputs = Readonly<
  Record<string, OutputValue | { readonly description?: string; readonly value: OutputValue }>
>

/** The settings of a workflow. `T` is what starts it. */
export interface WorkflowOptions<T = object | string, O = WorkflowOutputs> {
  /** Shown in the list of workflows. @default the path of the file */
  readonly name?: string
  /** What it is for. */
  readonly description?: string
  /** Shown in the list of runs. @default what the event says, such as the title of a commit */
  readonly 'run-name'?: At<'run-name'>
  /** What starts it: `triggers({...})`, the events themselves, or their names. */
  readonly on: T
  /** What the token may do in each job. @default {}: nothing, so that each job names what it needs; null leaves it to the repository */
  readonly permissions?: PermissionsBlock | null
  /** The lock that runs of this workflow share. */
  readonly concurrency?: Concurrency<'concurrency'>
  /** Settings of every `run`. @default bash, which unlike GitHub's own default stops at a failure inside a pipe; null leaves it out */
  readonly defaults?: Defaults | null
  /** Environment variables of every step. */
  readonly env?: Values<'env'> | Computed<'env'>
  /** Made by `job` and `call`. */
  readonly jobs: readonly Job[]
  /** What a caller may read, written at `on.workflow_call.outputs`. */
  readonly outputs?: O
  /** What its decisions go by: it is written to `.github/tagwright/policy.json`, beside the program that decides. */
  readonly policy?: PolicyPart
}

/** A workflow value. `Contract` and `Output` are what its callers must give and may read. */
export interface Workflow<Contract = unknown, Output extends string = never> {
  readonly kind: 'workflow'
  /** The file's name below .github/workflows. */
  readonly file: string
  readonly options: WorkflowOptions
  readonly site: CallSite
  /** The names that a caller may read. */
  readonly outputs: { readonly [K in Output]: true }
  /** Carries the type of the contract; there is no such value. */
  readonly contract?: Contract
}

/** Read by people, in the message of the compiler. */
type Complaints<E extends EventName> = ([E] extends [never]
  ? { readonly on: 'a workflow needs at least one event that starts it' }
  : unknown) &
  ('workflow_call' extends E ? unknown : { readonly outputs?: 'only a workflow with workflow_call has outputs' })

/** Events by their names. The template lets TypeScript find N in names and in nothing else. */
type Names<N extends EventName> = `${N}` | readonly `${N}`[]

/** Events with their settings. */
type Start<E extends EventName, D, I, S extends CallSecrets> = (On<D, I, S> & Naming<E>) | Triggers<E, D, I, S>

type Events<E extends EventName, N extends EventName> = [N] extends [never] ? E : N

/** Declares a workflow. `file` is its name below .github/workflows; without an ending it gets `.yml`. */
export function workflow<
  E extends EventName,
  N extends EventName,
  const D = None,
  const I = None,
  const S extends CallSecrets = None,
  const O extends WorkflowOutputs = None,
>(
  file: string,
  options: WorkflowOptions<Start<E, D, I, S> | Names<N>, O> & Complaints<Events<E, N>>,
): Workflow<ContractOf<Events<E, N>, I, S>, keyof O & string> {
  const outputs = Object.fromEntries(Object.keys(options.outputs ?? {}).map((name) => [name, true]))
  return Object.freeze({
    kind: 'workflow',
    file: /\.ya?ml$/.test(file) ? file : `${file}.yml`,
    options: settled(options),
    site: callSite(workflow),
    outputs: Object.freeze(outputs) as { [K in keyof O & string]: true },
  })
}

// Jobs: values whose outputs other jobs can use, and using one adds the `needs`.
import type { JobResult } from '../language/generated/context-shapes.ts'
import type { PermissionsBlock } from '../model/permissions.ts'
import { callSite } from './call-site.ts'
import type { CallSite } from './call-site.ts'
import type { CallBody } from './call.ts'
import type { Container, Services } from './container.ts'
import type { None } from './events.ts'
import { access, expression } from './expression.ts'
import type { At, Computed, ConditionAt, Expression, Position, ReadableAt, Scalar, Values } from './expression.ts'
import type { ExpressionNode, JobRef } from './expression-node.ts'
import type { Matrix, MatrixConfig } from './matrix.ts'
import { settled } from './settled.ts'
import type { Step } from './step.ts'

interface Lock<P extends Position> {
  /** The name of the lock, the same for all who share it; upper and lower case are one. */
  readonly group: At<P>
  /** How many may wait. @default single: a newcomer takes the place of the one that waits */
  readonly queue?: 'single' | Expression<string, ReadableAt<P>>
  /** Whether a newcomer cancels the one that runs. @default false */
  readonly 'cancel-in-progress'?: At<P, boolean>
}

interface Queue<P extends Position> {
  readonly group: At<P>
  /** Up to 100 wait for their turn. */
  readonly queue: 'max'
  /** GitHub refuses a queue whose running member is cancelled. */
  readonly 'cancel-in-progress'?: false
}

/** A lock that runs or jobs share: only one holder at a time. */
export type Concurrency<P extends Position> = At<P> | Lock<P> | Queue<P> | Computed<P>

interface EnvironmentOptions {
  /** As in the settings of the repository. */
  readonly name: At<'jobs.<id>.environment'>
  /** Where the deployment can be seen. */
  readonly url?: At<'jobs.<id>.environment.url'>
  /** Whether a deployment is recorded. @default true */
  readonly deployment?: At<'jobs.<id>.environment', boolean>
}

/** The environment whose protection rules a job must pass. */
export type Environment = At<'jobs.<id>.environment'> | EnvironmentOptions | Computed<'jobs.<id>.environment'>

/** How a job is multiplied. */
export interface Strategy {
  /** The legs: `matrix({...})`, or plain axes when no leg reads its place. */
  readonly matrix?: Matrix | MatrixConfig | Expression<unknown, ReadableAt<'jobs.<id>.strategy'>>
  /** Whether one failed leg cancels the others. @default true */
  readonly 'fail-fast'?: At<'jobs.<id>.strategy', boolean>
  /** How many legs run at a time. */
  readonly 'max-parallel'?: At<'jobs.<id>.strategy', number>
}

type Runner = At<'jobs.<id>.runs-on'>

interface RunnerGroup {
  /** Any runner of this group. */
  readonly group?: Runner
  /** Labels that must all fit. */
  readonly labels?: Runner | readonly Runner[] | Computed<'jobs.<id>.runs-on'>
}

/** The machine a job asks for: a label, labels that must all fit, or a group. */
export type RunsOn = Runner | readonly Runner[] | RunnerGroup | Expression<unknown, ReadableAt<'jobs.<id>.runs-on'>>

/** What a plain job and a call of another workflow have in common. */
export interface SharedJobOptions {
  /** Shown in the run. @default the id */
  readonly name?: At<'jobs.<id>.name'>
  /** Jobs to wait for beyond those whose outputs are used. */
  readonly needs?: Job | string | readonly (Job | string)[]
  /** Whether it runs. @default success() */
  readonly if?: ConditionAt<'jobs.<id>.if'>
  /** How it is multiplied: a matrix of legs. */
  readonly strategy?: Strategy | Computed<'jobs.<id>.strategy'>
  /** What the token may do. @default what the job's actions need, nothing else; null leaves it to the repository */
  readonly permissions?: PermissionsBlock | null
  /** The lock that it shares with other jobs. */
  readonly concurrency?: Concurrency<'jobs.<id>.concurrency'>
}

interface RunDefaults<V> {
  /** Such as `bash`, `sh`, `pwsh` or `python`. */
  readonly shell?: V
  /** The folder that scripts start in. */
  readonly 'working-directory'?: V
}

/** Settings of every `run` below. */
export interface Defaults<R = RunDefaults<string>> {
  readonly run: R
}

type JobDefaults = RunDefaults<At<'jobs.<id>.defaults.run'>> | Computed<'jobs.<id>.defaults.run'>

interface Snapshot {
  readonly 'image-name': string
  /** Whether an image is kept. */
  readonly if?: ConditionAt<'jobs.<id>.snapshot.if'>
  /** The version of the image, such as `2.*`. */
  readonly version?: string
}

/** What a job hands to others: names and the expressions they stand for. */
export type JobOutputs = Readonly<Record<string, At<'jobs.<id>.outputs', Scalar>>>

/** The settings of a job that runs steps. */
export interface JobOptions<O = JobOutputs> extends SharedJobOptions {
  /** The machine: a label, labels that must all fit, a group, or an expression. */
  readonly 'runs-on': RunsOn
  /** When it is given up. @default 30; null leaves it at GitHub's six hours */
  readonly 'timeout-minutes'?: At<'jobs.<id>.timeout-minutes', number> | null
  /** How long its steps may go on after the run was cancelled. @default 5 */
  readonly 'cancel-timeout-minutes'?: At<'jobs.<id>.cancel-timeout-minutes', number>
  /** Whether the run succeeds although this job fails. @default false */
  readonly 'continue-on-error'?: At<'jobs.<id>.continue-on-error', boolean>
  /** The environment whose protection rules it must pass. */
  readonly environment?: Environment
  /** The container that its steps run in. @default the machine itself */
  readonly container?: Container
  /** Containers beside the job, by the host name its steps reach them at. */
  readonly services?: Services
  /** Environment variables of every step. */
  readonly env?: Values<'jobs.<id>.env'> | Computed<'jobs.<id>.env'>
  /** Settings of every `run` of the job. */
  readonly defaults?: Defaults<JobDefaults>
  /** What other jobs can read as `job.outputs.<name>`. */
  readonly outputs?: O
  /** Keeps the machine's disk as an image when the job is done. */
  readonly snapshot?: string | Snapshot
  /** Made by `run`, `uses`, `wait`, `waitAll`, `cancel` and `parallel`. */
  readonly steps: readonly Step[]
}

/** What compile writes of a job. */
export type JobBody = { readonly does: 'steps'; readonly options: JobOptions } | CallBody

/** One job. Reading an output or the result makes the reading job wait for it. */
export interface Job<N extends string = never> {
  readonly kind: 'job'
  readonly id: string
  readonly ref: JobRef
  readonly body: JobBody
  readonly site: CallSite
  /** What it hands to others. */
  readonly outputs: { readonly [K in N]: Expression<string, 'needs'> }
  /** How it ended. */
  readonly result: Expression<JobResult['result'], 'needs'>
}

/** Declares a job that runs steps. */
export function job<const O extends JobOutputs = None>(id: string, options: JobOptions<O>): Job<keyof O & string> {
  const outputs = Object.keys(options.outputs ?? {}) as (keyof O & string)[]
  return makeJob(id, { does: 'steps', options: settled(options) }, outputs, callSite(job))
}

/** A job of any body; `call` makes its own with this. */
export function makeJob<N extends string>(id: string, body: JobBody, outputs: readonly N[], site: CallSite): Job<N> {
  const ref: JobRef = { kind: 'job', id }
  const of: ExpressionNode = { kind: 'context', name: 'needs', source: ref }
  const readings = outputs.map((name) => [name, expression(access(of, 'outputs', name))])
  return Object.freeze({
    kind: 'job',
    id,
    ref,
    body,
    site,
    outputs: Object.freeze(Object.fromEntries(readings)) as Job<N>['outputs'],
    result: expression<JobResult['result'], 'needs'>(access(of, 'result')),
  })
}

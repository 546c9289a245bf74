// The contexts that every workflow has: github, runner, strategy, job, needs, secrets, vars, env.
import type {
  GithubContext,
  JobContext,
  JobResult,
  RunnerContext,
  StrategyContext,
} from '../language/generated/context-shapes.ts'
import { access, readable } from './expression.ts'
import type { Expression, Readable, Readings } from './expression.ts'

const context = <T, C extends Readable>(name: C): Readings<T, C> => readable({ kind: 'context', name })

const named =
  <C extends Readable>(of: C) =>
  (name: string): Expression<string, C> =>
    readable(access({ kind: 'context', name: of }, name))

/** What GitHub tells of the run. For the event's payload use the `github` of the triggers: `on.github.event`. */
export const github: Readings<GithubContext, 'github'> = context('github')

/** The machine the job runs on. */
export const runner: Readings<RunnerContext, 'runner'> = context('runner')

/** The place of this leg in its matrix. */
export const strategy: Readings<StrategyContext, 'strategy'> = context('strategy')

/** The running job itself: its status, container and services. */
export const thisJob: Readings<JobContext, 'job'> = context('job')

/**
 * All jobs that this one needs, as in `contains(collect(needs).result, 'failure')`. It adds no needs: reading
 * `build.outputs.digest` or `build.result` does.
 */
export const needs: Expression<Readonly<Record<string, JobResult>>, 'needs'> = context('needs')

/** A secret by its name. */
export const secrets: (name: string) => Expression<string, 'secrets'> = named('secrets')

/** A configuration variable by its name. */
export const vars: (name: string) => Expression<string, 'vars'> = named('vars')

/** An environment variable that the workflow, the job or an earlier step set. */
export const env: (name: string) => Expression<string, 'env'> = named('env')

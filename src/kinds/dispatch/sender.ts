// The workflow that tells another repository what happened here, and waits until a run there shows that it arrived.
import { github } from '../../dsl/contexts.ts'
import type { Contract, Filling } from '../../dsl/contract.ts'
import type { On } from '../../dsl/events.ts'
import type { Expression } from '../../dsl/expression.ts'
import { text } from '../../dsl/functions.ts'
import { job } from '../../dsl/job.ts'
import type { Job, JobOptions } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import { eq } from '../../dsl/operators.ts'
import { run } from '../../dsl/step.ts'
import type { Step } from '../../dsl/step.ts'
import { workflow } from '../../dsl/workflow.ts'
import type { Workflow, WorkflowOptions } from '../../dsl/workflow.ts'
import { awaitRun } from '../../steps/await-run.ts'
import { decide } from '../../steps/decide.ts'
import { dispatchEvent } from '../../steps/dispatch-event.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import { correlationField, correlationId } from './correlation.ts'
import { repositoryToken } from './repository-token.ts'
import type { TokenSource } from './repository-token.ts'

/** How a dispatch is sent. `F` are the fields of the contract. */
export interface SenderOptions<F> {
  /** @default 'dispatch' */
  readonly file?: string
  readonly name?: string
  readonly on: On | { readonly config: On }
  /** The repository that sends. A fork of it skips the job. */
  readonly from: string
  readonly to: string
  readonly token: TokenSource
  /** The payload; a field `correlation_id` is filled in by itself. */
  readonly payload: Filling<Omit<F, 'correlation_id'>>
  /** Steps before the payload is made, such as one that shortens the commit. */
  readonly before?: readonly Step[]
  readonly concurrency?: WorkflowOptions['concurrency']
  /** @default contents: read, for its decisions; a public repository needs no grant for them */
  readonly permissions?: JobOptions['permissions']
}

const alone = 'A fork has the same tags and pushes, and nobody to tell: there the job is skipped.'

/** Declares the workflow that sends what a contract describes. */
export function sender<F>(contract: Contract<F>, options: SenderOptions<F>): Workflow {
  const { file = 'dispatch', name = `Tell ${options.to}`, on } = options
  return workflow(file, {
    name,
    on: 'config' in on ? on.config : on,
    concurrency: options.concurrency ?? oneForEachRef,
    jobs: [sendJob(contract, options)],
    policy: { images: [], contracts: [contract.data] },
    // Which events start it is data here, and data cannot be held against the types of single events.
  } as never) as Workflow
}

/** Nothing that was pushed goes untold: a newcomer waits behind all that came before it. */
const oneForEachRef: WorkflowOptions['concurrency'] = comment('Each push is told, in the order of the pushes.', {
  group: text`dispatch-${github.ref}`,
  queue: 'max',
}) as WorkflowOptions['concurrency']

/** The one job of the sender. */
export function sendJob<F>(
  contract: Contract<F>,
  { from, to, token, payload, before = [], permissions }: SenderOptions<F>,
): Job {
  const access = repositoryToken(token, to, { 'permission-contents': 'write', 'permission-actions': 'read' })
  const fill = contract.filled as (values: object) => Expression<string, 'github' | 'steps'>
  const asked = contract.outputs.includes(correlationField as keyof F & string)
  const body = decide('dispatch-payload', {
    id: 'payload',
    name: 'Make the payload',
    env: { CONTRACT: contract.name, FIELDS: fill(asked ? { ...payload, [correlationField]: correlationId } : payload) },
    outputs: ['event-type', 'payload'],
  })
  const reach = { GH_TOKEN: access.token, REPOSITORY: to }
  const send = dispatchEvent({
    name: `Send ${contract.name} to ${to}`,
    repository: to,
    about: contract.name,
    env: { ...reach, EVENT_TYPE: body.outputs['event-type'], PAYLOAD: body.outputs.payload },
  })
  const steps = [fetchDecisions(), ...before, body, ...access.steps, send]
  return comment(
    alone,
    job('dispatch', {
      'runs-on': 'ubuntu-24.04',
      'timeout-minutes': 10,
      if: eq(github.repository, from),
      ...(permissions === undefined ? {} : { permissions }),
      steps: asked ? [...steps, ...arrival(reach)] : steps,
    }),
  )
}

/** GitHub answers a dispatch before it knows of any run, so one that starts none looks like one that does. */
function arrival(reach: { readonly GH_TOKEN: RepositoryTokenValue; readonly REPOSITORY: string }): readonly Step[] {
  const found = awaitRun({
    id: 'arrival',
    name: 'Wait until its run is there',
    env: { ...reach, CORRELATION_ID: correlationId },
  })
  const told = run('echo "[Run $RUN_ID]($URL) of $REPOSITORY has taken it." >>"$GITHUB_STEP_SUMMARY"', {
    name: 'Write the summary',
    env: { RUN_ID: found.outputs['run-id'], URL: found.outputs.url, REPOSITORY: reach.REPOSITORY },
  })
  return [found, told]
}

type RepositoryTokenValue = Expression<string, 'secrets' | 'steps'>

// The first job of a workflow that builds the source of another repository: what was sent is checked before anything goes by it.
import { checkout } from '../../actions/actions/checkout.ts'
import { github, vars } from '../../dsl/contexts.ts'
import type { AnyContract } from '../../dsl/contract.ts'
import { access, expression } from '../../dsl/expression.ts'
import type { Expression } from '../../dsl/expression.ts'
import { toJSON } from '../../dsl/functions.ts'
import { job } from '../../dsl/job.ts'
import type { Job, JobOutputs } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import { eq } from '../../dsl/operators.ts'
import { uses } from '../../dsl/step.ts'
import type { Step } from '../../dsl/step.ts'
import { classifyRef } from '../../steps/classify-ref.ts'
import { decide } from '../../steps/decide.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'

/** What the check of a dispatch goes by. */
export interface ReceiverOptions<O extends string = never> {
  /** The repository whose source is built: it sends, and it is asked what its refs stand for. */
  readonly from: string
  /** The form for runs by hand, with fields named like those of the contract. */
  readonly form?: AnyContract
  /** The ref that is built when nobody names one. @default 'main' */
  readonly ref?: string
  /** The variable with the logins that may send. Nobody may while it is empty. */
  readonly senders: string
  /** More steps, and what they give to the jobs after them. */
  readonly more?: (source: CheckedSource) => {
    readonly steps: readonly Step[]
    readonly outputs: Readonly<Record<O, JobOutputs[string]>>
  }
}

type OfSteps = Expression<string, 'steps'>

/** The source while the job still runs. */
export interface CheckedSource {
  readonly ref: OfSteps
  readonly commit: OfSteps
}

/** What a run knows of its source once it was checked. */
export type ReceivedOutput = 'ref' | 'type' | 'commit' | 'short-commit' | 'behind'

/** The fields of a contract by what they say. */
function fieldsOf({ name, data }: AnyContract): {
  readonly ref: string
  readonly type: string
  readonly sha: string
} {
  const sha = Object.entries(data.fields).find(([, { holds }]) => holds === 'commit')?.[0]
  if (data.versions === undefined || sha === undefined)
    throw new TypeError(`${name} cannot be received: it does not say which fields are the ref, its type and its commit`)
  return { ...data.versions, sha }
}

/** The job that says what is built: its ref, whether that is a branch or a tag, and its commit. */
export function receiver<const O extends string = never>(
  contract: AnyContract,
  options: ReceiverOptions<O>,
): Job<ReceivedOutput | O> {
  const { from, ref = 'main' } = options
  const { steps, named } = readSteps(contract, options)
  const receive = decide('receive', {
    id: 'source',
    name: 'Choose the source',
    env: { ...named, DEFAULT_REF: ref },
    outputs: ['ref', 'ref-type', 'sha'],
  })
  const look = uses(checkout, { name: `Fetch ${from}`, with: { repository: from, path: 'source' } }) as Step
  const asked = { ref: receive.outputs.ref, refType: receive.outputs['ref-type'] }
  const [refs, known] = classifyRef({ ...asked, source: 'source', repository: from })
  const { kind, name, commit } = known.outputs
  const source = decide('source-commit', {
    id: 'commit',
    name: 'Choose the commit',
    env: { KIND: kind, NAME: name, HEAD: commit, SENT: receive.outputs.sha },
    outputs: ['commit', 'short-commit', 'behind'],
  })
  const more = options.more?.({ ref: name, commit: source.outputs.commit })
  return comment(
    'What others sent is checked here, once: sender, every field, and that the ref is what it is said to be.',
    job('receive', {
      'runs-on': 'ubuntu-24.04',
      'timeout-minutes': 5,
      outputs: { ref: name, type: kind, ...source.outputs, ...more?.outputs },
      steps: [fetchDecisions(), ...steps, receive, look, refs, known, source, ...(more?.steps ?? [])],
    }),
  ) as Job<ReceivedOutput | O>
}

interface ReadSource {
  readonly steps: readonly Step[]
  readonly named: Readonly<Record<string, OfSteps>>
}

/** A step for the payload, and one for the form; each runs for its own event alone, so the others give nothing. */
function readSteps(contract: AnyContract, { form, senders }: Pick<ReceiverOptions, 'form' | 'senders'>): ReadSource {
  const { ref, type, sha } = fieldsOf(contract)
  const payload = decide('payload', {
    id: 'payload',
    name: 'Check what was sent',
    if: eq(github.event_name, 'repository_dispatch'),
    env: {
      CONTRACT: contract.name,
      PAYLOAD: toJSON(ofEvent('client_payload')),
      SENDER: ofEvent('sender', 'login'),
      ALLOWED: vars(senders),
    },
    outputs: contract.outputs,
  })
  const sent = {
    PAYLOAD_REF: payload.outputs[ref],
    PAYLOAD_REF_TYPE: payload.outputs[type],
    PAYLOAD_SHA: payload.outputs[sha],
  }
  if (form === undefined) return { steps: [payload], named: sent as ReadSource['named'] }
  const typed = decide('inputs', {
    id: 'form',
    name: 'Check the form',
    if: eq(github.event_name, 'workflow_dispatch'),
    env: { CONTRACT: form.name, INPUTS: toJSON(inputs), EVENT: github.event_name },
    outputs: form.outputs,
  })
  const given = { INPUT_REF: typed.outputs[ref], INPUT_SHA: typed.outputs[sha] }
  return { steps: [payload, typed], named: { ...sent, ...given } as ReadSource['named'] }
}

/** The payload of whichever event it was. */
const ofEvent = (...names: readonly [string, ...string[]]): Expression<string, 'github'> =>
  expression(access({ kind: 'context', name: 'github' }, 'event', ...names))

const inputs: Expression<object, 'inputs'> = expression({ kind: 'context', name: 'inputs' })

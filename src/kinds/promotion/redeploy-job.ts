// Starts the workflow of another repository that deploys the channel, and says where to look.
import { secrets } from '../../dsl/contexts.ts'
import { always } from '../../dsl/functions.ts'
import { job } from '../../dsl/job.ts'
import type { Job } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import { and, eq } from '../../dsl/operators.ts'
import { dispatchWorkflow } from '../../steps/dispatch-workflow.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import type { InEnv } from '../build-matrix/pipeline.ts'
import type { Change } from './change.ts'
import type { Preview } from './preview.ts'

/** What is started once the channel stands. */
export interface Redeploy {
  /** Such as `acme/deploy`. */
  readonly repository: string
  /** The file of its workflow, such as `deploy.yml`. */
  readonly workflow: string
  /** @default 'main' */
  readonly ref?: string
  /** The secret with a token for that repository. */
  readonly token: string
  /** The inputs of its form as JSON; the plan tells the digest. @default none */
  readonly inputs?: (plan: Preview['plan']) => InEnv
  /** Where one sees that it works. */
  readonly health?: string
}

/** Waits for the channel alone: neither record nor release nor a tag that is good to have can hold it up. */
export function redeployJob({ runner }: Change, { plan }: Preview, move: Job<'moved'>, redeploy: Redeploy): Job<'url'> {
  const { repository, workflow, ref = 'main', token, inputs } = redeploy
  const started = dispatchWorkflow({
    name: `Start ${workflow}`,
    id: 'start',
    repository,
    about: workflow,
    env: {
      GH_TOKEN: secrets(token),
      REPOSITORY: repository,
      WORKFLOW: workflow,
      REF: ref,
      INPUTS: inputs?.(plan) ?? '{}',
    },
  })
  return comment(
    'Runs when the channel stands, with or without record and release. No release starts it: what the token of a run makes starts nothing.',
    job('redeploy', {
      'runs-on': runner,
      'timeout-minutes': 5,
      if: and(always(), eq(move.outputs.moved, 'true')),
      outputs: { url: started.outputs.url },
      steps: [fetchDecisions(), started],
    }),
  ) as Job<'url'>
}

// Tells the repository whose source was built how it went, at its commit.
import { github } from '../../dsl/contexts.ts'
import { always, caseOf } from '../../dsl/functions.ts'
import { job } from '../../dsl/job.ts'
import type { Job } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import { and, eq } from '../../dsl/operators.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import { reportStatus } from '../../steps/report-status.ts'
import type { ReceivedOutput } from './receiver.ts'
import { repositoryToken } from './repository-token.ts'
import type { TokenSource } from './repository-token.ts'

/** What is told, and to whom. */
export interface StatusOptions {
  readonly received: Job<ReceivedOutput>
  /** The job whose success is told: the one after which the tags stand. */
  readonly done: Job
  readonly to: string
  readonly token: TokenSource
  /** The name of the status beside the commit. */
  readonly context: string
}

/** Runs after a dispatch, however it ended. */
export function statusJob({ received, done, to, token, context }: StatusOptions): Job {
  const access = repositoryToken(token, to, { 'permission-statuses': 'write' })
  const isDispatched = eq(github.event_name, 'repository_dispatch')
  return comment(
    'Whoever pushed sees at the commit what became of it.',
    job('status', {
      'runs-on': 'ubuntu-24.04',
      'timeout-minutes': 5,
      if: and(always(), isDispatched, eq(received.result, 'success')),
      steps: [
        fetchDecisions(),
        ...access.steps,
        reportStatus({
          env: {
            GH_TOKEN: access.token,
            REPOSITORY: to,
            COMMIT: received.outputs.commit,
            CONTEXT: context,
            STATE: caseOf(eq(done.result, 'success'), 'success', 'failure'),
          },
        }),
      ],
    }),
  )
}

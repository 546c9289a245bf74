// The job that waits for somebody to say yes.
import { job } from '../../dsl/job.ts'
import type { Job } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import { eq } from '../../dsl/operators.ts'
import { run } from '../../dsl/step.ts'
import type { Change } from './change.ts'
import type { Preview } from './preview.ts'

/** Undefined when nobody is asked. */
export function approveJob({ approval, runner }: Change, { plan }: Preview): Job | undefined {
  if (approval === undefined) return undefined
  return comment(
    'Waits for the reviewers and holds no lock meanwhile: whoever waits in a lock keeps all others out, a rollback too.',
    job('approve', {
      'runs-on': runner,
      'timeout-minutes': 5,
      if: eq(plan.todo, 'true'),
      environment: approval,
      steps: [run('echo "Approved."', { name: 'Go on' })],
    }),
  )
}

// The job of a preview, which is the same for both ways: it reads, plans, and shows the plan.
import { job } from '../../dsl/job.ts'
import type { Job } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import type { Step } from '../../dsl/step.ts'
import { environmentOf } from './change.ts'
import type { Change } from './change.ts'
import type { Found } from './preview.ts'

const why = 'Writes nothing. Refuses a wrong form before any login, and shows in the summary what an approval would do.'

/** A job with these outputs. */
export function previewJob<O extends Readonly<Record<string, Found>>>(
  { runner, credentials }: Change,
  outputs: O,
  steps: readonly Step[],
): Job<keyof O & string> {
  const made = job('preview', {
    'runs-on': runner,
    'timeout-minutes': 10,
    ...environmentOf(credentials),
    outputs,
    steps,
  })
  return comment(why, made) as Job<keyof O & string>
}

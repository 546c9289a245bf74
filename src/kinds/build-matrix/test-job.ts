// Tests what was built, by its digest, before anything public points at it.
import { effect } from '../../dsl/effect.ts'
import { job } from '../../dsl/job.ts'
import type { Job, JobOptions } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import { withEffects } from '../../dsl/step.ts'
import type { Step } from '../../dsl/step.ts'
import { logIn } from '../../steps/login.ts'
import { smallRunner } from './pipeline.ts'
import type { Pipeline } from './pipeline.ts'

/** A job of the author's steps. It logs in to GHCR with a token that can only read, and to nothing else. */
export function testJob(
  { image }: Pipeline,
  steps: readonly Step[],
  options: Omit<Partial<JobOptions>, 'steps' | 'outputs'> = {},
): Job {
  const registries = image.registries.filter(({ kind }) => kind === 'ghcr')
  return comment(
    'Tests the digest that the tags will point at, not another build of it.',
    job('test', {
      'runs-on': smallRunner,
      'timeout-minutes': 30,
      ...options,
      steps: [...logIn({ registries }), ...tested(steps, image)],
    }),
  )
}

/** The last step is taken for the one that has tested: what comes after the job may count on it. */
const tested = (steps: readonly Step[], image: Pipeline['image']): readonly Step[] =>
  steps.map((step, at) => (at === steps.length - 1 ? withEffects(step, [effect('test', image)]) : step))

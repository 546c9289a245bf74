// The last job: one summary of what the run did, also when it failed.
import { github } from '../../dsl/contexts.ts'
import { always, text } from '../../dsl/functions.ts'
import { job } from '../../dsl/job.ts'
import type { Job } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import { and, eq, ne } from '../../dsl/operators.ts'
import { decide } from '../../steps/decide.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import { smallRunner } from './pipeline.ts'
import type { Pipeline } from './pipeline.ts'
import type { Released } from './release.ts'

/** Says which tags stand, and which images they stand for. */
export function reportJob(
  { image, pullRequests, when, builder: { tool } }: Pipeline,
  { plan, subject, tags }: Released,
): Job {
  const { kind, version, tags: all, started: STARTED } = plan.outputs
  // A plan that found nothing to do has no kind.
  const isPlanned = when === undefined ? eq(plan.result, 'success') : and(eq(plan.result, 'success'), ne(kind, ''))
  const report = job('report', {
    'runs-on': smallRunner,
    'timeout-minutes': 5,
    if: pullRequests ? and(always(), isPlanned, ne(github.event_name, 'pull_request')) : and(always(), isPlanned),
    steps: [
      fetchDecisions(),
      decide('build-summary', {
        name: 'Write the summary',
        clock: true,
        env: {
          IMAGE: image.name,
          KIND: kind,
          TAGS: all,
          VERSION: version,
          DIGESTS: subject.digests,
          PUSHED: text`${eq(tags.result, 'success')}`,
          ...(tool === undefined ? {} : { TOOL: tool }),
          STARTED,
        },
      }),
    ],
  })
  return comment('Says what stands now, also when a job before it failed.', report)
}

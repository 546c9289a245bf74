// The last job: one summary of what the channel stands for now, also when a job before it failed.
import { always } from '../../dsl/functions.ts'
import { job } from '../../dsl/job.ts'
import type { Job } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import { decide } from '../../steps/decide.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import type { Change } from './change.ts'
import type { Preview } from './preview.ts'

/** The jobs that are reported on. */
export interface ChangeJobs {
  readonly preview: Preview
  readonly move: Job<'moved'>
  readonly release: Job<'url'> | undefined
  readonly redeploy: Job<'url'> | undefined
  readonly health: string | undefined
}

/** Says what stands, and what to do when something is missing. */
export function changeReportJob({ kind, image, channel, also, runner }: Change, jobs: ChangeJobs): Job {
  const { preview, move, release, redeploy, health } = jobs
  const { digest, replaces, kept, todo } = preview.plan
  const report = decide('promotion-report', {
    name: 'Write the summary',
    env: {
      IMAGE: image.name,
      KIND: kind,
      CHANNEL: channel,
      ...(also.length === 0 ? {} : { ALSO: also.join(' ') }),
      NAME: kept,
      DIGEST: digest,
      REPLACES: replaces,
      TODO: todo,
      PREVIEW: preview.job.result,
      MOVE: move.result,
      MOVED: move.outputs.moved,
      ...(release === undefined ? {} : { RELEASE: release.result, RELEASE_URL: release.outputs.url }),
      ...(redeploy === undefined ? {} : { REDEPLOY: redeploy.result, REDEPLOY_URL: redeploy.outputs.url }),
      ...(health === undefined ? {} : { HEALTH: health }),
    },
  })
  return comment(
    'Says what stands now, also when a job before it failed.',
    job('report', {
      'runs-on': runner,
      'timeout-minutes': 5,
      if: always(),
      steps: [fetchDecisions(), report],
    }),
  )
}

// The workflow that deletes what the tag policy does not keep: a plan that anybody can read, then exactly that, then a check.
import type { Image } from '../../dsl/image.ts'
import type { Job } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import { workflow } from '../../dsl/workflow.ts'
import type { Workflow } from '../../dsl/workflow.ts'
import { requireCounts, requireImage, requireSchedule } from '../given.ts'
import { cleanupApplyJob } from './apply-job.ts'
import { packagesOf } from './package.ts'
import { cleanupPlanJob } from './plan-job.ts'
import { hasBranchTags } from './settings.ts'
import type { CleanupSettings } from './settings.ts'

/** The settings of a cleanup. What stays, and for how long, is said by the tag policy of the image. */
export interface CleanupOptions extends CleanupSettings {
  /** When it runs by itself, such as `23 3 * * 1`. */
  readonly schedule: string
  /** @default 'cleanup' */
  readonly file?: string
  /** @default 'Clean up' */
  readonly name?: string
}

const form = {
  dry_run: { description: 'Only say what would go', type: 'boolean', default: true },
} as const

/** Declares the workflow that cleans up after an image. */
export function cleanup(image: Image, options: CleanupOptions): Workflow {
  const { schedule, file = 'cleanup', name = 'Clean up', ...settings } = options
  const { keepUntagged, cap, branchCap, minAge } = settings
  requireImage('cleanup', image)
  requireSchedule('cleanup', schedule)
  requireCounts('cleanup', { keepUntagged, cap, branchCap, minAge })
  const jobs = packagesOf(image).flatMap((one): readonly Job[] => {
    const plan = cleanupPlanJob(one, settings)
    return [plan, cleanupApplyJob(one, settings, plan)]
  })
  return workflow(file, {
    name,
    on: {
      schedule: [{ cron: schedule }],
      ...(hasBranchTags(image)
        ? { delete: comment('Events get lost; the schedule finds the images of gone branches as well.', null) }
        : {}),
      workflow_dispatch: { inputs: form },
    },
    jobs,
    policy: { images: [image], contracts: [] },
  } as never) as Workflow
}

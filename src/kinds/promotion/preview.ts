// What a preview hands to the jobs after it: the plan, as far as they act on it.
import type { Expression } from '../../dsl/expression.ts'
import type { Job } from '../../dsl/job.ts'
import type { InEnv } from '../build-matrix/pipeline.ts'

/** What a step found out. */
export type Found = Expression<string, 'steps'>

/** The outputs of both plans; `kept` is the tag that tells of the change. */
export const planOutputs = [
  'digest',
  'replaces',
  'revision',
  'target',
  'todo',
  'record',
  'log',
  'record-id',
  'writes',
  'seen',
] as const

/** What the jobs after a preview may read. */
export type PlanOutput = (typeof planOutputs)[number] | 'kept' | 'reason' | 'override'

/** The first job of a promotion or rollback. */
export interface Preview {
  readonly job: Job<PlanOutput>
  readonly plan: Job<PlanOutput>['outputs']
  /** The tag or digest that is promoted, or gone back to. */
  readonly from: InEnv
}

/** The job as the jobs after it see it. */
export const asPreview = (job: Job<PlanOutput>, from: InEnv): Preview => ({ job, plan: job.outputs, from })

// What a preview hands to the jobs after it: the plan, as far as they act on it.
import type { Job } from '../../dsl/job.ts'

/** The outputs of both plans; `kept` is the tag that tells of the change, and `from` what was promoted or gone back to. */
export type PlanOutput =
  | 'digest'
  | 'replaces'
  | 'kept'
  | 'from'
  | 'revision'
  | 'target'
  | 'todo'
  | 'record'
  | 'log'
  | 'record-id'
  | 'writes'
  | 'seen'
  | 'reason'

/** The first job of a promotion or rollback. */
export type Preview = Job<PlanOutput | 'break-glass'>

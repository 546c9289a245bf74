// The concurrency groups of a workflow: the one of the whole run and those of single jobs.
import type { Path } from '../../yaml/path.ts'
import { fieldsOf, textOf } from './fields.ts'
import type { Job } from './job.ts'
import type { WorkflowFile } from './workflow-file.ts'

export interface ConcurrencyGroup {
  readonly group: string
  /** Undefined for the group of the whole run. */
  readonly job: Job | undefined
  /** `true`, `false` or an expression; undefined when nobody says. */
  readonly cancel: string | undefined
  readonly queue: string | undefined
  /** The value of `concurrency`. */
  readonly path: Path
  /** The name of the group: below `group`, or the value itself in the short form. */
  readonly groupPath: Path
}

/** The groups in the order of the file. */
export function concurrencyGroups(file: WorkflowFile): readonly ConcurrencyGroup[] {
  const workflow = readGroup(file.data['concurrency'], ['concurrency'], undefined)
  return [
    ...workflow,
    ...file.jobs.flatMap((job) => readGroup(job.data['concurrency'], [...job.path, 'concurrency'], job)),
  ]
}

function readGroup(value: unknown, path: Path, job: Job | undefined): readonly ConcurrencyGroup[] {
  const short = textOf(value)
  if (short !== undefined) return [{ group: short, job, cancel: undefined, queue: undefined, path, groupPath: path }]
  const { group, queue, 'cancel-in-progress': cancel } = fieldsOf(value)
  const name = textOf(group)
  if (name === undefined) return []
  return [{ group: name, job, cancel: textOf(cancel), queue: textOf(queue), path, groupPath: [...path, 'group'] }]
}

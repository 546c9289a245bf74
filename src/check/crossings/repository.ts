// Which repository a file is in, as far as its path tells: generated files lie below `<owner>/<repository>/`.
import { projectRoot } from '../project.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'

/** Whether a file may be in the repository `owner/name`; a file in the working folder itself may be in any. */
export function mayBeIn(file: WorkflowFile, repository: string | undefined): boolean {
  const root = projectRoot(file.path)
  const [owner, name] = root.split('/').slice(-2)
  if (repository === undefined || owner === undefined || name === undefined) return true
  return `${owner}/${name}`.toLowerCase() === repository.toLowerCase()
}

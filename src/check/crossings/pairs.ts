// Who receives what somebody sends, among all repositories that are checked together.
import type { Project } from '../project.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import { dispatchesOf, type Dispatch } from './dispatches.ts'
import { receiverOf, type Receiver } from './receivers.ts'
import { mayBeIn } from './repository.ts'

const workflowsOf = (project: Project): readonly WorkflowFile[] =>
  project.everywhere.filter(({ kind }) => kind === 'workflow')

/** The workflows that a dispatch starts. */
export function receiversOf(dispatch: Dispatch, project: Project): readonly Receiver[] {
  return workflowsOf(project)
    .flatMap((file) => receiverOf(file, project) ?? [])
    .filter((receiver) => meet(dispatch, receiver))
}

/** The dispatches that start a workflow. */
export function sendersOf(receiver: Receiver, project: Project): readonly Dispatch[] {
  return workflowsOf(project)
    .flatMap((file) => dispatchesOf(file, project))
    .filter((dispatch) => meet(dispatch, receiver))
}

/** The event type is compared word for word. */
function meet({ event, repository }: Dispatch, { file, types }: Receiver): boolean {
  return mayBeIn(file, repository) && (types === undefined || types.includes(event))
}

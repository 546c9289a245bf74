// The ways in which one workflow starts another that also work with the workflow token: a call, a dispatch, its own end.
import { sameName, textOf, textsOf } from './reading/fields.ts'
import type { WorkflowFile } from './reading/workflow-file.ts'

/** True when the first workflow is seen to start the second. */
export function startsOtherwise(first: WorkflowFile, second: WorkflowFile): boolean {
  const fileName = second.path.split('/').at(-1) ?? second.path
  if (first.jobs.some(({ calls }) => calls?.split('@')[0]?.endsWith(`/${fileName}`))) return true
  const upstream = textsOf(second.trigger('workflow_run')?.config['workflows'])
  if (upstream.some((name) => sameName(name, first.name))) return true
  // A script may have the name of the file from its environment.
  const scripts = first.steps.flatMap(({ run, env, uses = '', with: given }) => [
    run === undefined ? '' : [run, ...Object.values(env)].join('\n'),
    textOf(given['script']) ?? '',
    uses,
  ])
  return scripts.some((script) => dispatches(script, second, fileName))
}

function dispatches(script: string, workflow: WorkflowFile, fileName: string): boolean {
  if (workflow.trigger('workflow_dispatch') !== undefined) {
    const isDispatch = /\bgh workflow run\b|\/actions\/workflows\/|createWorkflowDispatch/.test(script)
    if (isDispatch && (script.includes(fileName) || script.includes(workflow.name))) return true
  }
  return (
    workflow.trigger('repository_dispatch') !== undefined &&
    /\/dispatches\b|createDispatchEvent|repository-dispatch@/.test(script)
  )
}

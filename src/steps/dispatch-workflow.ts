// Starts a workflow of another repository, such as a deployment.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Starts a workflow by its file and says which run it became. */
export const dispatchWorkflow: ShellStep<
  'GH_TOKEN' | 'REPOSITORY' | 'WORKFLOW' | 'REF' | 'INPUTS',
  never,
  'run-id' | 'url'
> = shellStep({
  script: 'dispatch-workflow.sh',
  name: 'Start the workflow',
  env: ['GH_TOKEN', 'REPOSITORY', 'WORKFLOW', 'REF', 'INPUTS'],
  outputs: ['run-id', 'url'],
  tools: ['gh', 'jq'],
  effects: ['deploy'],
})

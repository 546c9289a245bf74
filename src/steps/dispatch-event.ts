// Sends a repository_dispatch to another repository.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Tells a repository that something happened. GitHub answers without a run; `awaitRun` finds it. */
export const dispatchEvent: ShellStep<'GH_TOKEN' | 'REPOSITORY' | 'EVENT_TYPE' | 'PAYLOAD', never, never> = shellStep({
  script: 'dispatch-event.sh',
  name: 'Send the dispatch',
  env: ['GH_TOKEN', 'REPOSITORY', 'EVENT_TYPE', 'PAYLOAD'],
  tools: ['gh', 'jq'],
  effects: ['dispatch'],
})

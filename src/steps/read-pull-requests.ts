// Reads the pull requests of a commit with their labels.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Writes the pull requests that a commit belongs to into a file; the decision about the intent of a release takes it as PULLS. */
export const readPullRequests: ShellStep<'GH_TOKEN' | 'COMMIT' | 'PULLS', never, 'count'> = shellStep({
  script: 'read-pull-requests.sh',
  name: 'Read the pull request of the commit',
  env: ['GH_TOKEN', 'COMMIT', 'PULLS'],
  outputs: ['count'],
  tools: ['gh', 'jq'],
  effects: ['read-pull-requests'],
})

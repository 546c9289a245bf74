// Puts the subjects of commits on one line, for a label of an image.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** One line of what compareCommits found, the newest commit first. */
export const describeChanges: ShellStep<'COMMITS', never, 'changes'> = shellStep({
  script: 'describe-changes.sh',
  name: 'Describe the changes',
  env: ['COMMITS'],
  outputs: ['changes'],
  tools: ['jq'],
  effects: [],
})

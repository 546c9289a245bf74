// Tells whether files have changed since the release before.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Whether any of the files differs from the release before. The checkout has the whole history with its tags. */
export const changedFiles: ShellStep<'FILES' | 'RELEASES', never, 'changed'> = shellStep({
  script: 'changed-files.sh',
  name: 'Compare the files with the release before',
  env: ['FILES', 'RELEASES'],
  outputs: ['changed'],
  tools: ['git'],
  effects: ['read-source'],
})

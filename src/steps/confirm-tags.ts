// Reads tags back until they stand for what they should.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Confirms tags against a list; a registry that shows the past for a moment is given half a minute. */
export const confirmTags: ShellStep<'PLAN', 'NAMES' | 'DIGEST', never> = shellStep({
  script: 'confirm-tags.sh',
  name: 'Confirm the tags',
  env: ['PLAN'],
  optionalEnv: ['NAMES', 'DIGEST'],
  tools: ['jq', 'skopeo'],
  effects: ['resolve'],
})

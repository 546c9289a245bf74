// Writes the tags of a plan in its order, and reads each one back.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Writes tags: a write-once tag only when it is not there, the others always. A run after a failure goes on. */
export const writeTags: ShellStep<'PLAN', 'NAMES' | 'DIGEST', 'written'> = shellStep({
  script: 'write-tags.sh',
  name: 'Write the tags',
  env: ['PLAN'],
  optionalEnv: ['NAMES', 'DIGEST'],
  outputs: ['written'],
  tools: ['jq', 'skopeo'],
  effects: ['write-tag'],
})

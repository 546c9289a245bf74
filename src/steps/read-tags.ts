// Reads what some tags stand for, and the platforms of that.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** The digests and platforms of the tags that a decision asks for. */
export const readTags: ShellStep<'READ' | 'READINGS', never, never> = shellStep({
  script: 'read-tags.sh',
  name: 'Read what the tags stand for',
  env: ['READ', 'READINGS'],
  tools: ['jq', 'skopeo'],
  effects: ['resolve'],
})

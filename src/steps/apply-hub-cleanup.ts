// Carries out the plan of a cleanup on Docker Hub, tag by tag.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Deletes the tags that the plan names and nothing else. */
export const applyHubCleanup: ShellStep<'NAME' | 'TOKEN_FILE' | 'PLAN' | 'LOG', 'PAUSE', 'deleted'> = shellStep({
  script: 'apply-hub-cleanup.sh',
  name: 'Delete the tags that the plan names',
  env: ['NAME', 'TOKEN_FILE', 'PLAN', 'LOG'],
  optionalEnv: ['PAUSE'],
  outputs: ['deleted'],
  tools: ['curl', 'jq'],
  effects: ['delete-version'],
})

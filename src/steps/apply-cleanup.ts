// Carries out the plan of a cleanup on GHCR: versions go by their id.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Deletes the versions that the plan names and nothing else; the log holds all that is needed to restore them. */
export const applyCleanup: ShellStep<'GH_TOKEN' | 'NAME' | 'PLAN' | 'LOG', 'PAUSE', 'deleted' | 'refused'> = shellStep({
  script: 'apply-cleanup.sh',
  name: 'Delete what the plan names',
  env: ['GH_TOKEN', 'NAME', 'PLAN', 'LOG'],
  optionalEnv: ['PAUSE'],
  outputs: ['deleted', 'refused'],
  tools: ['gh', 'jq'],
  effects: ['delete-version'],
})

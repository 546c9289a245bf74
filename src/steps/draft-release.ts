// Writes the draft of a GitHub release.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Makes the draft or brings it up to date. A release that is public is left alone, or with UPDATE_PUBLISHED gets title and notes anew. */
export const draftRelease: ShellStep<
  'GH_TOKEN' | 'TAG' | 'TITLE' | 'TARGET' | 'NOTES',
  'PRERELEASE' | 'UPDATE_PUBLISHED' | 'PUSHED',
  'state'
> = shellStep({
  script: 'draft-release.sh',
  name: 'Draft the release',
  env: ['GH_TOKEN', 'TAG', 'TITLE', 'TARGET', 'NOTES'],
  optionalEnv: ['PRERELEASE', 'UPDATE_PUBLISHED', 'PUSHED'],
  outputs: ['state'],
  tools: ['gh', 'jq'],
  effects: ['draft-release'],
})

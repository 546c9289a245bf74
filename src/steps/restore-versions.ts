// Brings back what a cleanup has deleted, as long as GitHub keeps it: 30 days.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Restores the versions of a log or of a check, with their tags. */
export const restoreVersions: ShellStep<'GH_TOKEN' | 'NAME' | 'VERSIONS', never, 'restored'> = shellStep({
  script: 'restore-versions.sh',
  name: 'Restore what was deleted',
  env: ['GH_TOKEN', 'NAME', 'VERSIONS'],
  outputs: ['restored'],
  tools: ['gh', 'jq', 'skopeo'],
  effects: ['write-tag'],
})

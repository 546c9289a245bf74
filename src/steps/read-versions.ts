// Reads which versions of an image are published and have no git tag yet, and from which commits.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Writes what the decision about the next version takes as PUBLISHED: what an attempt before this one may have left. */
export const readVersions: ShellStep<'LISTINGS' | 'REFS' | 'PUBLISHED', never, 'count'> = shellStep({
  script: 'read-versions.sh',
  name: 'Look for versions without a git tag',
  env: ['LISTINGS', 'REFS', 'PUBLISHED'],
  outputs: ['count'],
  tools: ['jq', 'skopeo'],
  effects: ['resolve'],
})

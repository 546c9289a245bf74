// Reads every tag of a repository on Docker Hub, for the decisions of a cleanup.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Writes all tags with their digests and the parts of these into a file: all pages, or nothing. */
export const readHubInventory: ShellStep<'NAME' | 'TOKEN_FILE' | 'INVENTORY', never, 'count'> = shellStep({
  script: 'read-hub-inventory.sh',
  name: 'Read the repository on Docker Hub',
  env: ['NAME', 'TOKEN_FILE', 'INVENTORY'],
  outputs: ['count'],
  tools: ['curl', 'jq'],
  effects: ['resolve'],
})

// Reads everything that a package on GHCR holds, for the decisions of a cleanup.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Writes all versions, their tags and their manifests into a file: the whole package, or nothing. */
export const readInventory: ShellStep<'GH_TOKEN' | 'NAME' | 'INVENTORY', never, 'count'> = shellStep({
  script: 'read-inventory.sh',
  name: 'Read the package',
  env: ['GH_TOKEN', 'NAME', 'INVENTORY'],
  outputs: ['count'],
  tools: ['gh', 'jq', 'skopeo'],
  effects: ['resolve'],
})

// Takes tags of branches that are gone off versions on GHCR that have to stay.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Removes the tags that the plan names, one by one; their versions keep all other tags. */
export const untagVersions: ShellStep<'GH_TOKEN' | 'NAME' | 'PLAN' | 'LOG', never, 'untagged'> = shellStep({
  script: 'untag-versions.sh',
  name: 'Take tags of branches off versions that stay',
  env: ['GH_TOKEN', 'NAME', 'PLAN', 'LOG'],
  outputs: ['untagged'],
  tools: ['gh', 'jq', 'skopeo'],
  effects: ['delete-version', 'write-tag'],
})

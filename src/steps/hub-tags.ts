// Lists all tags of a repository on Docker Hub with their digests.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Writes tags, digests and platforms into a file: all pages, or none. */
export const hubTags: ShellStep<'NAMESPACE' | 'NAME' | 'TOKEN_FILE' | 'TAGS', never, 'count'> = shellStep({
  script: 'hub-tags.sh',
  name: 'List the tags on Docker Hub',
  env: ['NAMESPACE', 'NAME', 'TOKEN_FILE', 'TAGS'],
  outputs: ['count'],
  tools: ['curl', 'jq'],
  effects: ['resolve'],
})

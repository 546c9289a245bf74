// Lists the branches that live, so that the images of those that are gone can be told.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Writes the branches of one or several repositories into a file, one a line. */
export const listBranches: ShellStep<'GH_TOKEN' | 'REPOSITORIES' | 'BRANCHES', never, 'count'> = shellStep({
  script: 'list-branches.sh',
  name: 'List the branches that live',
  env: ['GH_TOKEN', 'REPOSITORIES', 'BRANCHES'],
  outputs: ['count'],
  tools: ['gh', 'git'],
  effects: ['read-source'],
})

// Lists all git tags of a repository with their commits.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Writes lines as `git show-ref` prints them, and the names alone where NAMES asks for them. */
export const listGitTags: ShellStep<'GH_TOKEN' | 'REFS', 'NAMES' | 'REPOSITORY', 'count'> = shellStep({
  script: 'list-git-tags.sh',
  name: 'List the git tags',
  env: ['GH_TOKEN', 'REFS'],
  optionalEnv: ['NAMES', 'REPOSITORY'],
  outputs: ['count'],
  tools: ['gh'],
  effects: ['read-source'],
})

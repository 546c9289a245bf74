// Makes a git tag at exactly one commit.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** The tag stands for the commit in the end, made or found; one that stands for another commit fails the step. */
export const pushGitTag: ShellStep<'GH_TOKEN' | 'TAG' | 'COMMIT', never, 'created'> = shellStep({
  script: 'push-git-tag.sh',
  name: 'Tag the commit',
  env: ['GH_TOKEN', 'TAG', 'COMMIT'],
  outputs: ['created'],
  tools: ['gh'],
  effects: ['git-tag'],
})

// Brings a clone to the ref that the decision classify-ref told apart.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** A tag and a commit are checked out once, a branch is reset to its origin. `moved` tells whether the commit is another one now. */
export const prepareSource: ShellStep<'KIND' | 'NAME' | 'FETCH' | 'CHECKOUT', 'SOURCE', 'commit' | 'moved'> = shellStep(
  {
    script: 'prepare-source.sh',
    name: 'Check out the source',
    env: ['KIND', 'NAME', 'FETCH', 'CHECKOUT'],
    optionalEnv: ['SOURCE'],
    outputs: ['commit', 'moved'],
    tools: ['git'],
    effects: ['read-source'],
  },
)

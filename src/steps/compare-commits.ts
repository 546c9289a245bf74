// Reads which commits lie between two, for whoever approves a promotion.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Writes the commits from one to another into a file. A commit that GitHub does not know gives the status unknown. */
export const compareCommits: ShellStep<'GH_TOKEN' | 'BASE' | 'HEAD' | 'COMMITS', 'REPOSITORY', 'status' | 'count'> =
  shellStep({
    script: 'compare-commits.sh',
    name: 'Compare the commits',
    env: ['GH_TOKEN', 'BASE', 'HEAD', 'COMMITS'],
    optionalEnv: ['REPOSITORY'],
    outputs: ['status', 'count'],
    tools: ['gh', 'jq'],
    effects: ['read-source'],
  })

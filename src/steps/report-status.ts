// Shows at a commit of another repository what became of it here.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Sets the commit status of a source whose image is built elsewhere. */
export const reportStatus: ShellStep<
  'GH_TOKEN' | 'REPOSITORY' | 'COMMIT' | 'STATE' | 'CONTEXT',
  'DESCRIPTION' | 'URL',
  never
> = shellStep({
  script: 'report-status.sh',
  name: 'Report the status',
  env: ['GH_TOKEN', 'REPOSITORY', 'COMMIT', 'STATE', 'CONTEXT'],
  optionalEnv: ['DESCRIPTION', 'URL'],
  tools: ['gh'],
  effects: [],
})

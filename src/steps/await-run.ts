// Waits for the run that a dispatch made, so that a lost one is seen.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** The run with the correlation id in its name. None within three minutes fails the step. */
export const awaitRun: ShellStep<'GH_TOKEN' | 'REPOSITORY' | 'CORRELATION_ID', 'EVENT', 'run-id' | 'url'> = shellStep({
  script: 'await-run.sh',
  name: 'Wait for the run',
  env: ['GH_TOKEN', 'REPOSITORY', 'CORRELATION_ID'],
  optionalEnv: ['EVENT'],
  outputs: ['run-id', 'url'],
  tools: ['gh'],
  effects: [],
})

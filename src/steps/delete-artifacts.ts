// Deletes the artifacts of a run when nobody needs them any more.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Deletes the artifacts of a run, those kept that a re-run needs. One that is gone already is no error. */
export const deleteArtifacts: ShellStep<'GH_TOKEN', 'KEEP' | 'RUN_ID', 'deleted'> = shellStep({
  script: 'delete-artifacts.sh',
  name: 'Delete the artifacts',
  env: ['GH_TOKEN'],
  optionalEnv: ['KEEP', 'RUN_ID'],
  outputs: ['deleted'],
  tools: ['gh'],
  effects: ['delete-artifact'],
})

// Uploads the assets of a release while it is a draft.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Uploads every file of a folder that is not there yet, and compares all of them afterwards. */
export const uploadAssets: ShellStep<'GH_TOKEN' | 'TAG' | 'FOLDER', 'PUSHED', 'count'> = shellStep({
  script: 'upload-assets.sh',
  name: 'Upload the assets',
  env: ['GH_TOKEN', 'TAG', 'FOLDER'],
  optionalEnv: ['PUSHED'],
  outputs: ['count'],
  tools: ['gh', 'jq'],
  effects: ['draft-release'],
})

// Publishes a drafted release: the last thing that a release does.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Makes the draft public and says whether it is the latest. A release that is public already is left alone. */
export const publishRelease: ShellStep<'GH_TOKEN' | 'TAG' | 'LATEST', 'PUSHED', 'url'> = shellStep({
  script: 'publish-release.sh',
  name: 'Publish the release',
  env: ['GH_TOKEN', 'TAG', 'LATEST'],
  optionalEnv: ['PUSHED'],
  outputs: ['url'],
  tools: ['gh', 'jq'],
  effects: ['publish-release'],
})

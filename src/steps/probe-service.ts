// Asks a service that was just started whether it is well, and which version it is.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Waits for `ok` at one address, and for `{"version": …}` with exactly this version at another. */
export const probeService: ShellStep<'HEALTH_URL' | 'VERSION_URL' | 'VERSION', 'LOG', never> = shellStep({
  script: 'probe-service.sh',
  name: 'Ask for health and version',
  env: ['HEALTH_URL', 'VERSION_URL', 'VERSION'],
  optionalEnv: ['LOG'],
  tools: ['curl', 'jq'],
  effects: [],
})

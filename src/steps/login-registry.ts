// Logs in to a registry without Docker on the machine.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Logs in with what is given through the environment; for machines without Docker. */
export const loginRegistry: ShellStep<'REGISTRY' | 'USERNAME' | 'PASSWORD', never, never> = shellStep({
  script: 'login-registry.sh',
  name: 'Log in to the registry',
  env: ['REGISTRY', 'USERNAME', 'PASSWORD'],
  tools: ['skopeo'],
  effects: [],
})

// Logs in to the Docker Hub API, which is not its registry.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Writes a header with a short-lived token into a file, for `curl --header @FILE`. */
export const hubToken: ShellStep<'HUB_USER' | 'HUB_SECRET' | 'TOKEN_FILE', never, never> = shellStep({
  script: 'hub-token.sh',
  name: 'Log in to the Docker Hub API',
  env: ['HUB_USER', 'HUB_SECRET', 'TOKEN_FILE'],
  tools: ['curl', 'jq'],
  effects: [],
})

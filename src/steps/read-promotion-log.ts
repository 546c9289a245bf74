// Reads the promotion log: the deployments of the environment that is named after a channel.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Writes all records of a channel with their statuses into a file; the decisions about promotions take it as LOG. */
export const readPromotionLog: ShellStep<'GH_TOKEN' | 'ENVIRONMENT' | 'LOG', never, 'count'> = shellStep({
  script: 'read-promotion-log.sh',
  name: 'Read the promotion log',
  env: ['GH_TOKEN', 'ENVIRONMENT', 'LOG'],
  outputs: ['count'],
  tools: ['gh', 'jq'],
  effects: ['read-log'],
})

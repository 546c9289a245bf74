// Closes a record of the promotion log.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Says how a promotion or rollback ended. */
export const finishRecord: ShellStep<'GH_TOKEN' | 'RECORD_ID' | 'STATE', 'DESCRIPTION' | 'URL', never> = shellStep({
  script: 'finish-record.sh',
  name: 'Close the record',
  env: ['GH_TOKEN', 'RECORD_ID', 'STATE'],
  optionalEnv: ['DESCRIPTION', 'URL'],
  tools: ['gh'],
  effects: ['write-log'],
})

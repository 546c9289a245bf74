// Opens a record in the promotion log, before the first tag moves.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Writes the record of a promotion or rollback as in progress, once for a run and a digest. */
export const startRecord: ShellStep<
  'GH_TOKEN' | 'ENVIRONMENT' | 'RECORD',
  'IMAGE' | 'REASON' | 'OVERRIDE' | 'REF',
  'id'
> = shellStep({
  script: 'start-record.sh',
  name: 'Open the record',
  env: ['GH_TOKEN', 'ENVIRONMENT', 'RECORD'],
  optionalEnv: ['IMAGE', 'REASON', 'OVERRIDE', 'REF'],
  outputs: ['id'],
  tools: ['gh', 'jq'],
  effects: ['write-log'],
})

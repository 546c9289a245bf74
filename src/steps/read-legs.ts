// Puts the records of all legs into one file.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** The records that the legs of a build left, as one list. */
export const readLegs: ShellStep<'FOLDER' | 'RECORDS', never, never> = shellStep({
  script: 'read-legs.sh',
  name: 'Read the records of the legs',
  env: ['FOLDER', 'RECORDS'],
  tools: ['jq'],
  effects: [],
})

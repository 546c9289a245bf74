// Writes down what one leg of a build made, for the job that puts the legs together.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** The record of a leg: its digest, and the attempt of the run that made it. */
export const recordLeg: ShellStep<'LEG' | 'DIGEST' | 'RECORD', 'PLATFORM' | 'PRODUCT' | 'VARIANT', never> = shellStep({
  script: 'record-leg.sh',
  name: 'Record the digest',
  env: ['LEG', 'DIGEST', 'RECORD'],
  optionalEnv: ['PLATFORM', 'PRODUCT', 'VARIANT'],
  tools: ['jq'],
  effects: [],
})

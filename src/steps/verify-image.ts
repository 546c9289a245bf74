// Checks the signature of an image against one exact identity.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Verifies digests: signed by this workflow at this ref, or the step fails. */
export const verifyImage: ShellStep<
  'IMAGES',
  'IDENTITY' | 'IDENTITY_PATTERN' | 'ISSUER' | 'REPOSITORY' | 'GIT_REF',
  never
> = shellStep({
  script: 'verify-image.sh',
  name: 'Verify the signature',
  env: ['IMAGES'],
  optionalEnv: ['IDENTITY', 'IDENTITY_PATTERN', 'ISSUER', 'REPOSITORY', 'GIT_REF'],
  tools: ['cosign'],
  effects: ['verify'],
})

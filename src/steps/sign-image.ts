// Signs an image with the identity of the workflow.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Signs digests without a key: the identity is that of the workflow that runs. */
export const signImage: ShellStep<'IMAGES', never, never> = shellStep({
  script: 'sign-image.sh',
  name: 'Sign the image',
  env: ['IMAGES'],
  tools: ['cosign'],
  effects: ['sign'],
})

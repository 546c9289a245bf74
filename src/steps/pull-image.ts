// Brings an image to the machine by its digest, under a name that tests know.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Pulls exactly these bytes, and gives the digest that the machine has for them. */
export const pullImage: ShellStep<'IMAGE' | 'NAME', never, 'digest'> = shellStep({
  script: 'pull-image.sh',
  name: 'Pull the image by digest',
  env: ['IMAGE', 'NAME'],
  outputs: ['digest'],
  tools: ['docker'],
  effects: ['resolve'],
})

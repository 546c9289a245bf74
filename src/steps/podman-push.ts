// Pushes an image of podman by digest.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Pushes an image that podman built, under its digest alone. */
export const podmanPush: ShellStep<'IMAGE' | 'NAME', never, 'digest'> = shellStep({
  script: 'podman-push.sh',
  name: 'Push the image by digest',
  env: ['IMAGE', 'NAME'],
  outputs: ['digest'],
  tools: ['podman', 'skopeo'],
  effects: ['push-digest'],
})

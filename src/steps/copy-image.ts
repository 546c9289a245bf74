// Copies an image with all its platforms into further registries, digest kept.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Copies an image by digest: into another registry, or to a tag that nothing guards. */
export const copyImage: ShellStep<'SOURCE' | 'TARGETS', never, never> = shellStep({
  script: 'copy-image.sh',
  name: 'Copy the image',
  env: ['SOURCE', 'TARGETS'],
  tools: ['skopeo'],
  effects: ['push-digest'],
})

// Lets a run go on only where images are published under a tag.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Fails with SENTENCE and the names that lack the tag, unless all have it. */
export const requireImages: ShellStep<'NAMES' | 'TAG' | 'SENTENCE', never, never> = shellStep({
  script: 'require-images.sh',
  name: 'Look for the images',
  env: ['NAMES', 'TAG', 'SENTENCE'],
  tools: ['skopeo'],
  effects: ['resolve'],
})

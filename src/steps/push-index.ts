// Pushes the index of an image by digest; its platforms are in the registry already.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Pushes the index that was made of the platforms, under its digest alone. */
export const pushIndex: ShellStep<'INDEX' | 'NAME', never, 'digest'> = shellStep({
  script: 'push-index.sh',
  name: 'Push the index by digest',
  env: ['INDEX', 'NAME'],
  outputs: ['digest'],
  tools: ['jq', 'skopeo'],
  effects: ['push-digest'],
})

// Pushes an OCI archive by digest.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Pushes what a builder left in an OCI archive, under its digest alone. */
export const pushArchive: ShellStep<'ARCHIVE' | 'NAMES', never, 'digest'> = shellStep({
  script: 'push-archive.sh',
  name: 'Push the archive by digest',
  env: ['ARCHIVE', 'NAMES'],
  outputs: ['digest'],
  tools: ['skopeo'],
  effects: ['push-digest'],
})

// The digest of what a builder left in an OCI archive.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Reads the digest of an archive; nothing is pushed. */
export const readArchive: ShellStep<'ARCHIVE', never, 'digest'> = shellStep({
  script: 'read-archive.sh',
  name: 'Read the digest of the archive',
  env: ['ARCHIVE'],
  outputs: ['digest'],
  tools: ['skopeo'],
  effects: [],
})

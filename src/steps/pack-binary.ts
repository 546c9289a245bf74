// Packs a program for the release: an archive with its checksum.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Writes ARCHIVE and ARCHIVE.sha256. */
export const packBinary: ShellStep<'BINARY' | 'ARCHIVE', never, never> = shellStep({
  script: 'pack-binary.sh',
  name: 'Pack the program',
  env: ['BINARY', 'ARCHIVE'],
  tools: ['gzip', 'tar'],
  effects: [],
})

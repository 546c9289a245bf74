// Looks at the archives of a release before anything is published.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Names, checksums, content and mode: what users would otherwise be the first to find out. */
export const checkArchives: ShellStep<'FOLDER' | 'ARCHIVES' | 'PROGRAM', never, 'count'> = shellStep({
  script: 'check-archives.sh',
  name: 'Check the archives',
  env: ['FOLDER', 'ARCHIVES', 'PROGRAM'],
  outputs: ['count'],
  tools: ['gzip', 'tar'],
  effects: [],
})

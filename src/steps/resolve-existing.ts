// Reads once what a tag stands for that must exist.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** The digest of a tag that must exist; when it does not, the step fails with SENTENCE. */
export const resolveExisting: ShellStep<'REF' | 'SENTENCE', never, 'digest'> = shellStep({
  script: 'resolve-existing.sh',
  name: 'Resolve the tag',
  env: ['REF', 'SENTENCE'],
  outputs: ['digest'],
  tools: ['skopeo'],
  effects: ['resolve'],
})

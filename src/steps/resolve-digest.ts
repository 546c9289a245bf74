// Reads once what a tag stands for; every later step goes by the digest.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** The digest of a tag. A missing tag is an answer, and gives an empty digest; anything else that goes wrong is an error. */
export const resolveDigest: ShellStep<'REF', never, 'digest'> = shellStep({
  script: 'resolve-digest.sh',
  name: 'Resolve the tag',
  env: ['REF'],
  outputs: ['digest'],
  tools: ['skopeo'],
  effects: ['resolve'],
})

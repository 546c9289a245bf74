// Finds an image that was published before, so that the same source is not built twice.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** The digest behind a tag when its image has all these labels; empty when there is no such tag, or it is another image. */
export const findPublished: ShellStep<'NAME' | 'TAG' | 'LABELS', never, 'digest'> = shellStep({
  script: 'find-published.sh',
  name: 'Look whether it is published already',
  env: ['NAME', 'TAG', 'LABELS'],
  outputs: ['digest'],
  tools: ['jq', 'skopeo'],
  effects: ['resolve'],
})

// Reads the manifests that an index is made of.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** The manifests of the legs of one image, as decide make-index takes them. */
export const readManifests: ShellStep<'NAME' | 'DIGESTS' | 'MANIFESTS', 'PRODUCT' | 'VARIANT', never> = shellStep({
  script: 'read-manifests.sh',
  name: 'Read the manifests of the legs',
  env: ['NAME', 'DIGESTS', 'MANIFESTS'],
  optionalEnv: ['PRODUCT', 'VARIANT'],
  tools: ['jq', 'skopeo'],
  effects: ['resolve'],
})

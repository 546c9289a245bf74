// Builds the image with podman on a machine of each architecture and publishes it in both registries, or in neither.
import { release, triggers } from 'tagwright'
import { eq, github, not, text } from 'tagwright/expressions'
import { configuredSecrets, decide, podman } from 'tagwright/parts'
import { headless } from './repo.ts'

const on = triggers({
  push: { branches: ['main'], tags: headless.tags.releaseFilters },
  workflow_dispatch: {
    inputs: {
      tag_name: { type: 'string', description: 'Tag of the image; manual-<commit> when left empty', default: '' },
      skip_push: { type: 'boolean', description: 'Build only, push nothing', default: false },
    },
  },
})

const secretsAreThere = decide('check-secrets', {
  name: 'Look for the secrets',
  if: not(on.inputs.skip_push),
  env: { CONFIGURED: configuredSecrets('DOCKERHUB_USERNAME', 'DOCKERHUB_TOKEN') },
})

export const buildImages = release(headless, {
  file: 'build-images.yml',
  name: 'Build container images',
  on,
  before: [secretsAreThere],
  facts: { TAG: on.inputs.tag_name, SKIP_PUSH: text`${eq(on.inputs.skip_push, true)}` },
  build: podman({ containerfile: 'Containerfile' }),
  legs: ({ leg }) => ({
    // A newer push to a branch ends the older build; a version is built to its end, and tags are never written half.
    concurrency: {
      group: text`build-images-${github.ref}-${leg}`,
      'cancel-in-progress': eq(github.ref_type, 'branch'),
    },
  }),
  publish: false,
})

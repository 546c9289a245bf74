// Builds the image with podman on a machine of each architecture and publishes it in both registries, or in neither.
//
// It needs two secrets, DOCKERHUB_USERNAME and DOCKERHUB_TOKEN (an access token that may read and write); GHCR takes the token
// of the run. workflows/pigfoot/README.md says what comes in, what goes out, and what the exit codes mean.
import { comment, release, triggers } from 'tagwright'
import { caseOf, eq, github, not, text } from 'tagwright/expressions'
import { configuredSecrets, decide, podman } from 'tagwright/parts'
import { headless, hubSecrets, layers, repository } from './repo.ts'

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
  env: { CONFIGURED: configuredSecrets(...hubSecrets) },
})

export const buildImages = release(headless, {
  file: 'build-images.yml',
  name: 'Build container images',
  on,
  // The legs have locks, and the tags have theirs: one for the whole run would cut the tags off, or let the builds wait.
  concurrency: false,
  // A fork has neither the names nor the secrets.
  guard: eq(github.repository, repository),
  before: [secretsAreThere],
  facts: { TAG: on.inputs.tag_name, SKIP_PUSH: text`${eq(on.inputs.skip_push, true)}` },
  build: podman({ containerfile: 'Containerfile', cache: layers }),
  legs: ({ leg }) => ({
    'timeout-minutes': 30,
    concurrency: comment(
      'A newer push to a branch ends the older build. A version is built to its end, and a build by hand stands for itself.',
      {
        group: text`build-images-${caseOf(eq(github.event_name, 'push'), github.ref, github.run_id)}-${leg}`,
        'cancel-in-progress': eq(github.ref_type, 'branch'),
      },
    ),
  }),
  publish: false,
})

// Facts about pigfoot/docker-headless: where its image lives, and which tags it has.
import { dockerHub, ghcr, image, tagPolicy } from 'tagwright'

export const repository = 'pigfoot/docker-headless'

/** What has to be configured in the repository. GHCR takes the token of the run. */
export const hubSecrets = ['DOCKERHUB_USERNAME', 'DOCKERHUB_TOKEN'] as const

/** Keeps layers between runs; nobody pulls from it. */
export const layers = 'ghcr.io/pigfoot/docker-headless-layers'

export const headless = image(repository, {
  registries: [ghcr(), dockerHub()],
  platforms: ['linux/amd64', 'linux/arm64'],
  tags: tagPolicy({
    git: 'v{version}',
    // Wider on purpose: a tag such as v1.0 is told what is wrong with it instead of being passed over.
    filters: ['v*'],
    // Releases never get it: it is what main has built last.
    latest: { branch: 'main' },
    manual: ['manual-{sha7}', '{text}'],
  }),
})

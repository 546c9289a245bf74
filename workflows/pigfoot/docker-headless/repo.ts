// Facts about pigfoot/docker-headless: where its image lives, and which tags it has.
import { dockerHub, ghcr, image, tagPolicy } from 'tagwright'

export const headless = image('pigfoot/docker-headless', {
  registries: [ghcr(), dockerHub()],
  platforms: ['linux/amd64', 'linux/arm64'],
  tags: tagPolicy({
    git: 'v{version}',
    // Wider on purpose: a tag such as v1.0 is told what is wrong with it instead of being passed over.
    filters: ['v*'],
    latest: { branch: 'main' },
    manual: ['manual-{sha7}', '{text}'],
  }),
})

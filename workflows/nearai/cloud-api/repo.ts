// What is known of nearai/cloud-api: its image, its tags, and the machines inside the network.
import { dockerHub, image, tagPolicy } from 'tagwright'

export const repository = 'nearai/cloud-api'

/** Builds of main are staging and latest, builds of any other branch are dev; only prod moves by promotion. */
export const cloud = image('nearaidev/cloud-api', {
  registries: [dockerHub({ user: 'DOCKER_REGISTRY_USER', token: 'DOCKER_REGISTRY_TOKEN' })],
  platforms: ['linux/amd64'],
  tags: tagPolicy({
    git: 'v{version}',
    filters: ['v*'],
    latest: { branch: 'main' },
    channels: ['staging', { name: 'dev', from: 'other-branches' }, 'prod'],
  }),
})

/** Any machine with both labels. */
export const infra = ['self-hosted', 'infra']

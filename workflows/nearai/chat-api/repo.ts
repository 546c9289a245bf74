// What is known of nearai/chat-api: its image and its tags.
import { dockerHub, image, tagPolicy } from 'tagwright'

export const repository = 'nearai/chat-api'

/** Builds of main are staging, builds of any other branch are dev; prod moves by promotion, and latest with it. */
export const chat = image('nearaidev/private-chat', {
  registries: [dockerHub({ user: 'DOCKER_REGISTRY_USER', token: 'DOCKER_REGISTRY_TOKEN' })],
  platforms: ['linux/amd64'],
  tags: tagPolicy({
    git: 'v{version}',
    filters: ['v*'],
    latest: { channel: 'prod' },
    channels: ['staging', { name: 'dev', from: 'other-branches' }, 'prod'],
  }),
})

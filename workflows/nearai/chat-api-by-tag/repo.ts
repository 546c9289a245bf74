// nearai/chat-api in the other form that its maintainers tried: versions are promoted by their tag, and only prod moves.
import { dockerHub, image, tagPolicy } from 'tagwright'

export const repository = 'nearai/chat-api'

export const chat = image('nearaidev/private-chat', {
  registries: [dockerHub({ user: 'DOCKER_REGISTRY_USER', token: 'DOCKER_REGISTRY_TOKEN' })],
  platforms: ['linux/amd64'],
  tags: tagPolicy({
    git: 'v{version}',
    filters: ['v*'],
    latest: 'none',
    channels: ['staging', { name: 'dev', from: 'other-branches' }, { name: 'prod', from: 'promotion', stamps: false }],
  }),
})

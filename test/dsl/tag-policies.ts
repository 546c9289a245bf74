// The tag policies of the five systems, as their modules will declare them.
import { tagPolicy } from '../../src/dsl/tag-policy.ts'

/** The pipeline of ten lines. */
export const simple = tagPolicy({
  git: 'v{version}',
  aliases: ['{major}.{minor}'],
  latest: 'highest-release',
  channels: ['staging', 'prod'],
})

export const relay = tagPolicy({ git: '{version}', latest: 'none' })

export const docker = tagPolicy({
  git: 'v?{version}',
  aliases: ['{major}.{minor}'],
  variants: ['', '-trixie'],
  channels: [{ name: 'main', from: { branch: 'main' }, stamps: false }],
  commits: true,
  branches: true,
})

export const chat = tagPolicy({
  git: 'v{version}',
  filters: ['v*'],
  latest: { channel: 'prod' },
  channels: ['staging', { name: 'dev', from: 'other-branches' }, 'prod'],
})

export const pigfoot = tagPolicy({
  git: 'v{version}',
  filters: ['v*'],
  latest: { branch: 'main' },
  manual: ['manual-{sha7}', '{text}'],
})

export const opencrate = tagPolicy({ git: 'v{version}', prereleases: true, rebuilds: true })

const dockrev = tagPolicy({ git: 'v{version}' })

/** Everything that can be set at once. */
export const everything = tagPolicy({
  git: 'v?{version}',
  aliases: ['{major}.{minor}', '{major}'],
  prereleases: true,
  rebuilds: true,
  variants: ['', '-trixie'],
  channels: ['staging', { name: 'dev', from: 'other-branches' }, 'prod'],
  commits: true,
  branches: '{branch}',
  manual: true,
})

export const policies = { simple, relay, docker, chat, pigfoot, opencrate, dockrev, everything }

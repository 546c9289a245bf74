// The images of the decisions' tests: the tag policies of the five systems, written out as policy.json holds them.
import type { ImageFacts } from '../../src/model/image.ts'
import type { Policy } from '../../src/model/policy.ts'
import type { Cause, Mobility, TagClass, TagPolicy } from '../../src/model/tag-policy.ts'

export const commit = '3f2c1ab9d0e8f7a6b5c4d3e2f1a0b9c8d7e6f5a4'

/** A digest that is easy to tell from others. */
export const digest = (sign: string): string => `sha256:${sign.repeat(64).slice(0, 64)}`

const build = (name: string, grammar: string, mobility: Mobility, ...causes: readonly Cause[]): TagClass => {
  return { name, grammar, mobility, writer: 'build', retention: 'forever', causes }
}

const promotion = (name: string, grammar: string, mobility: Mobility): TagClass => {
  return { name, grammar, mobility, writer: 'promotion', retention: 'forever', causes: [] }
}

export const imageWith = (name: string, tags: TagPolicy, more: Partial<ImageFacts> = {}): ImageFacts => {
  const registry = { kind: 'ghcr', host: 'ghcr.io', repository: name } as const
  return { name, registries: [registry], platforms: ['linux/amd64'], products: {}, tags, ...more }
}

export const policyOf = (...images: readonly ImageFacts[]): Policy => {
  return { images: Object.fromEntries(images.map((image) => [image.name, image])), contracts: {} }
}

/** Releases with and without `v`, minor tags, two variants, a tag a commit, branches under their own names. */
export const chatmail = imageWith('chatmail/docker', {
  git: 'v?{version}',
  variants: ['', '-trixie'],
  latest: 'highest-release',
  classes: [
    build('version', '{version}{variant}', 'write-once', 'release'),
    build('minor', '{major}.{minor}{variant}', 'forward', 'release'),
    build('latest', 'latest', 'forward', 'release'),
    build('commit', 'sha-{sha7}{variant}', 'free', 'always'),
    build('branch', '{branch}{variant}', 'free', 'branch'),
  ],
})

/** Two channels and their stamps; `latest` is an alias that a promotion moves. */
export const nearai = imageWith(
  'nearaidev/private-chat',
  {
    git: 'v{version}',
    variants: [''],
    latest: 'none',
    classes: [
      build('version', '{version}', 'write-once', 'release'),
      promotion('latest', 'latest', 'free'),
      build('staging', 'staging', 'free', { branch: 'main' }),
      build('staging-stamp', 'staging-{date}-{sha7}', 'write-once', { branch: 'main' }),
      build('dev', 'dev', 'free', 'branch'),
      promotion('prod', 'prod', 'free'),
      promotion('prod-stamp', 'prod-{date}-{sha7}', 'write-once'),
    ],
  },
  { registries: [{ kind: 'dockerhub', host: 'docker.io', repository: 'nearaidev/private-chat' }] },
)

/** Two registries and two platforms; `latest` follows main. */
export const pigfoot = imageWith(
  'pigfoot/app',
  {
    git: 'v{version}',
    variants: [''],
    latest: { branch: 'main' },
    classes: [
      build('version', '{version}', 'write-once', 'release'),
      build('latest', 'latest', 'free', { branch: 'main' }),
      build('manual', 'manual-{sha7}', 'free', 'manual'),
      build('named', '{text}', 'free', 'manual'),
    ],
  },
  {
    registries: [
      { kind: 'ghcr', host: 'ghcr.io', repository: 'pigfoot/app' },
      { kind: 'dockerhub', host: 'docker.io', repository: 'pigfoot/app' },
    ],
    platforms: ['linux/amd64', 'linux/arm64'],
  },
)

/** Two axes of products; pre-releases and rebuilds have tags of their own. */
export const opencrate = imageWith(
  'braindotai/opencrate',
  {
    git: 'v{version}',
    variants: [''],
    latest: 'highest-release',
    classes: [
      build('version', 'v{version}', 'write-once', 'release'),
      build('latest', 'latest', 'forward', 'release'),
      build('rebuild', 'v{version}-{date}', 'write-once', 'rebuild'),
      build('prerelease', 'v{version}{pre}', 'write-once', 'prerelease'),
    ],
  },
  {
    registries: [{ kind: 'dockerhub', host: 'docker.io', repository: 'braindotai/opencrate-{runtime}-py{python}' }],
    products: { runtime: ['cpu', 'cuda'], python: ['3.7', '3.8'] },
  },
)

/** A version, its minor and major tag, and latest. */
export const dockrev = imageWith(
  'acme/dockrev',
  {
    git: 'v{version}',
    variants: [''],
    latest: 'highest-release',
    classes: [
      build('version', '{version}', 'write-once', 'release'),
      build('minor', '{major}.{minor}', 'forward', 'release'),
      build('major', '{major}', 'forward', 'release'),
      build('latest', 'latest', 'forward', 'release'),
    ],
  },
  { platforms: ['linux/amd64', 'linux/arm64'] },
)

// The kinds of workflows that come with Tagwright declare what they do, and no rule about effects has anything to say.
import { expect, it } from 'vitest'
import { dockerHub, ghcr, image } from '../../../src/dsl/image.ts'
import { run } from '../../../src/dsl/step.ts'
import { tagPolicy } from '../../../src/dsl/tag-policy.ts'
import { release } from '../../../src/kinds/build-matrix/release.ts'
import { saidOf } from './made.ts'

const tags = tagPolicy({ aliases: ['{major}.{minor}'], channels: ['staging', 'prod'], commits: true, branches: true })
const both = ['linux/amd64', 'linux/arm64']
const tested = { test: () => [run('./test.sh')] }

it.each([
  ['one platform, one registry', [ghcr()], ['linux/amd64'], {}],
  ['two platforms, two registries, a test', [ghcr(), dockerHub()], both, tested],
  ['a test and no proof that others can check', [dockerHub()], both, { ...tested, sign: false, attest: false }],
] as const)('INV-20 INV-23 INV-26 INV-29 INV-52 a release is sound: %s', (_what, registries, platforms, options) => {
  expect(saidOf(release(image('acme/app', { registries, platforms, tags }), options))).toEqual([])
})

it('a release that proves nothing is told so', () => {
  const app = image('acme/app', { registries: [ghcr()], platforms: both, tags })
  expect(saidOf(release(app, { sign: false, attest: false }))).toMatchObject([
    ['moving-tag-before-proof', { job: 'tags', missing: ['test', 'sign'], isLate: false }],
  ])
})

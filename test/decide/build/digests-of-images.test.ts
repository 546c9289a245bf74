// Holds the digests of a build against the images of its policy, where tags are fewer than images or one image is all there is.
import { describe, expect, it } from 'vitest'
import { buildTagsDoor } from '../../../src/decide/build/build-tags-door.ts'
import { checkLegsDoor } from '../../../src/decide/build/check-legs.ts'
import { buildSummaryDoor } from '../../../src/decide/build/build-summary.ts'
import { movingTagsDoor } from '../../../src/decide/build/moving-tags-door.ts'
import { releaseNotesDoor } from '../../../src/decide/release/release-notes.ts'
import { ghcr, image } from '../../../src/dsl/image.ts'
import { tagPolicy } from '../../../src/dsl/tag-policy.ts'
import { text } from '../../../src/dsl/functions.ts'
import { buildx } from '../../../src/kinds/build-matrix/buildx.ts'
import { release } from '../../../src/kinds/build-matrix/release.ts'
import type { ImageFacts } from '../../../src/model/image.ts'
import { compiled } from '../../dsl/modules.ts'
import { commit, digest, policyOf } from '../images.ts'
import { openDoor, outputsOf } from '../open-door.ts'
import { listing, movesOf } from './release-onto.ts'
import type { Variables } from './release-onto.ts'
import { tagPush, usual } from './start-build.ts'

const places = { registries: [ghcr()], platforms: ['linux/amd64'] } as const
const two = image('acme/app', {
  ...places,
  tags: tagPolicy({ git: 'v{version}', variants: ['', '-trixie'], latest: { branch: 'main' } }),
})
const trixie = image('acme/app', {
  ...places,
  tags: tagPolicy({ git: 'v{version}', variants: ['-trixie'], latest: 'none' }),
})
const python = image('acme/app', {
  registries: [ghcr({ repository: 'acme/app-py{python}' })],
  platforms: ['linux/amd64'],
  products: { python: ['3.12'] },
  tags: tagPolicy({ git: 'v{version}' }),
})
const repository = 'ghcr.io/acme/app'
const both = ['', '-trixie'].map((variant, at) => ({ product: '', variant, digest: digest(`${at}`) }))

const tagged = (app: ImageFacts, more: Variables = {}): Variables =>
  outputsOf(buildTagsDoor, policyOf(app), { IMAGE: app.name, ...usual, ...more })

const published = (app: ImageFacts, { tags, version }: Variables, DIGESTS: unknown, name = repository): Variables =>
  outputsOf(movingTagsDoor, policyOf(app), {
    IMAGE: app.name,
    TAGS: tags,
    VERSION: version,
    DIGESTS: typeof DIGESTS === 'string' ? DIGESTS : JSON.stringify(DIGESTS),
    LISTINGS: [listing(name, {})],
  })

describe('the digests of a build that tags fewer images than it made', () => {
  it('A19 INV-20 a variant that gets no tag this time is not tagged, and stops nothing', () => {
    const main = tagged(two)
    expect(main['tags']).toMatchObject([{ tag: 'latest', variant: '' }])
    expect(published(two, main, both)).toMatchObject({
      move: [{ repository, tag: 'latest', digest: digest('0') }],
      stay: [],
    })
  })

  it('a build that writes no tag at all moves nothing, whatever its variants are', () => {
    expect(published(two, { tags: [] }, both)).toMatchObject({ move: [], stay: [] })
    expect(published(trixie, { tags: [] }, both.slice(1))).toMatchObject({ move: [], stay: [] })
    expect(published(trixie, { tags: [] }, digest('a'))).toMatchObject({ move: [], stay: [] })
  })

  it('INV-20 a digest that a tag needs must be there, and one of no variant of the policy must not', () => {
    const version = tagged(two, tagPush('v1.2.3'))
    expect(published(two, version, both.slice(0, 1))).toEqual({ incomplete: ['DIGESTS has nothing for -trixie'] })
    const stranger = { product: '', variant: '-sid', digest: digest('9') }
    expect(published(two, tagged(two), [...both, stranger])).toEqual({
      incomplete: ['DIGESTS has -sid, which is not planned'],
    })
  })
})

describe('a digest that stands alone', () => {
  it.each<[what: string, app: ImageFacts, repository: string, tag: string]>([
    ['product', python, 'ghcr.io/acme/app-py3.12', '1.2.3'],
    ['variant', trixie, repository, '1.2.3-trixie'],
  ])('is that of the one image, also where it has a %s', (_what, app, name, tag) => {
    const version = tagged(app, tagPush('v1.2.3'))
    const moves = published(app, version, digest('a'), name)
    expect(movesOf(moves)).toContain(`${name}:${tag}`)
    expect(new Set((moves['move'] as Variables[]).map((move) => move['digest']))).toEqual(new Set([digest('a')]))
    const facts = { IMAGE: app.name, TAGS: version['tags'], DIGESTS: digest('a') }
    const notes = outputsOf(releaseNotesDoor, policyOf(app), { ...facts, NAME: 'v1.2.3', REVISION: commit })
    expect(notes['notes']).toContain(digest('a'))
    const summary = openDoor(buildSummaryDoor, policyOf(app), { ...facts, KIND: 'release', PUSHED: 'true' })
    expect(summary).toMatchObject({ value: { summary: expect.stringContaining(`- Digest: \`${digest('a')}\``) } })
  })

  it('INV-20 says too little where several images are planned', () => {
    expect(published(two, tagged(two, tagPush('v1.2.3')), digest('a'))).toEqual({
      incomplete: ['DIGESTS has nothing for -trixie'],
    })
  })
})

describe('the legs of a workflow', () => {
  const app = image('acme/app', {
    registries: [ghcr({ repository: 'acme/app-py{python}' })],
    platforms: ['linux/amd64'],
    products: { python: ['3.12'] },
    tags: tagPolicy({ git: 'v{version}', variants: ['', '-trixie'] }),
  })
  const build = buildx({ args: (leg) => [text`PYTHON=${leg.field('python')}`] })
  const { jobs } = compiled(release(app, { build })).document
  const steps = Object.values<{ readonly steps?: readonly Variables[] }>(jobs).flatMap((one) => one.steps ?? [])
  const envWith = (name: string): Variables =>
    steps.map(({ env }) => env as Variables | undefined).find((env) => env !== undefined && name in env) ?? {}

  it('INV-20 report the product that all of them have, as the plan says it', () => {
    const reports = envWith('LEG')
    expect(reports).toMatchObject({ PRODUCT: '3.12', VARIANT: '${{ matrix.variant }}' })
    const MATRIX = JSON.parse(String(envWith('MATRIX')['MATRIX'])) as { include: readonly Variables[] }
    const RECORDS = MATRIX.include.map(({ leg, platform, variant }) => {
      return { leg, platform, variant, product: reports['PRODUCT'], digest: digest('a'), attempt: 1 }
    })
    expect(outputsOf(checkLegsDoor, policyOf(app), { MATRIX, RECORDS })).toMatchObject({
      digests: [{ product: '3.12' }, { product: '3.12', variant: '-trixie' }],
    })
  })

  it('D06 build with the value of an axis that all of them have', () => {
    expect(JSON.stringify(steps)).toContain('PYTHON=3.12')
  })
})

// Holds the tags of a build in several registries and of several products: all of them, in step.
import { describe, expect, it } from 'vitest'
import { movingTagsDoor } from '../../../src/decide/build/moving-tags-door.ts'
import { digest } from '../images.ts'
import { outputsOf } from '../open-door.ts'
import { app, listing, movesOf, policy, release, staysOf, tagsFor } from './release-onto.ts'
import type { Variables } from './release-onto.ts'

describe('several registries and products', () => {
  const hub = 'docker.io/acme/dockrev'
  const two = { PRODUCTS: [{ product: '', variant: '', repositories: [app, hub] }] }

  it('C31 INV-22 one tag is written in all registries before the next one is', () => {
    const outputs = release('1.2.3', [listing(app, {}), listing(hub, {})], two)
    expect((outputs['move'] as { tag: string }[]).map(({ tag }) => tag)).toEqual([
      '1.2.3',
      '1.2.3',
      '1.2',
      '1.2',
      '1',
      '1',
      'latest',
      'latest',
    ])
  })

  it('INV-13 INV-22 a version that one registry lacks does not hold latest back', () => {
    const outputs = release('1.2.3', [listing(app, { '2.0.0': digest('b') }), listing(hub, {})], two)
    expect(outputs).toMatchObject({ stay: [], latest: true })
  })

  it('INV-11 INV-22 where one registry has latest at a higher version it moves in none', () => {
    const outputs = release(
      '1.2.3',
      [listing(app, { '2.0.0': digest('b'), latest: digest('b') }), listing(hub, {})],
      two,
    )
    expect(staysOf(outputs)).toEqual(Array(2).fill('latest: it stands for 2.0.0, which is higher'))
  })

  it('INV-35 what one registry has already is not written again', () => {
    const done = { '1.2.3': digest('a'), '1.2': digest('a'), '1': digest('a'), latest: digest('a') }
    expect(movesOf(release('1.2.3', [listing(app, done), listing(hub, { '1.2.3': digest('a') })], two))).toBe(
      `${hub}:1.2 ${hub}:1 ${hub}:latest`,
    )
  })

  const products = ['cpu-py3.7', 'cpu-py3.8', 'cuda-py3.7'].map((product) => ({
    product,
    variant: '',
    repositories: [`docker.io/braindotai/opencrate-${product}`],
  }))
  const crate = (there: Readonly<Record<string, Variables>>, digests: readonly unknown[]): Variables =>
    outputsOf(movingTagsDoor, policy, {
      IMAGE: 'braindotai/opencrate',
      TAGS: tagsFor('braindotai/opencrate', 'v1.2.3', { VERSION: '1.2.3' }),
      VERSION: '1.2.3',
      PRODUCTS: { include: products },
      DIGESTS: JSON.stringify(digests),
      LISTINGS: products.map(({ product, repositories }) => listing(repositories[0] ?? '', there[product] ?? {})),
    })
  const digests = products.map(({ product }, at) => ({ product, digest: digest(`${at}`) }))

  it('D27 INV-20 all version tags come before the first latest, and a product without a digest stops everything', () => {
    const outputs = crate({}, digests)
    expect((outputs['move'] as { tag: string }[]).map(({ tag }) => tag)).toEqual([
      'v1.2.3',
      'v1.2.3',
      'v1.2.3',
      'latest',
      'latest',
      'latest',
    ])
    expect(crate({}, digests.slice(1))).toEqual({ incomplete: ['DIGESTS has nothing for cpu-py3.7'] })
    expect(crate({}, [...digests, { product: 'cpu-py3.9', digest: digest('9') }])).toEqual({
      incomplete: ['DIGESTS has cpu-py3.9, which is not planned'],
    })
    expect(
      crate(
        {},
        digests.map((one) => ({ ...one, digest: '' })),
      ),
    ).toEqual({
      incomplete: ["DIGESTS has '' for cpu-py3.7, which is no digest"],
    })
  })

  it('INV-13 a version that a product lacks is no highest version', () => {
    const there = { 'v2.0.0': { digest: digest('8') } }
    expect(crate({ 'cpu-py3.7': there, 'cpu-py3.8': there }, digests)).toMatchObject({ stay: [], latest: true })
    expect(crate({ 'cpu-py3.7': there, 'cpu-py3.8': there, 'cuda-py3.7': there }, digests)).toMatchObject({
      latest: false,
    })
  })

  it('a product that stays at a higher version does not hold back one that never had it', () => {
    const outputs = crate({ 'cpu-py3.8': { 'v2.0.0': digest('8'), latest: digest('8') } }, digests)
    expect(staysOf(outputs)).toEqual(['latest: it stands for 2.0.0, which is higher'])
    expect(
      (outputs['move'] as { repository: string; tag: string }[])
        .filter(({ tag }) => tag === 'latest')
        .map(({ repository }) => repository),
    ).toEqual(['docker.io/braindotai/opencrate-cpu-py3.7', 'docker.io/braindotai/opencrate-cuda-py3.7'])
    expect(outputs['latest']).toBe(false)
  })

  it('without the products of a plan those of the policy count, and the variants of the tags', () => {
    const all = ['cpu-py3.7', 'cpu-py3.8', 'cuda-py3.7', 'cuda-py3.8']
    const outputs = outputsOf(movingTagsDoor, policy, {
      IMAGE: 'braindotai/opencrate',
      TAGS: tagsFor('braindotai/opencrate', 'v1.2.3'),
      VERSION: '1.2.3',
      DIGESTS: JSON.stringify(all.map((product, at) => ({ product, digest: digest(`${at}`) }))),
      LISTINGS: all.map((product) => listing(`docker.io/braindotai/opencrate-${product}`, {})),
    })
    expect((outputs['move'] as unknown[]).length).toBe(8)
  })
})

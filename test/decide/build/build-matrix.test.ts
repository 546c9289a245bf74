// Holds the legs of a build: one for each product, variant and platform, with names that never meet.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMatrixDoor } from '../../../src/decide/build/build-matrix-door.ts'
import type { BuildLeg, PlannedImage } from '../../../src/decide/build/build-matrix.ts'
import { imageWith, opencrate, pigfoot, policyOf } from '../images.ts'
import { outputsOf } from '../open-door.ts'
import { policy } from './release-onto.ts'
import type { Variables } from './release-onto.ts'
import { inSweep } from '../../in-sweep.ts'

const amd64 = { 'linux/amd64': 'ubuntu-24.04' }
const natively = { ...amd64, 'linux/arm64': 'ubuntu-24.04-arm' }

const plan = (image: string, variables: Variables): Variables =>
  outputsOf(buildMatrixDoor, policy, { IMAGE: image, RUNNERS: natively, ...variables })

const legsOf = (outputs: Variables): readonly BuildLeg[] =>
  (outputs['matrix'] as { include: readonly BuildLeg[] } | undefined)?.include ?? []

/** As many versions of Python for two runtimes on one platform. */
const manyVersions = (count: number): Variables => {
  return { RUNNERS: amd64, PRODUCTS: { python: Array.from({ length: count }, (_, at) => `3.${at}`) } }
}

describe('the legs of a build', () => {
  it('C05 each platform is built on a machine of its own kind', () => {
    const outputs = plan('pigfoot/app', {})
    expect(legsOf(outputs).map(({ leg, platform, runner }) => [leg, platform, runner])).toEqual([
      ['linux-amd64', 'linux/amd64', 'ubuntu-24.04'],
      ['linux-arm64', 'linux/arm64', 'ubuntu-24.04-arm'],
    ])
    expect(outputs).toMatchObject({
      legs: ['linux-amd64', 'linux-arm64'],
      platforms: ['linux/amd64', 'linux/arm64'],
      count: 2,
      names: 'ghcr.io/pigfoot/app docker.io/pigfoot/app',
      products: { include: [{ product: '', variant: '', repository: 'ghcr.io/pigfoot/app' }] },
    })
  })

  it('D04 D06 runtimes and versions of Python make 14 legs, each with its own image and its own cache', () => {
    const versions = ['3.7', '3.8', '3.9', '3.10', '3.11', '3.12', '3.13']
    const outputs = plan('braindotai/opencrate', { RUNNERS: amd64, PRODUCTS: { python: versions } })
    const legs = legsOf(outputs)
    expect(outputs['count']).toBe(14)
    expect(legs[3]).toEqual({
      leg: 'cpu-py3.10-linux-amd64',
      platform: 'linux/amd64',
      runner: 'ubuntu-24.04',
      product: 'cpu-py3.10',
      runtime: 'cpu',
      python: '3.10',
      variant: '',
      repositories: ['docker.io/braindotai/opencrate-cpu-py3.10'],
      repository: 'docker.io/braindotai/opencrate-cpu-py3.10',
      cache: 'cpu-py3.10',
    })
    expect(new Set(legs.map(({ cache }) => cache)).size).toBe(14)
  })

  it('D18 a pull request builds the values that it names, and no others', () => {
    const outputs = plan('braindotai/opencrate', { RUNNERS: amd64, ONLY: { runtime: ['cpu'], python: ['3.8'] } })
    expect(outputs['legs']).toEqual(['cpu-py3.8-linux-amd64'])
    expect(plan('pigfoot/app', { ONLY: { platform: ['linux/amd64'] } })['legs']).toEqual(['linux-amd64'])
  })

  it('A19 a variant brings what else differs', () => {
    const VARIANTS = [
      { variant: '', debian: '12' },
      { variant: '-trixie', debian: '13' },
    ]
    const outputs = plan('chatmail/docker', { VARIANTS })
    expect(legsOf(outputs).map(({ leg, variant, cache, ...more }) => [leg, variant, cache, more['debian']])).toEqual([
      ['linux-amd64', '', 'linux-amd64', '12'],
      ['trixie-linux-amd64', '-trixie', 'trixie', '13'],
    ])
    expect(plan('chatmail/docker', {})['count']).toBe(2)
    expect(plan('chatmail/docker', { VARIANTS: [''] })['count']).toBe(1)
  })

  it('B55 a machine can be told by its labels', () => {
    const labels = ['self-hosted', 'linux', 'x64']
    expect(legsOf(plan('pigfoot/app', { RUNNERS: { ...natively, 'linux/amd64': labels } }))[0]?.runner).toEqual(labels)
  })

  it.each<[what: string, image: string, variables: Variables, answer: Variables]>([
    [
      'a platform without a machine',
      'pigfoot/app',
      { RUNNERS: amd64 },
      { missing: ['RUNNERS names no runner for linux/arm64'] },
    ],
    [
      'machines that are none',
      'pigfoot/app',
      { RUNNERS: { 'linux/amd64': 1 } },
      { malformed: ['RUNNERS is no object of runners by platform, such as {"linux/amd64": "ubuntu-24.04"}'] },
    ],
    [
      'an axis without values',
      'braindotai/opencrate',
      { PRODUCTS: { python: [] } },
      { missing: ['there is nothing to build: an axis, the variants or the platforms are empty'] },
    ],
    [
      'no variants',
      'pigfoot/app',
      { VARIANTS: [] },
      { missing: ['there is nothing to build: an axis, the variants or the platforms are empty'] },
    ],
    [
      'a variant that is none',
      'pigfoot/app',
      { VARIANTS: ['-slim'] },
      { malformed: ["'-slim' is no variant of the policy; it has: ''"] },
    ],
    [
      'variants that are none',
      'pigfoot/app',
      { VARIANTS: [{}] },
      { malformed: ['VARIANTS is no list of endings or of objects with a variant, such as ["", "-trixie"]'] },
    ],
    [
      'an unknown axis',
      'pigfoot/app',
      { ONLY: { python: ['3.8'] } },
      { malformed: ["ONLY names the axis 'python'; there are: platform"] },
    ],
    [
      'an unknown value',
      'braindotai/opencrate',
      { ONLY: { python: ['3.6'] } },
      { malformed: ["ONLY names '3.6' of python; there are: 3.7, 3.8"] },
    ],
    [
      'axes that are none',
      'braindotai/opencrate',
      { PRODUCTS: { python: [3.7] } },
      { malformed: ['PRODUCTS is no object of axes, such as {"python": ["3.12", "3.13"]}'] },
    ],
    [
      'an axis with the name of a field',
      'braindotai/opencrate',
      { PRODUCTS: { runner: ['a'] } },
      { malformed: ["'runner' is a field of every leg; call the axis or field otherwise"] },
    ],
    [
      'an axis that no name holds',
      'pigfoot/app',
      { PRODUCTS: { python: ['3.7', '3.8'] } },
      { malformed: ["two images would be 'ghcr.io/pigfoot/app'; the name of the repository must hold every axis"] },
    ],
    [
      'a value that no name takes',
      'braindotai/opencrate',
      { RUNNERS: amd64, PRODUCTS: { runtime: ['CPU'] } },
      {
        malformed: [
          "'docker.io/braindotai/opencrate-CPU-py3.7' is no name of a repository (lower case letters, digits, . _ - and /)",
        ],
      },
    ],
  ])('%s is told', (_, image, variables, answer) => {
    expect(plan(image, variables)).toEqual(answer)
  })

  it('the name of a product tells every axis, also one that the first registry does not name', () => {
    const registries = [{ kind: 'ghcr', host: 'ghcr.io', repository: 'acme/x-{python}' } as const]
    const image = imageWith('acme/x', opencrate.tags, { registries })
    const PRODUCTS = { runtime: ['cpu'], python: ['3.7'] }
    const outputs = outputsOf(buildMatrixDoor, policyOf(image), { IMAGE: 'acme/x', RUNNERS: amd64, PRODUCTS })
    expect(legsOf(outputs).map(({ product, repository }) => [product, repository])).toEqual([
      ['cpu-3.7', 'ghcr.io/acme/x-3.7'],
    ])
  })

  it('D06 no leg has a slash in its name, also where one stands between two axes: it names an artifact', () => {
    const registries = [{ kind: 'ghcr', host: 'ghcr.io', repository: 'acme/{runtime}/{python}' } as const]
    const one = policyOf(imageWith('acme/x', opencrate.tags, { registries }))
    const legs = (runtime: readonly string[], python: readonly string[]): Variables =>
      outputsOf(buildMatrixDoor, one, { IMAGE: 'acme/x', RUNNERS: amd64, PRODUCTS: { runtime, python } })
    expect(legsOf(legs(['cpu'], ['3.8']))).toMatchObject([
      {
        leg: 'cpu-3.8-linux-amd64',
        product: 'cpu-3.8',
        cache: 'cpu-3.8',
        repository: 'ghcr.io/acme/cpu/3.8',
      },
    ])
    expect(legs(['a', 'a-b'], ['b-c', 'c'])).toEqual({ malformed: ["two legs have the name 'a-b-c-linux-amd64'"] })
  })

  it('two legs whose names meet are told', () => {
    const registries = [{ kind: 'ghcr', host: 'ghcr.io', repository: 'acme/{x}' } as const]
    const image = imageWith('acme/x', { ...opencrate.tags, variants: ['', '-b'] }, { registries })
    expect(
      outputsOf(buildMatrixDoor, policyOf(image), { IMAGE: 'acme/x', RUNNERS: amd64, PRODUCTS: { x: ['a', 'a-b'] } }),
    ).toEqual({
      malformed: ["two legs have the name 'a-b-linux-amd64'"],
    })
  })

  it('D04 more legs than GitHub starts are refused, as many are not', () => {
    expect(plan('braindotai/opencrate', manyVersions(129))).toEqual({
      refused: ['258 legs are more than the 256 that GitHub starts'],
    })
    expect(plan('braindotai/opencrate', manyVersions(128))['count']).toBe(256)
  })

  it('D06 INV-21 the legs are exactly all choices, and no two share a name, a cache, or an image and platform', () => {
    const values = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]([._]?[a-z0-9]){0,3}$/), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(values, values, fc.boolean(), (runtime, python, hasBoth) => {
        const platforms = hasBoth ? ['linux/amd64', 'linux/arm64'] : ['linux/amd64']
        const image = imageWith('acme/x', opencrate.tags, { registries: opencrate.registries, platforms })
        const variables = { IMAGE: 'acme/x', RUNNERS: natively, PRODUCTS: { runtime, python } }
        const outputs = outputsOf(buildMatrixDoor, policyOf(image), variables)
        const [legs, count] = [legsOf(outputs), runtime.length * python.length * platforms.length]
        const distinct = (key: (leg: BuildLeg) => string): number => new Set(legs.map(key)).size
        return (
          legs.length === count &&
          distinct(({ leg }) => leg) === count &&
          distinct(({ cache }) => cache) === count &&
          distinct(({ repository, platform }) => `${repository} ${platform}`) === count &&
          (outputs['products'] as { include: readonly PlannedImage[] }).include.length * platforms.length === count
        )
      }),
      { numRuns: inSweep(2000) },
    )
  })

  it('pigfoot has no axis, so PRODUCTS may be left out', () => {
    expect(Object.keys(pigfoot.products)).toEqual([])
    expect(legsOf(plan('pigfoot/app', {})).map(({ product }) => product)).toEqual(['', ''])
  })
})

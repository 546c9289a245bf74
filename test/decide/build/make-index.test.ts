// Holds the index of an image: exactly the planned platforms, the same bytes for the same legs, attestations kept with what they attest.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeIndexDoor } from '../../../src/decide/build/make-index-door.ts'
import { digest } from '../images.ts'
import { outputsOf } from '../open-door.ts'
import { policy } from './release-onto.ts'
import type { Variables } from './release-onto.ts'

const manifest = 'application/vnd.oci.image.manifest.v1+json'
const oci = 'application/vnd.oci.image.index.v1+json'

const amd64 = { platform: 'linux/amd64', digest: digest('1'), size: 500, mediaType: manifest, raw: '{}' }
const arm64 = { platform: 'linux/arm64', digest: digest('2'), size: 501, mediaType: manifest, raw: '{}' }

const make = (MANIFESTS: unknown, more: Variables = {}): Variables =>
  outputsOf(makeIndexDoor, policy, { IMAGE: 'pigfoot/app', MANIFESTS, ...more })

interface Entry {
  readonly digest: string
  readonly platform?: Variables
  readonly annotations?: Variables
}

const entriesOf = (outputs: Variables): readonly Entry[] =>
  (JSON.parse(String(outputs['index'])) as { manifests: readonly Entry[] }).manifests

/** What buildx pushes for one platform: an index of the image and of what is attested about it. */
const attested = (platform: string, sign: string, more: readonly unknown[] = []): Variables => {
  const [os, architecture] = platform.split('/')
  const attestation = {
    mediaType: manifest,
    digest: digest(`${sign}a`),
    size: 800,
    annotations: { 'vnd.docker.reference.type': 'attestation-manifest', 'vnd.docker.reference.digest': digest(sign) },
    platform: { architecture: 'unknown', os: 'unknown' },
  }
  const image = { mediaType: manifest, digest: digest(sign), size: 500, platform: { architecture, os } }
  const raw = JSON.stringify({ schemaVersion: 2, mediaType: oci, manifests: [image, attestation, ...more] })
  return { platform, digest: digest(`${sign}f`), size: raw.length, mediaType: oci, raw }
}

describe('the index of an image', () => {
  it('INV-21 has one entry for each platform, in the order of the policy', () => {
    const outputs = make([arm64, amd64])
    expect(outputs['index']).toBe(
      `{"schemaVersion":2,"mediaType":"${oci}","manifests":[` +
        `{"mediaType":"${manifest}","digest":"${digest('1')}","size":500,"platform":{"architecture":"amd64","os":"linux"}},` +
        `{"mediaType":"${manifest}","digest":"${digest('2')}","size":501,"platform":{"architecture":"arm64","os":"linux"}}]}`,
    )
    expect(outputs).toMatchObject({ 'media-type': oci, children: [digest('1'), digest('2')] })
    expect(outputs['size']).toBe(Buffer.byteLength(String(outputs['index'])))
  })

  it('C09 keeps manifests in the form of Docker as they are', () => {
    const docker = 'application/vnd.docker.distribution.manifest.v2+json'
    expect(entriesOf(make([{ ...amd64, mediaType: docker }, arm64]))[0]).toMatchObject({ mediaType: docker })
  })

  it('B07 takes the index of a builder apart and keeps what is attested behind the images', () => {
    const outputs = make([attested('linux/arm64', '2'), attested('linux/amd64', '1')])
    expect(entriesOf(outputs).map((entry) => [entry.digest, entry.platform?.['architecture']])).toEqual([
      [digest('1'), 'amd64'],
      [digest('2'), 'arm64'],
      [digest('1a'), 'unknown'],
      [digest('2a'), 'unknown'],
    ])
    expect(entriesOf(outputs)[2]?.annotations?.['vnd.docker.reference.digest']).toBe(digest('1'))
    expect(outputs['children']).toEqual([digest('1'), digest('2'), digest('1a'), digest('2a')])
  })

  it('A30 carries annotations of its own, in one order', () => {
    const one = make([amd64, arm64], { ANNOTATIONS: { b: 'ö', a: '1' } })
    const other = make([amd64, arm64], { ANNOTATIONS: { a: '1', b: 'ö' } })
    expect(one).toEqual(other)
    expect(JSON.parse(String(one['index']))).toMatchObject({ annotations: { a: '1', b: 'ö' } })
    expect(one['size']).toBe(Buffer.byteLength(String(one['index'])))
  })

  it('an image of one platform has an index too, also for a variant of its processor', () => {
    expect(entriesOf(make([amd64], { PLATFORMS: ['linux/amd64'] })).length).toBe(1)
    const v7 = { ...arm64, platform: 'linux/arm/v7' }
    expect(entriesOf(make([v7], { PLATFORMS: ['linux/arm/v7'] }))[0]?.platform).toEqual({
      architecture: 'arm',
      os: 'linux',
      variant: 'v7',
    })
  })

  it.each<[what: string, manifests: readonly unknown[], sentence: string]>([
    ['a platform that is missing', [amd64], 'there is no leg for linux/arm64'],
    [
      'one too many',
      [amd64, arm64, { ...amd64, platform: 'linux/s390x' }],
      'there is a leg for linux/s390x, which is not planned',
    ],
    ['the same twice', [amd64, amd64, arm64], 'there are two legs for linux/amd64'],
    [
      'no digest',
      [{ ...amd64, digest: '' }, arm64],
      "the leg for linux/amd64 has '' of 500 bytes, which is no manifest",
    ],
    ['no size', [{ ...amd64, size: 'x' }, arm64], 'the leg for linux/amd64 tells no size'],
    [
      'no image',
      [{ ...amd64, mediaType: 'text/html' }, arm64],
      "the leg for linux/amd64 is 'text/html', which is no image",
    ],
    [
      'an index that is none',
      [{ ...attested('linux/amd64', '1'), raw: '<html>' }, arm64],
      `the leg for linux/amd64 is an index that cannot be read: ${digest('1f')}`,
    ],
    [
      'another platform inside',
      [{ ...attested('linux/arm64', '1'), platform: 'linux/amd64' }, arm64],
      `the leg for linux/amd64 holds an image for linux/arm64: ${digest('1f')}`,
    ],
    [
      'two images inside',
      [
        attested('linux/amd64', '1', [
          { mediaType: manifest, digest: digest('9'), size: 9, platform: { os: 'linux', architecture: 'amd64' } },
        ]),
        arm64,
      ],
      `the leg for linux/amd64 must hold one image: ${digest('1f')}`,
    ],
    [
      'what is attested about something else',
      [
        attested('linux/amd64', '1', [
          {
            mediaType: manifest,
            digest: digest('9'),
            size: 9,
            annotations: {
              'vnd.docker.reference.type': 'attestation-manifest',
              'vnd.docker.reference.digest': digest('8'),
            },
          },
        ]),
        arm64,
      ],
      `the leg for linux/amd64 attests another image: ${digest('9')}`,
    ],
  ])('C36 INV-21 %s is told', (_, manifests, sentence) => {
    expect(make(manifests)).toEqual({ incomplete: [sentence] })
  })

  it('shapes that are none are told', () => {
    expect(make({})).toEqual({
      malformed: ['MANIFESTS holds no list of objects with platform, digest, size, mediaType and raw'],
    })
    expect(make([amd64, arm64], { ANNOTATIONS: { a: 1 } })).toEqual({
      malformed: ['ANNOTATIONS is no object of texts'],
    })
    expect(make([amd64, arm64], { PLATFORMS: 'linux' })).toHaveProperty('missing')
    expect(make([amd64, arm64], { PLATFORMS: {} })).toEqual({ malformed: ['PLATFORMS is no list of platforms'] })
  })

  it('C19 INV-35 the order in which legs come does not change a byte', () => {
    const platforms = ['linux/386', 'linux/amd64', 'linux/arm/v6', 'linux/arm/v7', 'linux/arm64', 'linux/s390x']
    const order = fc.shuffledSubarray(platforms, { minLength: platforms.length })
    const hashes = new Set<string>()
    fc.assert(
      fc.property(order, (arrived) => {
        const legs = arrived.map((platform) => ({
          ...amd64,
          platform,
          digest: digest(`${platforms.indexOf(platform)}`),
        }))
        hashes.add(
          createHash('sha256')
            .update(String(make(legs, { PLATFORMS: platforms })['index']))
            .digest('hex'),
        )
        return hashes.size === 1
      }),
      { numRuns: 720 },
    )
  })
})

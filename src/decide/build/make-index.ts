// The index of an image: one entry for each platform in the order of the policy, attestations behind them, the same bytes for the same legs.
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import { plainPlatform } from '../find-image.ts'
import { asRecords, isImageDigest, isJsonRecord, textIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'
import { showValue } from '../show-value.ts'

/** What a leg pushed, as the registry gives it back. */
export interface LegManifest {
  readonly platform: string
  readonly digest: string
  readonly size: number
  readonly mediaType: string
  /** The text of the manifest. */
  readonly raw: string
}

export interface IndexRequest {
  readonly platforms: readonly string[]
  readonly manifests: readonly LegManifest[]
  readonly annotations: Readonly<Record<string, string>>
}

export interface MadeIndex {
  /** The exact text: its SHA-256 is the digest. */
  readonly text: string
  readonly mediaType: string
  readonly size: number
  /** The digests that it names, each once. */
  readonly children: readonly string[]
}

const indexType = 'application/vnd.oci.image.index.v1+json'
const indexTypes = [indexType, 'application/vnd.docker.distribution.manifest.list.v2+json']
const manifestTypes = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
]

/** An entry of an index, with its fields in the order in which they are written. */
interface Descriptor {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
  readonly annotations?: Readonly<Record<string, string>>
  readonly platform?: Readonly<Record<string, string>>
}

/** The entries that one leg brings: its image, and what is attested about it. */
interface LegEntries {
  readonly image: Descriptor
  readonly attestations: readonly Descriptor[]
}

/** Makes the index; refused unless there is exactly one leg for each platform. */
export function makeIndex({ platforms, manifests, annotations }: IndexRequest): Decided<MadeIndex> {
  const misfit = findSetProblem(platforms, manifests)
  if (misfit !== undefined) return refused('incomplete', misfit)
  const legs: LegEntries[] = []
  for (const platform of platforms) {
    const leg = manifests.find((one) => plainPlatform(one.platform) === plainPlatform(platform))
    const entries = leg === undefined ? `there is no leg for ${platform}` : entriesOf(leg)
    if (typeof entries === 'string') return refused('incomplete', entries)
    legs.push(entries)
  }
  const entries = [...legs.map(({ image }) => image), ...legs.flatMap(({ attestations }) => attestations)]
  const index = {
    schemaVersion: 2,
    mediaType: indexType,
    manifests: entries,
    ...(hasFields(annotations) && { annotations: inOrder(annotations) }),
  }
  const text = JSON.stringify(index)
  const size = new TextEncoder().encode(text).length
  return decided({ text, mediaType: indexType, size, children: [...new Set(entries.map(({ digest }) => digest))] })
}

function findSetProblem(platforms: readonly string[], manifests: readonly LegManifest[]): string | undefined {
  const given = manifests.map(({ platform }) => plainPlatform(platform))
  const planned = platforms.map(plainPlatform)
  const missing = planned.find((platform) => !given.includes(platform))
  if (missing !== undefined) return `there is no leg for ${missing}`
  const extra = given.find((platform) => !planned.includes(platform))
  if (extra !== undefined) return `there is a leg for ${extra}, which is not planned`
  const double = given.find((platform, at) => given.indexOf(platform) !== at)
  return double === undefined ? undefined : `there are two legs for ${double}`
}

const hasFields = (record: object): boolean => Object.keys(record).length > 0

const inOrder = (record: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** The entries of a leg, or what is wrong with it. A builder that attests pushes an index of its own, which is taken apart. */
function entriesOf(leg: LegManifest): LegEntries | string {
  const { platform, digest, size, mediaType } = leg
  if (!isImageDigest(digest) || !Number.isSafeInteger(size) || size <= 0)
    return `the leg for ${platform} has ${showValue(digest)} of ${size} bytes, which is no manifest`
  if (indexTypes.includes(mediaType)) return entriesOfIndex(leg)
  if (!manifestTypes.includes(mediaType)) return `the leg for ${platform} is ${showValue(mediaType)}, which is no image`
  return { image: { mediaType, digest, size, platform: platformFields(platform) }, attestations: [] }
}

/** `linux/arm/v7` as an index says it. */
function platformFields(platform: string): Readonly<Record<string, string>> {
  const [os = '', architecture = '', variant] = platform.split('/')
  return { architecture, os, ...(variant !== undefined && { variant }) }
}

function entriesOfIndex({ platform, digest, raw }: LegManifest): LegEntries | string {
  const manifests = asRecords(parseRecord(raw)?.['manifests'])?.map(readDescriptor)
  if (manifests === undefined || !manifests.every((one) => one !== undefined))
    return `the leg for ${platform} is an index that cannot be read: ${digest}`
  const attestations = manifests.filter(isAttestation)
  const [image, second] = manifests.filter((one) => !isAttestation(one))
  if (image === undefined || second !== undefined) return `the leg for ${platform} must hold one image: ${digest}`
  const { os, architecture, variant } = image.platform ?? {}
  const held = [os, architecture, variant].filter((part) => part !== undefined).join('/')
  if (plainPlatform(held) !== plainPlatform(platform))
    return `the leg for ${platform} holds an image for ${held || 'no platform'}: ${digest}`
  const stray = attestations.find(({ annotations }) => annotations?.['vnd.docker.reference.digest'] !== image.digest)
  return stray === undefined
    ? { image, attestations }
    : `the leg for ${platform} attests another image: ${stray.digest}`
}

const isAttestation = ({ annotations }: Descriptor): boolean =>
  annotations?.['vnd.docker.reference.type'] === 'attestation-manifest'

function parseRecord(text: string): JsonRecord | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function readDescriptor(value: JsonRecord): Descriptor | undefined {
  const { digest, size, annotations, platform } = value
  const mediaType = textIn(value, 'mediaType')
  if (!isImageDigest(digest) || typeof size !== 'number' || !manifestTypes.includes(mediaType)) return undefined
  return {
    mediaType,
    digest,
    size,
    ...(isTexts(annotations) && hasFields(annotations) && { annotations: inOrder(annotations) }),
    ...(isTexts(platform) && { platform: inOrder(platform) }),
  }
}

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  isJsonRecord(value) && Object.values(value).every((one) => typeof one === 'string')

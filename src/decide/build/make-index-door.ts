// The way into make-index: the text of the index that a step writes down and pushes by digest.
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Door } from '../door.ts'
import { findImage } from '../find-image.ts'
import { makeIndex } from './make-index.ts'
import type { LegManifest } from './make-index.ts'
import { asRecords, asTexts, isJsonRecord, textIn, wholeNumberIn } from '../read-fields.ts'

export const makeIndexDoor: Door = {
  name: 'make-index',
  about: 'The index of an image, from the manifests of its legs.',
  reads: {
    IMAGE: { as: 'text' },
    MANIFESTS: { as: 'json-file' },
    ANNOTATIONS: { as: 'json', optional: true },
    PLATFORMS: { as: 'json', optional: true },
  },
  decide: (input, policy) => {
    const image = findImage(policy, input['image'])
    if (!image.ok) return image
    const manifests = readLegManifests(input['manifests'])
    if (!manifests.ok) return manifests
    const annotations = readAnnotations(input['annotations'] ?? {})
    if (annotations === undefined) return refused('malformed', 'ANNOTATIONS is no object of texts')
    const platforms = asTexts(input['platforms'] ?? image.value.platforms)
    if (platforms === undefined) return refused('malformed', 'PLATFORMS is no list of platforms')
    const made = makeIndex({ platforms, manifests: manifests.value, annotations })
    if (!made.ok) return made
    const { text, mediaType, size, children } = made.value
    return decided({ outputs: { index: text, 'media-type': mediaType, size, children } })
  },
}

function readLegManifests(value: unknown): Decided<readonly LegManifest[]> {
  const records = asRecords(value)
  if (records === undefined)
    return refused('malformed', 'MANIFESTS holds no list of objects with platform, digest, size, mediaType and raw')
  const manifests = records.map((one) => ({
    platform: textIn(one, 'platform'),
    digest: textIn(one, 'digest'),
    size: wholeNumberIn(one, 'size'),
    mediaType: textIn(one, 'mediaType'),
    raw: textIn(one, 'raw'),
  }))
  if (manifests.every((one): one is LegManifest => one.size !== undefined)) return decided(manifests)
  const without = manifests.find(({ size }) => size === undefined)
  return refused('incomplete', `the leg for ${without?.platform ?? ''} tells no size`)
}

function readAnnotations(value: unknown): Readonly<Record<string, string>> | undefined {
  if (!isJsonRecord(value)) return undefined
  const entries = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return entries.length === Object.keys(value).length ? Object.fromEntries(entries) : undefined
}

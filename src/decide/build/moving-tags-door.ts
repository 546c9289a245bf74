// The ways into moving-tags: which tags are still to be read, and then which are written and moved.
import type { ImageFacts } from '../../model/image.ts'
import { classOf, grammarRegex, readTag } from '../../model/tag-grammar.ts'
import { parseVersion } from '../../model/version.ts'
import type { BuildTag } from './build-tags.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Answer, Door } from '../door.ts'
import { findImage } from '../find-image.ts'
import { findPublished, readTagListings } from './moving-tags-listing.ts'
import type { ListedTag } from './moving-tags-listing.ts'
import { findHigherVersions, findRivals, isCompleteVersion } from './moving-tags-rivals.ts'
import type { HigherVersions, TagPlace, TagRequest } from './moving-tags-rivals.ts'
import { findPlaces, planTags } from './moving-tags.ts'
import type { TagPlan } from './moving-tags.ts'
import { addDigests, readPlannedImages } from './planned-images.ts'
import type { ImageToTag } from './planned-images.ts'
import { asRecords, textIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'
import { showValue } from '../show-value.ts'

const shared = {
  IMAGE: { as: 'text' },
  TAGS: { as: 'json' },
  VERSION: { as: 'text', optional: true },
  LISTINGS: { as: 'json-file' },
  PRODUCTS: { as: 'json', optional: true },
} as const

export const tagsToReadDoor: Door = {
  name: 'tags-to-read',
  about: 'The few tags whose digest and platforms moving-tags needs.',
  reads: shared,
  decide: (input, policy) => {
    const image = findImage(policy, input['image'])
    if (!image.ok) return image
    const images = readPlannedImages(image.value, input)
    if (!images.ok) return images
    const request = readTagRequest(image.value, input, images.value)
    return request.ok ? decided({ outputs: { read: findTagsToRead(request.value) } }) : request
  },
}

export const movingTagsDoor: Door = {
  name: 'moving-tags',
  about: 'The tags that a build writes and moves, in order, and those that stay.',
  reads: { ...shared, DIGESTS: { as: 'text' }, READINGS: { as: 'json-file', optional: true } },
  decide: (input, policy) => {
    const image = findImage(policy, input['image'])
    if (!image.ok) return image
    const planned = readPlannedImages(image.value, input)
    const images = planned.ok ? addDigests(image.value, planned.value, input) : planned
    if (!images.ok) return images
    const request = readTagRequest(image.value, input, images.value)
    if (!request.ok) return request
    const plan = planTags(request.value)
    return plan.ok ? decided(answerTags(plan.value, request.value)) : plan
  },
}

function readTagRequest(image: ImageFacts, input: JsonRecord, images: readonly ImageToTag[]): Decided<TagRequest> {
  const tags = readBuildTags(image, input['tags'])
  if (!tags.ok) return tags
  const homeless = tags.value.find(({ variant }) => !images.some((one) => one.variant === variant))
  if (homeless !== undefined)
    return refused('incomplete', `the tag ${showValue(homeless.tag)} has no image of its variant`)
  const text = textIn(input, 'version')
  const version = parseVersion(text)
  if (text !== '' && version === undefined)
    return refused('malformed', `VERSION is ${showValue(text)}, which is no version`)
  if (version === undefined && tags.value.some(({ mobility }) => mobility === 'forward'))
    return refused('missing', 'VERSION is not given, but tags of a release are to be moved')
  const listings = readTagListings(input['listings'], input['readings'])
  if (!listings.ok) return listings
  return decided({
    policy: image.tags,
    platforms: image.platforms,
    tags: tags.value,
    version,
    images,
    listings: listings.value,
  })
}

/** The tags of build-tags, each of the class that the policy gives it. */
function readBuildTags({ tags: policy }: ImageFacts, value: unknown): Decided<readonly BuildTag[]> {
  const records = asRecords(value)
  if (records === undefined) return refused('malformed', 'TAGS is no list of build-tags')
  const tags: BuildTag[] = []
  for (const record of records) {
    const [tag, name, variant] = [textIn(record, 'tag'), textIn(record, 'class'), textIn(record, 'variant')]
    const owner = classOf(policy, tag)
    if (
      owner === undefined ||
      owner.name !== name ||
      owner.writer !== 'build' ||
      (readTag(owner.grammar, tag, policy.variants)?.['variant'] ?? '') !== variant
    )
      return refused(
        'malformed',
        `TAGS has ${showValue(tag)}, which is no tag of the class ${showValue(name)} that a build writes`,
      )
    tags.push({ tag, class: name, mobility: owner.mobility, variant })
  }
  return decided(tags)
}

interface TagToRead {
  readonly repository: string
  readonly tag: string
}

/** What stands in the places of this build, and higher versions as far as they decide: every read is a request to a registry. */
function findTagsToRead(request: TagRequest): readonly TagToRead[] {
  const higher = findHigherVersions(request)
  const wanted = new Map<string, TagToRead>()
  for (const place of findPlaces(request)) {
    const { repository, tag } = place
    const now = request.listings.get(repository)?.get(tag.tag)
    const names = [...(now?.digest === undefined ? [now] : []), ...findUnreadRivals(place, request, higher)]
    for (const one of names)
      if (one !== undefined) wanted.set(`${repository}:${one.name}`, { repository, tag: one.name })
  }
  return [...wanted.values()]
}

/** Two higher versions that all registries have keep a tag where it is, whatever else is read. */
function findUnreadRivals(place: TagPlace, request: TagRequest, higher: HigherVersions): readonly ListedTag[] {
  if (place.tagClass.mobility !== 'forward') return []
  const rivals = findRivals(place, place.repository, { higher, version: request.version })
  if (rivals.filter((rival) => isCompleteVersion(higher, rival)).length > 1) return []
  return rivals.map(({ tag }) => tag).filter(({ digest, platforms }) => digest === undefined || platforms === undefined)
}

function answerTags({ move, stay, expect, isNewest }: TagPlan, { policy, listings }: TagRequest): Answer {
  const patterns = policy.classes.map(({ grammar }) => new RegExp(grammarRegex(grammar, policy.variants)))
  const counts = [...listings].map(([repository, tags]) => {
    const strangers = [...tags.keys()].filter((name) => !patterns.some((pattern) => pattern.test(name))).length
    const versions = findPublished(policy, tags).length
    return `${repository}: ${tags.size} tags, ${versions} of them versions, ${strangers} in no class of the policy`
  })
  return {
    outputs: { move, stay, expect, latest: isNewest },
    log: [
      ...counts,
      ...move.map(({ repository, tag, digest }) => `move  ${repository}:${tag} to ${digest}`),
      ...stay.map(({ repository, tag, because }) => `stay  ${repository}:${tag}, ${because}`),
    ],
  }
}

// Which git tags of versions have no image: a push of more than three tags starts no workflow, and nobody is told.
import { writeTag } from '../../model/tag-grammar.ts'
import type { TagPolicy } from '../../model/tag-policy.ts'
import { compareStable, formatVersion, parseVersion } from '../../model/version.ts'
import type { Version } from '../../model/version.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Door } from '../door.ts'
import { findImage } from '../find-image.ts'
import { readTagListings } from './moving-tags-listing.ts'
import { asTexts } from '../read-fields.ts'
import { showValue } from '../show-value.ts'
import { readVersionTag } from './version-tag.ts'

/** A version that is in git and not, or not whole, in the registry. */
export interface MissingImage {
  readonly git: string
  readonly version: string
  /** The tags that are not there. */
  readonly tags: readonly string[]
}

export interface PublishedState {
  readonly gitTags: readonly string[]
  /** All tags of the image. */
  readonly tags: readonly string[]
  /** Versions below it were never meant to have an image. */
  readonly since?: Version | undefined
}

/** The lowest version comes first, so that whoever builds them in this order ends with the highest. */
function findMissingImages(policy: TagPolicy, { gitTags, tags, since }: PublishedState): readonly MissingImage[] {
  const published = new Set(tags)
  const expected = gitTags.flatMap((git) => expectTags(policy, git) ?? [])
  return expected
    .filter(({ numbers }) => since === undefined || compareStable(numbers, since) >= 0)
    .map(({ git, numbers, version, tags: all }) => ({
      git,
      numbers,
      version,
      tags: all.filter((tag) => !published.has(tag)),
    }))
    .filter(({ tags: missing }) => missing.length > 0)
    .toSorted((a, b) => compareStable(a.numbers, b.numbers) || (a.git < b.git ? -1 : 1))
    .map(({ git, version, tags: missing }) => ({ git, version, tags: missing }))
}

interface ExpectedTags extends MissingImage {
  readonly numbers: Version
}

/** The tags that the build of a git tag writes once, in every variant; undefined for a tag that is no version. */
function expectTags(policy: TagPolicy, git: string): ExpectedTags | undefined {
  const read = readVersionTag(policy, git)
  if (read === undefined) return undefined
  const written = policy.classes.filter(
    ({ causes, mobility }) => mobility === 'write-once' && causes.includes(read.cause),
  )
  const tags = written.flatMap(({ grammar }) =>
    policy.variants.flatMap((variant) => writeTag(grammar, { ...read.values, variant }, policy.variants) ?? []),
  )
  return { git, numbers: read.version, version: formatVersion(read.version), tags: [...new Set(tags)] }
}

export const missingImagesDoor: Door = {
  name: 'missing-images',
  about: 'The git tags of versions whose image tags are not all there.',
  reads: {
    IMAGE: { as: 'text' },
    GIT_TAGS: { as: 'lines-file' },
    TAGS: { as: 'lines-file', optional: true },
    LISTINGS: { as: 'json-file', optional: true },
    SINCE: { as: 'text', optional: true },
  },
  decide: ({ image: name, gitTags, tags, listings, since }, policy) => {
    const image = findImage(policy, name)
    if (!image.ok) return image
    if (image.value.tags.git === undefined)
      return refused('missing', `the tag policy of ${image.value.name} has no git tags, so none can miss its image`)
    const from = readSince(since)
    const published = readPublished(tags, listings)
    if (!from.ok) return from
    if (!published.ok) return published
    const missing = findMissingImages(image.value.tags, {
      gitTags: asTexts(gitTags) ?? [],
      tags: published.value,
      since: from.value,
    })
    return decided({
      outputs: { missing, count: String(missing.length) },
      log: missing.map(({ git, tags: lacking }) => `${git} has no image: ${lacking.join(', ')}`),
    })
  },
}

/** The tags that every repository has. */
function readPublished(tags: unknown, listings: unknown): Decided<readonly string[]> {
  if ((tags === undefined) === (listings === undefined))
    return refused('missing', 'missing-images takes either TAGS or LISTINGS, and is given both or neither')
  if (listings === undefined) return decided(asTexts(tags) ?? [])
  const read = readTagListings(listings)
  if (!read.ok) return read
  const [first, ...others] = [...read.value.values()].map((listing) => [...listing.keys()])
  return decided((first ?? []).filter((tag) => others.every((names) => names.includes(tag))))
}

function readSince(since: unknown): Decided<Version | undefined> {
  if (since === undefined) return decided(undefined)
  const version = parseVersion(String(since))
  return version === undefined
    ? refused('malformed', `SINCE is ${showValue(since)}, not a version such as 1.2.0`)
    : decided(version)
}

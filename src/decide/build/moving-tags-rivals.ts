// The higher versions that keep a tag from moving: which there are, and whether they are complete.
import { parseGrammar } from '../../model/tag-grammar.ts'
import type { TagClass, TagPolicy } from '../../model/tag-policy.ts'
import { compareStable, formatVersion, isStable } from '../../model/version.ts'
import type { Version } from '../../model/version.ts'
import type { BuildTag } from './build-tags.ts'
import { plainPlatform } from '../find-image.ts'
import { findPublished } from './moving-tags-listing.ts'
import type { Listings, PublishedVersion } from './moving-tags-listing.ts'
import type { ImageToTag } from './planned-images.ts'

export interface TagRequest {
  readonly policy: TagPolicy
  /** The platforms that make a version complete. */
  readonly platforms: readonly string[]
  readonly tags: readonly BuildTag[]
  /** The version that is released; undefined for a build without one. */
  readonly version: Version | undefined
  /** The images with the digests that were tested and signed. */
  readonly images: readonly ImageToTag[]
  readonly listings: Listings
}

/** One tag in one repository. */
export interface TagPlace {
  readonly tag: BuildTag
  readonly tagClass: TagClass
  readonly image: ImageToTag
  readonly repository: string
}

/** The versions above the one that is released, highest first, and those of them that are complete. */
export interface HigherVersions {
  readonly byRepository: ReadonlyMap<string, readonly PublishedVersion[]>
  readonly complete: ReadonlySet<string>
}

const keyOf = ({ version, variant }: Pick<PublishedVersion, 'version' | 'variant'>): string =>
  `${formatVersion(version)}${variant}`

export function findHigherVersions(request: TagRequest): HigherVersions {
  const { version, policy, listings } = request
  if (version === undefined || !isStable(version)) return { byRepository: new Map(), complete: new Set() }
  const higher = [...listings].map(([repository, tags]) => {
    const above = findPublished(policy, tags).filter((one) => compareStable(one.version, version) > 0)
    return [repository, above.toSorted((a, b) => compareStable(b.version, a.version))] as const
  })
  return { byRepository: new Map(higher), complete: findComplete(request, new Map(higher)) }
}

/** A version is there when all images of the plan have it, in every registry and for every platform. */
function findComplete(
  { platforms, images }: TagRequest,
  byRepository: HigherVersions['byRepository'],
): ReadonlySet<string> {
  const planned = new Set(platforms.map(plainPlatform))
  const variants = [...new Set(images.map(({ variant }) => variant))]
  const complete = variants.flatMap((variant) => {
    const repositories = images.filter((image) => image.variant === variant).flatMap((image) => image.repositories)
    const sets = repositories.map((repository) => {
      const versions = (byRepository.get(repository) ?? []).filter((one) => one.variant === variant)
      return new Set(versions.filter((one) => hasPlatforms(one, planned)).map(keyOf))
    })
    return [...(sets[0] ?? [])].filter((key) => sets.every((set) => set.has(key)))
  })
  return new Set(complete)
}

/** Platforms that were not read count as there: a tag does not move back because nobody looked. */
function hasPlatforms({ tag }: PublishedVersion, planned: ReadonlySet<string>): boolean {
  const platforms = tag.platforms?.map(plainPlatform)
  return platforms === undefined || (platforms.length === planned.size && platforms.every((name) => planned.has(name)))
}

export const isCompleteVersion = ({ complete }: HigherVersions, rival: PublishedVersion): boolean =>
  complete.has(keyOf(rival))

/** The higher versions of a repository that the tag could stand for: those with the same numbers where its class names them. */
export function findRivals(
  { tag, tagClass }: Pick<TagPlace, 'tag' | 'tagClass'>,
  repository: string,
  { higher, version }: { readonly higher: HigherVersions; readonly version: Version | undefined },
): readonly PublishedVersion[] {
  const names = parseGrammar(tagClass.grammar).flatMap((part) => (part.kind === 'part' ? [part.name] : []))
  const numbers = (['major', 'minor', 'patch'] as const).filter((number) => names.includes(number))
  return (higher.byRepository.get(repository) ?? []).filter(
    (rival) => rival.variant === tag.variant && numbers.every((number) => rival.version[number] === version?.[number]),
  )
}

/** Whether no higher version is complete; where the main variant is built, only that one counts. */
export function isHighestVersion({ version, images }: TagRequest, higher: HigherVersions): boolean {
  if (version === undefined || !isStable(version)) return false
  const hasMain = images.some(({ variant }) => variant === '')
  return ![...higher.byRepository.values()]
    .flat()
    .some((one) => (!hasMain || one.variant === '') && isCompleteVersion(higher, one))
}

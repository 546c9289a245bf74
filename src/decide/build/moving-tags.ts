// Which tags a build writes and moves, and in which order: nothing is written twice, nothing moves back, nothing moves on a guess.
import type { Mobility, TagClass } from '../../model/tag-policy.ts'
import { formatVersion, isStable } from '../../model/version.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { ListedTag, PublishedVersion } from './moving-tags-listing.ts'
import { findHigherVersions, findRivals, isCompleteVersion, isHighestVersion } from './moving-tags-rivals.ts'
import type { HigherVersions, TagPlace, TagRequest } from './moving-tags-rivals.ts'

/** A tag with what it must stand for. */
export interface TagMove {
  readonly repository: string
  readonly tag: string
  readonly digest: string
  readonly class: string
  readonly mobility: Mobility
}

/** A tag that is left alone. */
export interface TagStay {
  readonly repository: string
  readonly tag: string
  readonly because: string
}

export interface TagPlan {
  /** In the order in which they are written: all registries of one tag before the next tag. */
  readonly move: readonly TagMove[]
  readonly stay: readonly TagStay[]
  /** What every tag of the build stands for afterwards, those that it has already among them. */
  readonly expect: readonly TagMove[]
  /** Whether the build is the newest release. */
  readonly isNewest: boolean
}

type Verdict =
  | { readonly kind: 'move' | 'same' }
  | { readonly kind: 'stay'; readonly because: string }
  | { readonly kind: 'conflict' | 'unreadable'; readonly sentence: string }

export function planTags(request: TagRequest): Decided<TagPlan> {
  const higher = findHigherVersions(request)
  const verdicts = findPlaces(request).map((place) => ({ place, verdict: judgePlace(place, request, higher) }))
  const sentencesOf = (kind: 'conflict' | 'unreadable'): readonly string[] =>
    verdicts.flatMap(({ verdict }) => (verdict.kind === kind ? [verdict.sentence] : []))
  const [unreadable, conflicts] = [sentencesOf('unreadable'), sentencesOf('conflict')]
  if (unreadable.length > 0) return refused('unreadable', ...new Set(unreadable))
  if (conflicts.length > 0) return refused('refused', ...conflicts)
  const isHeldBack = verdicts.some(({ place, verdict }) => place.tag.tag === 'latest' && verdict.kind === 'stay')
  return decided({
    move: verdicts.filter(({ verdict }) => verdict.kind === 'move').map(({ place }) => moveOf(place)),
    stay: verdicts.flatMap(({ place, verdict }) => stayOf(place, verdict)),
    expect: verdicts.filter(({ verdict }) => verdict.kind !== 'stay').map(({ place }) => moveOf(place)),
    isNewest: isHighestVersion(request, higher) && !isHeldBack,
  })
}

const moveOf = ({ repository, tag, tagClass, image }: TagPlace): TagMove => {
  return { repository, tag: tag.tag, digest: image.digest, class: tagClass.name, mobility: tagClass.mobility }
}

function stayOf({ repository, tag }: TagPlace, verdict: Verdict): readonly TagStay[] {
  if (verdict.kind === 'move') return []
  const because = verdict.kind === 'stay' ? verdict.because : 'it stands for this build already'
  return [{ repository, tag: tag.tag, because }]
}

/** Every tag in every repository of its images: what is written once first, then channels, then X.Y, X and latest. */
export function findPlaces({ policy, tags, images }: TagRequest): readonly TagPlace[] {
  return tags
    .flatMap((tag) => {
      const tagClass = policy.classes.find(({ name }) => name === tag.class)
      return tagClass === undefined ? [] : [{ tag, tagClass }]
    })
    .toSorted((a, b) => rankOf(a.tagClass) - rankOf(b.tagClass))
    .flatMap(({ tag, tagClass }) =>
      images
        .filter(({ variant }) => variant === tag.variant)
        .flatMap((image) => image.repositories.map((repository) => ({ tag, tagClass, image, repository }))),
    )
}

/** What others hang on is written before what hangs on it. */
function rankOf({ grammar, mobility }: TagClass): number {
  if (grammar === 'latest') return 9
  if (mobility !== 'forward') return mobility === 'write-once' ? 0 : 1
  const said = ['{version}', '{patch}', '{minor}', '{major}'].findIndex((part) => grammar.includes(part))
  return said === -1 ? 8 : 2 + said
}

function judgePlace(place: TagPlace, request: TagRequest, higher: HigherVersions): Verdict {
  const { tag, tagClass, image, repository } = place
  const tags = request.listings.get(repository)
  if (tags === undefined)
    return { kind: 'unreadable', sentence: `there is no listing of ${repository}; no tag is moved` }
  const now = tags.get(tag.tag)
  if (tagClass.mobility === 'forward') return judgeForward(place, request, higher)
  if (now?.digest === image.digest) return { kind: 'same' }
  if (now === undefined || tagClass.mobility === 'free') return { kind: 'move' }
  if (now.digest === undefined)
    return { kind: 'unreadable', sentence: `nobody has read what ${repository}:${tag.tag} stands for` }
  const sentence =
    `${repository}:${tag.tag} stands for ${now.digest} and is written once; this build is ${image.digest}: ` +
    'publish it under a new version'
  return { kind: 'conflict', sentence }
}

/** A tag that only moves forward stays where a higher version is complete, and where it stands for a higher one now. */
function judgeForward(place: TagPlace, request: TagRequest, higher: HigherVersions): Verdict {
  const { tag, image, repository } = place
  const { version, listings } = request
  if (version === undefined || !isStable(version)) return { kind: 'stay', because: 'this build is no stable version' }
  const held = image.repositories.map((name) => {
    return { now: listings.get(name)?.get(tag.tag), rivals: findRivals(place, name, { higher, version }) }
  })
  const complete = held.flatMap(({ rivals }) => rivals).find((rival) => isCompleteVersion(higher, rival))
  if (complete !== undefined) return { kind: 'stay', because: `${formatVersion(complete.version)} is higher` }
  const kept = held.flatMap(({ now, rivals }) => rivals.filter((rival) => isSameTarget(rival.tag, now)))[0]
  if (kept !== undefined)
    return { kind: 'stay', because: `it stands for ${formatVersion(kept.version)}, which is higher` }
  if (held.some(({ now, rivals }) => isUnclear(now, rivals)))
    return {
      kind: 'unreadable',
      sentence: `nobody has read whether ${repository}:${tag.tag} stands for a higher version`,
    }
  return { kind: listings.get(repository)?.get(tag.tag)?.digest === image.digest ? 'same' : 'move' }
}

const isSameTarget = (rival: ListedTag, now: ListedTag | undefined): boolean =>
  rival.digest !== undefined && rival.digest === now?.digest

/** A tag of unknown origin beside a higher version could stand for that one. */
const isUnclear = (now: ListedTag | undefined, rivals: readonly PublishedVersion[]): boolean =>
  now !== undefined &&
  rivals.length > 0 &&
  (now.digest === undefined || rivals.some(({ tag }) => tag.digest === undefined))

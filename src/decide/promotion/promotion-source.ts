// Which reference is resolved for a promotion or rollback: what somebody typed, else the channel; refused before anything is read.
import type { ImageFacts } from '../../model/image.ts'
import { readGitTag } from '../../model/git-tag.ts'
import { classOf, isTagName, writeTag } from '../../model/tag-grammar.ts'
import type { TagClass } from '../../model/tag-policy.ts'
import { isPromotable, isRollbackTag } from '../../model/channel.ts'
import { nameOf } from './channel-classes.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Door } from '../door.ts'
import { findImage } from '../find-image.ts'
import { isImageDigest, textIn } from '../read-fields.ts'
import { readChangeKind } from './read-promotion-input.ts'
import type { ChangeKind } from './read-promotion-input.ts'
import { showValue } from '../show-value.ts'

/** What is asked for: to move a channel to something newer, or back. */
export interface SourceWish {
  readonly kind: ChangeKind
  readonly image: ImageFacts
  readonly channel: string
  /** A tag or digest. */
  readonly given: string
}

/** A tag of the image, or a digest that needs no look-up. */
export type PromotionSource =
  | { readonly tag: string; readonly digest: ''; readonly ref: string }
  | { readonly tag: ''; readonly digest: string; readonly ref: string }

/** Reads a tag or digest. A git tag such as `v1.2.3` stands for the tag of its version. */
export function readPromotionSource({ kind, image, channel, given }: SourceWish): Decided<PromotionSource> {
  if (given.includes(':')) {
    if (!isImageDigest(given))
      return refused('malformed', `the digest must be sha256: and 64 hex digits, and is ${showValue(given)}`)
    return decided({ tag: '', digest: given, ref: `${nameOf(image)}@${given}` })
  }
  const tag = versionTagOf(image, given) ?? given
  if (!isTagName(tag)) return refused('malformed', `${showValue(given)} is neither a tag nor a digest`)
  const found = classOf(image.tags, tag)
  const isTaken = kind === 'promotion' ? isPromotable : isRollbackTag
  if (found !== undefined && isTaken(found, channel))
    return decided({ tag, digest: '', ref: `${nameOf(image)}:${tag}` })
  const taken = image.tags.classes.filter((one) => isTaken(one, channel)).map(({ grammar }) => grammar)
  return refused('refused', `${showValue(given)} ${refusalWords(kind, channel, found)}; ${takenWords(taken)}`)
}

function versionTagOf({ tags }: ImageFacts, given: string): string | undefined {
  const read = readGitTag(tags, given)
  const version = tags.classes.find(({ causes }) => read !== undefined && causes.includes(read.cause))
  return read && version && writeTag(version.grammar, read.values)
}

function refusalWords(kind: ChangeKind, channel: string, found: TagClass | undefined): string {
  const what = found === undefined ? 'in no class of tags' : `of the class ${found.name}`
  return kind === 'promotion'
    ? `is ${what}, and is not promoted to ${channel}`
    : `is ${what}, and ${channel} is not rolled back to it`
}

const takenWords = (grammars: readonly string[]): string => `these are, or a digest: ${grammars.join(', ') || 'none'}`

export const promotionSourceDoor: Door = {
  name: 'promotion-source',
  about: 'Reads the tag or digest that is to be promoted or rolled back to, before it is resolved.',
  reads: {
    IMAGE: { as: 'text' },
    CHANNEL: { as: 'text' },
    KIND: { as: 'text', optional: true },
    GIVEN: { as: 'text', optional: true },
    DEFAULT: { as: 'text', optional: true },
  },
  decide: (input, policy) => {
    const image = findImage(policy, input['image'])
    if (!image.ok) return image
    const kind = readChangeKind(input)
    if (!kind.ok) return kind
    const given = textIn(input, 'given').trim() || textIn(input, 'default')
    if (given === '' && kind.value === 'rollback')
      return decided({ outputs: { ref: '', tag: '', digest: '', from: '' } })
    if (given === '') return refused('missing', 'nothing is said about what to promote')
    const source = readPromotionSource({
      kind: kind.value,
      image: image.value,
      channel: textIn(input, 'channel'),
      given,
    })
    if (!source.ok) return source
    const { tag, digest, ref } = source.value
    return decided({ outputs: { ref, tag, digest, from: tag || digest } })
  },
}

// The classes of tags that a promotion or rollback has to do with: the channel, its aliases, its stamps.
import { keptName } from '../../model/channel.ts'
import type { KeptKind } from '../../model/channel.ts'
import type { ImageFacts } from '../../model/image.ts'
import { fullName } from '../../model/image.ts'
import { classOf } from '../../model/tag-grammar.ts'
import type { TagClass } from '../../model/tag-policy.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import { showValue } from '../show-value.ts'

/** One tag that is to be written, with its class. */
export interface ChannelTag {
  readonly tag: string
  readonly class: TagClass
}

/** A channel of an image as a promotion moves it. */
export interface MovedChannel {
  readonly image: ImageFacts
  readonly channel: ChannelTag
  /** Tags that always stand for the same as the channel. */
  readonly also: readonly ChannelTag[]
}

/** The channel and its aliases; each must be a tag that promotions move. */
export function findChannel(image: ImageFacts, channel: string, also: readonly string[] = []): Decided<MovedChannel> {
  const tags: ChannelTag[] = []
  for (const tag of [channel, ...also.filter((alias) => alias !== channel)]) {
    const found = classOf(image.tags, tag)
    if (found?.writer === 'promotion' && found.mobility === 'free') {
      tags.push({ tag, class: found })
      continue
    }
    const reason = found === undefined ? 'is in no class of its tags' : `is written by ${writerWords(found)}`
    return refused(
      'refused',
      `a promotion does not move ${showValue(tag)} of ${image.name}: it ${reason}; it moves: ${movedNames(image)}`,
    )
  }
  const [first, ...others] = tags
  if (first === undefined) return refused('missing', `${image.name} has no channel to move`)
  return decided({ image, channel: first, also: others })
}

const writerWords = ({ name, writer, mobility }: TagClass): string =>
  writer === 'build'
    ? `builds (class ${name})`
    : `promotions ${mobility === 'write-once' ? 'once' : 'forward'} (class ${name})`

const movedNames = ({ tags }: ImageFacts): string =>
  tags.classes
    .filter(({ writer, mobility }) => writer === 'promotion' && mobility === 'free')
    .map(({ grammar }) => grammar)
    .join(', ') || 'none'

/** The image in its first registry, as sentences and references name it. */
export function nameOf({ name, registries }: ImageFacts): string {
  const [first] = registries
  return first === undefined ? name : fullName(first)
}

/** The class of the tags that a change of the channel leaves behind, where the policy has it. */
export function keptClass({ tags }: ImageFacts, channel: string, kind: KeptKind): TagClass | undefined {
  return tags.classes.find(({ name, writer }) => writer === 'promotion' && name === keptName(channel, kind))
}

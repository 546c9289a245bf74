// What the jobs of a promotion or rollback have in common: the channel that is moved, its aliases, who must have signed.
import type { Image } from '../../dsl/image.ts'
import type { RunsOn } from '../../dsl/job.ts'
import { isKeptFor, isPromotable } from '../../model/channel.ts'
import { fullName } from '../../model/image.ts'
import { classOf } from '../../model/tag-grammar.ts'
import type { Signer } from './signed-by.ts'

/** A change of a channel as its author wants it. */
export interface Change {
  readonly kind: 'promotion' | 'rollback'
  readonly image: Image
  readonly channel: string
  /** Tags that always stand for the same as the channel. */
  readonly also: readonly string[]
  readonly signer: Signer
  /** The environment whose reviewers are asked; undefined when nobody is. */
  readonly approval: string | undefined
  /** The environment that holds the secrets of the registries; undefined when the repository holds them. */
  readonly credentials: string | undefined
  readonly runner: RunsOn
}

/** The names that are promoted; one image, in each of its registries. */
export function namesOf({ image }: Pick<Change, 'image'>): readonly [string, ...string[]] {
  const [first, ...others] = image.registries.map(fullName)
  if (first === undefined || first.includes('{'))
    throw new TypeError(`${image.name} has several products, which no promotion moves together yet`)
  return [first, ...others]
}

/** The class of a tag, for what a step says that it reads. */
export function classesOf({ tags }: Pick<Image, 'tags'>, tag: string): readonly string[] {
  const found = classOf(tags, tag)
  return found === undefined ? [] : [found.name]
}

/** The classes of tags that a change of the channel may write. */
export function writtenClasses({
  image,
  channel,
  also,
}: Pick<Change, 'image' | 'channel' | 'also'>): readonly string[] {
  const wanted = new Set([channel, ...also].flatMap((tag) => classOf(image.tags, tag)?.name ?? []))
  return image.tags.classes.filter((one) => wanted.has(one.name) || isKeptFor(channel, one)).map(({ name }) => name)
}

/** Refuses at once what every run would refuse: a tag that no promotion moves. */
export function refuseChannel({ image, channel, also }: Pick<Change, 'image' | 'channel' | 'also'>): void {
  const isMoved = (tag: string): boolean => {
    const found = classOf(image.tags, tag)
    return found?.writer === 'promotion' && found.mobility === 'free'
  }
  const wrong = [channel, ...also].find((tag) => !isMoved(tag))
  if (wrong === undefined) return
  const moved = image.tags.classes.filter(({ grammar }) => isMoved(grammar)).map(({ grammar }) => grammar)
  throw new TypeError(`no promotion moves '${wrong}' of ${image.name} (they move: ${moved.join(', ') || 'nothing'})`)
}

/** Refuses what no promotion to the channel takes. */
export function refuseSource({ image, channel }: Pick<Change, 'image' | 'channel'>, from: string): void {
  const found = classOf(image.tags, from)
  if (found !== undefined && isPromotable(found, channel)) return
  const taken = image.tags.classes.filter((one) => isPromotable(one, channel)).map(({ grammar }) => grammar)
  throw new TypeError(
    `'${from}' of ${image.name} is not promoted to ${channel} (these are: ${taken.join(', ') || 'none'})`,
  )
}

/** The environment that lends a job its secrets. */
export const environmentOf = (name: string | undefined): object =>
  // The environment gives its secrets; what was promoted is told by a record of its own.
  name === undefined ? {} : { environment: { name, deployment: false } }

// The classes of tags around a channel, such as prod: what it takes, what it leaves behind, what it can go back to.
import type { TagClass } from './tag-policy.ts'

/** Tags that a promotion leaves, named after a commit or, where none is known, after a digest; and those of a rollback. */
const keptKinds = ['stamp', 'stamp-digest', 'rollback'] as const

export type KeptKind = (typeof keptKinds)[number]

/** The name of the class of such tags. */
export const keptName = (channel: string, kind: KeptKind): string => `${channel}-${kind}`

/** Tags that only say what the channel itself stood for once. */
export const isKeptFor = (channel: string, { name, writer }: TagClass): boolean =>
  writer === 'promotion' && keptKinds.some((kind) => name === keptName(channel, kind))

/** What a promotion to the channel takes: what a release or a named branch made, and what another channel stands for. */
export function isPromotable(tagClass: TagClass, channel: string): boolean {
  const { name, writer, causes } = tagClass
  if (writer === 'promotion') return name !== channel && !isKeptFor(channel, tagClass)
  return causes.some((cause) => typeof cause === 'object' || cause === 'release' || cause === 'rebuild')
}

/** What a rollback of the channel takes: a tag that never moves, of a promotion to it or of what may be promoted. */
export function isRollbackTag(tagClass: TagClass, channel: string): boolean {
  if (tagClass.mobility !== 'write-once') return false
  return isKeptFor(channel, tagClass) || (tagClass.writer === 'build' && isPromotable(tagClass, channel))
}

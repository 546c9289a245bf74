// What a promotion will do: which digest, which tags in which order, what is recorded; or why it is not done.
import { classOf, writeTag } from '../../model/tag-grammar.ts'
import type { Mobility } from '../../model/tag-policy.ts'
import { findOpenRecord, findOwnRecord, makeRecord } from './change-record.ts'
import { keptClass, nameOf } from './channel-classes.ts'
import type { ChannelTag, MovedChannel } from './channel-classes.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import { followLog } from './promotion-history.ts'
import { describeRecord, newestRecord } from './promotion-log.ts'
import type { ChangeRecord, LogEntry } from './promotion-log-entry.ts'
import type { Author } from './read-promotion-input.ts'

/** What somebody wants to promote, and what stands where. */
export interface PromotionWish extends Author {
  readonly moved: MovedChannel
  /** The tag or digest that was resolved. */
  readonly from: string
  /** Empty when the source does not exist. */
  readonly source: string
  /** What the channel stands for now; empty when it does not exist. */
  readonly target: string
  /** Commits that the image may be built from, the likeliest first. */
  readonly revisions: readonly string[]
  /** YYYYMMDD */
  readonly date: string
  /** Why a digest is promoted although it was rolled back from; empty when nobody insists. */
  readonly override: string
  readonly entries: readonly LogEntry[]
}

/** One tag to write. A cosmetic one may fail with a warning. */
export interface ChannelWrite {
  readonly tag: string
  readonly class: string
  readonly mobility: Mobility
  readonly need: 'must' | 'may'
}

export interface PromotionPlan {
  readonly digest: string
  readonly replaces: string
  /** The tag that stays; empty when the policy has none, or nothing changes. */
  readonly stamp: string
  readonly revisions: readonly string[]
  /** In the order of writing: what never moves comes first, the channel last, so that a run that breaks off can be repeated. */
  readonly writes: readonly ChannelWrite[]
  /** Whether the channel will stand for something else. */
  readonly change: boolean
  /** A record to begin, one to finish that an earlier run left open, or none. */
  readonly log: 'start' | 'finish' | 'none'
  /** The record to finish. */
  readonly open: LogEntry | undefined
  readonly record: ChangeRecord
  /** The newest record that was looked at. */
  readonly seen: string
}

/** Plans a promotion. A run that is repeated goes on with the digest that it began with. */
export function planPromotion(wish: PromotionWish): Decided<PromotionPlan> {
  const { moved, entries, run, target } = wish
  const own = findOwnRecord(entries, run, 'promotion')
  if (!own.ok) return own
  const begun = own.value
  const problem = begun === undefined ? findSourceProblem(wish) : undefined
  if (problem !== undefined) return problem
  const digest = begun?.digest ?? wish.source
  const replaces = begun?.replaces ?? target
  const change = digest !== target
  // The record of another run is finished, not begun a second time.
  const isOwn = begun?.run === run
  const open = change || isOwn ? undefined : (begun ?? findOpenRecord(entries, target, 'promotion'))
  const revisions = begun?.revision === undefined ? wish.revisions : [begun.revision]
  const kept = begun ?? open
  const stamp = kept?.stamp ?? (change ? writeStamp(wish, digest) : '')
  const { image, channel } = moved
  const { by, reason, override } = wish
  const [revision = ''] = revisions
  return decided({
    digest,
    replaces,
    stamp,
    revisions,
    writes: [...stampWrites(moved, stamp), ...[...moved.also, channel].map(asWrite)],
    change,
    log: change || isOwn ? 'start' : open === undefined ? 'none' : 'finish',
    open,
    record: makeRecord({
      kind: 'promotion',
      image: image.name,
      digest,
      replaces,
      stamp,
      revision,
      by,
      run,
      reason,
      override,
    }),
    seen: newestRecord(entries),
  })
}

function findSourceProblem({
  moved,
  from,
  source,
  target,
  entries,
  override,
}: PromotionWish): Decided<never> | undefined {
  const { image, channel } = moved
  const ref = `${nameOf(image)}${from.includes(':') ? '@' : ':'}${from}`
  if (source === '') return refused('missing', `Failed to resolve ${ref}`)
  const rollback = followLog(entries, target).rejected.get(source)
  if (rollback === undefined || override !== '') return undefined
  const history = `${channel.tag} was rolled back from it: ${describeRecord(rollback)}`
  return refused(
    'refused',
    `${source} is not promoted again: ${history}; to promote it all the same, say why in the override`,
  )
}

/**
 * A commit in the name where one is known; else a form of its own, so that nobody takes part of a digest for a commit. Empty
 * where the policy has no such class: the record alone then tells of the promotion.
 */
function writeStamp({ moved, revisions, date }: PromotionWish, digest: string): string {
  const { image, channel } = moved
  const [commit] = revisions
  const found = keptClass(image, channel.tag, commit === undefined ? 'stamp-digest' : 'stamp')
  const hex = digest.slice('sha256:'.length)
  const values = { date, hex, hex12: hex.slice(0, 12), ...(commit && { sha7: commit.slice(0, 7), sha40: commit }) }
  return (found && writeTag(found.grammar, values)) ?? ''
}

function stampWrites({ image }: MovedChannel, stamp: string): readonly ChannelWrite[] {
  const found = classOf(image.tags, stamp)
  return found === undefined ? [] : [asWrite({ tag: stamp, class: found })]
}

/** A tag that has to be written. */
export const asWrite = ({ tag, class: { name, mobility } }: ChannelTag): ChannelWrite => ({
  tag,
  class: name,
  mobility,
  need: 'must',
})

// Where a rollback goes: to the newest completed promotion before the current one that was not rolled back from, or where it is told.
import { findOpenRecord, findOwnRecord } from './change-record.ts'
import { nameOf } from './channel-classes.ts'
import type { MovedChannel } from './channel-classes.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import { followLog, previousMilestone } from './promotion-history.ts'
import type { ChannelHistory, Milestone } from './promotion-history.ts'
import { describeRecord } from './promotion-log.ts'
import type { LogEntry } from './promotion-log-entry.ts'

/** What is known when somebody wants to go back. */
export interface RollbackWish {
  readonly moved: MovedChannel
  /** What the channel stands for now; empty when that is not known. */
  readonly current: string
  readonly entries: readonly LogEntry[]
  /** A tag or digest; empty to go back by one. */
  readonly wanted: string
  /** What the tag stands for; empty when it does not exist. */
  readonly wantedDigest: string
  /** Why a digest is taken that was never in production, or was rolled back from; empty when nobody insists. */
  readonly breakGlass: string
  readonly run: string
}

export interface RollbackTarget {
  readonly digest: string
  /** What the channel stood for when the rollback began. */
  readonly replaces: string
  /** The promotion that is gone back to; none for what was there before the log, or was never in production. */
  readonly entry: LogEntry | undefined
  /** What an earlier attempt of this run has begun, or another run has left. */
  readonly begun: LogEntry | undefined
  /** False when another run made the record. */
  readonly isOwn: boolean
}

/** Chooses the target. The order is that of the log, never that of dates of tags; a run that is repeated keeps its target. */
export function chooseRollbackTarget(wish: RollbackWish): Decided<RollbackTarget> {
  const { moved, current, entries, run, wanted } = wish
  const { tag } = moved.channel
  if (current === '') return refused('missing', `Failed to inspect current :${tag} digest.`)
  const own = findOwnRecord(entries, run, 'rollback')
  if (!own.ok) return own
  const history = followLog(entries, current)
  const open = findOpenRecord(entries, current, 'rollback')
  const begun = own.value ?? (leadsTo(wish, open?.digest) ? open : undefined)
  if (begun !== undefined) {
    const { digest, replaces } = begun
    // The record of another run is finished, not begun a second time.
    const isOwn = own.value !== undefined && own.value.run === run
    return decided({ digest, replaces, entry: promotionOf(history, digest), begun, isOwn })
  }
  const chosen = wanted === '' ? chooseByLog(wish, history) : chooseWanted(wish, history)
  if (!chosen.ok) return chosen
  return decided({ digest: chosen.value.digest, replaces: current, entry: chosen.value.entry, begun, isOwn: false })
}

/** A rollback without a target leads wherever the last one was to go. */
const leadsTo = (wish: RollbackWish, digest: string | undefined): boolean =>
  wish.wanted === '' || wantedDigestOf(wish) === digest

const wantedDigestOf = ({ wanted, wantedDigest }: RollbackWish): string =>
  wanted.includes(':') ? wanted : wantedDigest

const promotionOf = ({ completed }: ChannelHistory, digest: string): LogEntry | undefined =>
  completed.get(digest)?.entry

function chooseByLog({ moved, current }: RollbackWish, history: ChannelHistory): Decided<Milestone> {
  const previous = previousMilestone(history, current)
  if (previous !== undefined) return decided(previous)
  const { tag } = moved.channel
  const rejections = [...history.rejected.values()]
  const why =
    rejections.length === 0
      ? []
      : [`Left out, for they were rolled back from: ${[...history.rejected.keys()].join(', ')}.`]
  return refused('refused', `No previous ${tag}-* tag found whose digest differs from current :${tag}.`, ...why)
}

function chooseWanted(wish: RollbackWish, history: ChannelHistory): Decided<Milestone> {
  const { moved, current, wanted, breakGlass } = wish
  const { image, channel } = moved
  const digest = wantedDigestOf(wish)
  if (digest === '') return refused('refused', `Tag ${wanted} not found in ${nameOf(image)}`)
  if (digest === current) return refused('refused', `Target tag ${wanted} already matches current :${channel.tag}.`)
  const known = history.completed.get(digest)
  const rejection = history.rejected.get(digest)
  const insist = 'to go there all the same, say why in the break-glass input'
  if (breakGlass === '' && rejection !== undefined)
    return refused('refused', `${wanted} was rolled back from: ${describeRecord(rejection)}; ${insist}`)
  if (breakGlass === '' && known === undefined)
    return refused('refused', `${wanted} (${digest}) was never promoted to ${channel.tag} to the end; ${insist}`)
  return decided(known ?? { digest, complete: false })
}

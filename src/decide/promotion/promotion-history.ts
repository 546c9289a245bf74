// What a promotion log says about a channel: which digests stood there, in which order, and which were rolled back from.
import type { LogEntry } from './promotion-log-entry.ts'

/** One place in the line of what a channel stood for. */
export interface Milestone {
  readonly digest: string
  /** False when the change was never finished: the channel was moved, and nobody knows how well. */
  readonly complete: boolean
  /** None for what stood there before the log began. */
  readonly entry?: LogEntry
}

export interface ChannelHistory {
  /** From the oldest to what stands there now. A rollback goes back along it, and does not lengthen it. */
  readonly line: readonly Milestone[]
  /** Every milestone that was ever completed, by its digest, as it was last. */
  readonly completed: ReadonlyMap<string, Milestone>
  /** Digests that were rolled back from, each with the rollback; one that somebody insisted on later is not among them. */
  readonly rejected: ReadonlyMap<string, LogEntry>
}

/**
 * Follows the log to now. What a channel was seen to stand for counts more than what a record meant to do: a change that was
 * never finished counts when the next look shows it, and a move by hand counts too. No time and no tag is looked at.
 */
export function followLog(entries: readonly LogEntry[], current = ''): ChannelHistory {
  const completed = new Map<string, Milestone>()
  const rejected = new Map<string, LogEntry>()
  let line: readonly Milestone[] = []
  const stand = (milestone: Milestone): void => {
    if (milestone.complete) completed.set(milestone.digest, milestone)
    line = [...line, milestone]
  }
  const before = entries[0]?.replaces ?? ''
  if (before !== '') stand({ digest: before, complete: true })
  entries.forEach((entry, n) => {
    const { digest, kind, replaces, override, state } = entry
    line = lineSeenAt(line, replaces)
    const complete = state === 'success'
    const hasMoved = replaces !== digest && (entries[n + 1]?.replaces ?? current) === digest
    if (!complete && !hasMoved) return
    if (kind === 'rollback' && replaces !== '' && replaces !== digest) rejected.set(replaces, entry)
    if (override !== undefined) rejected.delete(digest)
    if (kind === 'rollback') line = cutBackTo(line, digest) ?? line
    const top = line.at(-1)
    if (top?.digest === digest && (top.complete || !complete)) return
    if (top?.digest === digest) line = line.slice(0, -1)
    stand({ digest, complete, entry })
  })
  return { line: lineSeenAt(line, current), completed, rejected }
}

/** The line when the channel is seen to stand for a digest: one that has no place in it came by hand. */
function lineSeenAt(line: readonly Milestone[], digest: string): readonly Milestone[] {
  if (digest === '') return line
  return cutBackTo(line, digest) ?? [...line, { digest, complete: false }]
}

/** Takes off what lies above the newest place of a digest; undefined when it has none. */
function cutBackTo(line: readonly Milestone[], digest: string): readonly Milestone[] | undefined {
  const place = line.findLastIndex((milestone) => milestone.digest === digest)
  return place === -1 ? undefined : line.slice(0, place + 1)
}

/** The newest digest before the current one that was completed and not rolled back from. */
export const previousMilestone = ({ line, rejected }: ChannelHistory, current: string): Milestone | undefined =>
  line.findLast(({ digest, complete }) => complete && digest !== current && !rejected.has(digest))

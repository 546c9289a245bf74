// Which images the promotion log goes by: those that are moved now, and those that a rollback may want back.
import { followLog } from './promotion-history.ts'
import type { LogEntry } from './promotion-log-entry.ts'

export interface PromotedDigests {
  /** Of changes that began and have not ended. */
  readonly running: readonly string[]
  /** Of the last changes that were done, with what they replaced. */
  readonly last: readonly string[]
  /** What stands there and where the next rollbacks go. Rollbacks are changes too, so these can be older than the last changes. */
  readonly back: readonly string[]
}

/** No run lives longer, not even one that waits for approval. */
const longestRunMs = 35 * 86_400_000

/** Looks through the entries, the oldest first; `count` is how many changes back a rollback of each channel may go. */
export function findPromotedDigests(
  entries: readonly LogEntry[],
  { now, count }: { readonly now: number; readonly count: number },
): PromotedDigests {
  const isRunning = ({ state, at }: LogEntry): boolean => state === 'in_progress' && now - Date.parse(at) < longestRunMs
  const channels = channelsOf(entries)
  return {
    running: digestsOf(entries.filter(isRunning)),
    last: channels.flatMap((log) =>
      digestsOf(
        lastOf(
          log.filter(({ state }) => state === 'success'),
          count,
        ),
      ),
    ),
    back: channels.flatMap((log) => findPlacesBack(log, count)),
  }
}

/** The logs of several channels come as one; each has a line of its own. */
function channelsOf(entries: readonly LogEntry[]): readonly (readonly LogEntry[])[] {
  const names = new Set(entries.map(({ environment }) => environment))
  return [...names].map((name) => entries.filter(({ environment }) => environment === name))
}

const lastOf = <T>(items: readonly T[], count: number): readonly T[] => items.slice(Math.max(0, items.length - count))

const digestsOf = (entries: readonly LogEntry[]): readonly string[] =>
  entries.flatMap(({ digest, replaces }) => [digest, replaces]).filter((digest) => digest !== '')

/** Whether an unfinished change has moved the channel is not in the log, so both answers are gone by. */
function findPlacesBack(log: readonly LogEntry[], count: number): readonly string[] {
  const newest = log.at(-1)
  if (newest === undefined || count === 0) return []
  const isDone = newest.state === 'success'
  const standings = isDone ? [newest.digest] : [newest.replaces, newest.digest]
  const places = standings.flatMap((current) => placesIn(log, current, count))
  // The next rollback finishes what this one left.
  const isLeft = newest.kind === 'rollback' && !isDone
  return [...new Set(isLeft ? [newest.digest, ...places] : places)]
}

/**
 * The newest place first, and so many below it. It is the one that stands there, and counts too: after a move by hand a rollback
 * goes back to it. A digest that had several places counts once.
 */
function placesIn(log: readonly LogEntry[], current: string, count: number): readonly string[] {
  const { line, rejected } = followLog(log, current)
  const good = line.filter(({ digest, complete }) => complete && !rejected.has(digest))
  return [...new Set(good.map(({ digest }) => digest).toReversed())].slice(0, count + 1)
}

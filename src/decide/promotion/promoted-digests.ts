// Which images the promotion log goes by: those that are moved now, and those that a rollback may want back.
import type { LogEntry } from './promotion-log-entry.ts'

export interface PromotedDigests {
  /** Of changes that began and have not ended. */
  readonly running: readonly string[]
  /** Of the last changes that were done, with what they replaced. */
  readonly last: readonly string[]
}

/** No run lives longer, not even one that waits for approval. */
const longestRunMs = 35 * 86_400_000

/** Looks through the entries, the oldest first; `count` is how many changes back a rollback may go. */
export function findPromotedDigests(
  entries: readonly LogEntry[],
  { now, count }: { readonly now: number; readonly count: number },
): PromotedDigests {
  const isRunning = ({ state, at }: LogEntry): boolean => state === 'in_progress' && now - Date.parse(at) < longestRunMs
  const done = entries.filter(({ state }) => state === 'success')
  return {
    running: digestsOf(entries.filter(isRunning)),
    last: digestsOf(done.slice(Math.max(0, done.length - count))),
  }
}

const digestsOf = (entries: readonly LogEntry[]): readonly string[] =>
  entries.flatMap(({ digest, replaces }) => [digest, replaces]).filter((digest) => digest !== '')

// What is kept of a change of a channel, and how a run that is repeated finds what it has begun.
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import { describeRecord } from './promotion-log.ts'
import type { ChangeRecord, LogEntry } from './promotion-log-entry.ts'
import type { ChangeKind } from './read-promotion-input.ts'

/** The record of a change that is about to be made. */
export function makeRecord({ kind, image, digest, replaces, ...details }: Required<ChangeRecord>): ChangeRecord {
  const given = Object.entries(details).filter(([, value]) => value !== '')
  return { kind, image, digest, replaces, ...(Object.fromEntries(given) as Partial<ChangeRecord>) }
}

/**
 * What this run began in an earlier attempt, or finished of what another run had left: it goes on with that, whatever its
 * source stands for by now. When something else was recorded since, the run has been overtaken and stops.
 */
export function findOwnRecord(
  entries: readonly LogEntry[],
  run: string,
  kind: ChangeKind,
): Decided<LogEntry | undefined> {
  const place = run === '' ? -1 : entries.findLastIndex((entry) => entry.run === run || isFinishedBy(entry, run, kind))
  const own = entries[place]
  if (own === undefined) return decided(undefined)
  const newer = entries[place + 1]
  const did = own.run === run ? 'made' : 'finished'
  if (newer !== undefined)
    return refused(
      'refused',
      `this run ${did} ${describeRecord(own)}, and since then there was ${describeRecord(newer)}; start a new run`,
    )
  if (own.kind !== kind) return refused('refused', `this run made ${describeRecord(own)}, and is now to make a ${kind}`)
  return decided(own)
}

/** A run only ever finishes what is of its own kind, so a record of the other kind says nothing about it. */
const isFinishedBy = (entry: LogEntry, run: string, kind: ChangeKind): boolean =>
  entry.kind === kind && entry.runs?.includes(run) === true

/**
 * What another run began and left: the channel stands for its digest, and not all is done. A new run of the same kind that leads
 * there finishes it, instead of taking one more step.
 */
export function findOpenRecord(entries: readonly LogEntry[], current: string, kind: ChangeKind): LogEntry | undefined {
  const newest = entries.at(-1)
  const isOpen = newest?.kind === kind && newest.state !== 'success' && newest.replaces !== newest.digest
  return isOpen && newest.digest === current ? newest : undefined
}

// The promotion log in its order: every change of a channel that was recorded, and the attempts, oldest first.
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import { readLogEntry } from './promotion-log-entry.ts'
import type { LogEntry } from './promotion-log-entry.ts'
import { asRecords, isJsonRecord } from '../read-fields.ts'

/** The log of one channel of one image. */
export interface PromotionLog {
  readonly entries: readonly LogEntry[]
  /** How many deployments of the environment are of others. */
  readonly unrelated: number
}

/**
 * Reads a log. A record of ours that is broken stops everything: without it nobody can say what was in production. Records of
 * another image are left out.
 */
export function readPromotionLog(raw: unknown, image?: string): Decided<PromotionLog> {
  const records = asRecords(isJsonRecord(raw) ? raw['entries'] : raw)
  if (records === undefined) return refused('unreadable', 'the promotion log is no list of records')
  const readings = records.map(readLogEntry)
  const problems = readings.flatMap((reading) => ('problem' in reading ? [reading.problem] : []))
  if (problems.length > 0) return refused('unreadable', ...problems)
  const all = readings.flatMap((reading) => ('entry' in reading ? [reading.entry] : []))
  const own = all.filter((entry) => entry.image === undefined || image === undefined || entry.image === image)
  const entries = withoutRepeats(own)
  if (!entries.ok) return entries
  return decided({ entries: entries.value, unrelated: records.length - own.length })
}

/** The numbers rise as records are made; nothing that can change later decides the order. */
const inOrderOfMaking = (a: LogEntry, b: LogEntry): number => a.id - b.id || Date.parse(a.at) - Date.parse(b.at)

/** Pages shift while a log is read, so a record can come twice. Two records of one number cannot be. */
function withoutRepeats(entries: readonly LogEntry[]): Decided<readonly LogEntry[]> {
  const byId = new Map<number, LogEntry>()
  for (const entry of entries.toSorted(inOrderOfMaking)) {
    const known = byId.get(entry.id)
    if (known !== undefined && !isSameChange(known, entry))
      return refused(
        'unreadable',
        `record ${entry.id} of the promotion log is there twice, for ${known.digest} and ${entry.digest}`,
      )
    byId.set(entry.id, known?.state === 'success' ? known : entry)
  }
  return decided([...byId.values()])
}

const isSameChange = (a: LogEntry, b: LogEntry): boolean =>
  a.kind === b.kind && a.digest === b.digest && a.replaces === b.replaces

/** What stands for that number where the log could not be read: that is not the same as no record. */
export const unreadLog = 'unread'

/** The number of the newest record; empty when there is none. */
export const newestRecord = (entries: readonly LogEntry[]): string => String(entries.at(-1)?.id ?? '')

/** A record in a sentence. */
export function describeRecord({ id, at, kind, digest, by, reason, stamp }: LogEntry): string {
  const who = by === undefined ? '' : ` by ${by}`
  return `${kind} ${id < 0 ? (stamp ?? digest) : id} of ${at.slice(0, 10)}${who}${reason === undefined ? '' : ` (${reason})`}`
}

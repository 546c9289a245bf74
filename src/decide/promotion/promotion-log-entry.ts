// One record of the promotion log: a deployment of GitHub with its statuses, or the same in short.
import { asRecords, asTexts, isImageDigest, isJsonRecord, textIn, wholeNumberIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'
import type { ChangeKind } from './read-promotion-input.ts'
import { showValue } from '../show-value.ts'

/** Whether the change was done to its end. Without an end it may have been done in part. */
export type LogState = 'success' | 'in_progress' | 'failure'

/** The payload of a record, as GitHub keeps it with a deployment. Empty fields are left out, but for `replaces`. */
export interface ChangeRecord {
  readonly kind: ChangeKind
  readonly image: string
  readonly digest: string
  /** What the channel stood for before; empty when it stood for nothing. */
  readonly replaces: string
  /** The tag that stays: the stamp of a promotion, the audit tag of a rollback. */
  readonly stamp?: string
  readonly revision?: string
  readonly by?: string
  /** The run of GitHub that made it; a re-run has the same. */
  readonly run?: string
  readonly reason?: string
  /** Why a rule was set aside. */
  readonly override?: string
}

/** One change of a channel, or the attempt. */
export interface LogEntry extends Omit<ChangeRecord, 'image'> {
  /** The number of its deployment; below zero for a release of the time before there was a log. */
  readonly id: number
  /** When it began, in ISO form. */
  readonly at: string
  readonly state: LogState
  /** The image, where several have a channel of that name in one repository. */
  readonly image?: string
  /** The environment of its deployment, which tells the channels apart where their logs are put together. */
  readonly environment?: string
  /** Other runs that worked on it: those that finished what `run` had left. */
  readonly runs?: readonly string[]
}

/** An entry, nothing for a deployment of somebody else, or what is wrong with an entry of ours. */
export type EntryReading = { readonly entry: LogEntry } | { readonly unrelated: true } | { readonly problem: string }

/** Reads a deployment with its payload and statuses, or an entry that was read before. */
export function readLogEntry(raw: JsonRecord): EntryReading {
  const fields = 'payload' in raw ? readRecordPayload(raw['payload']) : raw
  if (fields === undefined || !isRecordOfOurs(fields)) return { unrelated: true }
  const { id } = raw
  const where = `record ${typeof id === 'number' || typeof id === 'string' ? id : showValue(id ?? '')}`
  const wrong = (what: string): EntryReading => ({ problem: `${where} of the promotion log ${what}` })
  const number = wholeNumberIn(raw, 'id')
  if (number === undefined || number === 0) return wrong('has no number')
  const at = textIn(raw, 'payload' in raw ? 'created_at' : 'at')
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(at)) return wrong(`has no time: ${showValue(at)}`)
  const { kind, digest } = fields
  if (kind !== 'promotion' && kind !== 'rollback') return wrong(`is of the kind ${showValue(kind ?? '')}`)
  if (!isImageDigest(digest)) return wrong(`names no digest: ${showValue(digest ?? '')}`)
  const replaces = textIn(fields, 'replaces')
  if (replaces !== '' && !isImageDigest(replaces)) return wrong(`replaces no digest: ${showValue(replaces)}`)
  const state = 'payload' in raw ? readStatuses(raw['statuses']) : readState(raw['state'])
  if (state === undefined) return wrong('has no statuses that can be read')
  const details = { ...readDetails(fields), ...readEnvironment(raw) }
  const runs = readRuns(raw).filter((run) => run !== details.run)
  return { entry: { id: number, at, kind, digest, replaces, state, ...details, ...(runs.length > 0 && { runs }) } }
}

/** Kept beside the payload, not in it. */
function readEnvironment(raw: JsonRecord): Pick<LogEntry, 'environment'> {
  const environment = textIn(raw, 'environment')
  return environment === '' ? {} : { environment }
}

/** Every status links to the run that gave it; an entry that was read before has the numbers themselves. */
function readRuns(raw: JsonRecord): readonly string[] {
  if (!('payload' in raw)) return asTexts(raw['runs']) ?? []
  const links = (asRecords(raw['statuses']) ?? []).map((status) => textIn(status, 'log_url'))
  return [...new Set(links.flatMap((link) => /\/actions\/runs\/(\d+)(?![^/?#])/.exec(link)?.[1] ?? []))]
}

/** GitHub gives a payload back as it was sent: an object, or text that holds one. */
function readRecordPayload(payload: unknown): JsonRecord | undefined {
  if (isJsonRecord(payload)) return payload
  if (typeof payload !== 'string') return undefined
  try {
    const value: unknown = JSON.parse(payload)
    return isJsonRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** A deployment that GitHub makes for a job has an empty payload; one that names a digest or our kinds is meant for the log. */
const isRecordOfOurs = ({ kind, digest }: JsonRecord): boolean =>
  kind === 'promotion' || kind === 'rollback' || (kind !== undefined && digest !== undefined)

/**
 * Any success counts: GitHub adds `inactive` to a deployment once another one follows, so its newest status says nothing about
 * whether it was done.
 */
function readStatuses(statuses: unknown): LogState | undefined {
  const states = asRecords(statuses)?.map((status) => textIn(status, 'state'))
  if (states === undefined || states.includes('')) return undefined
  if (states.includes('success')) return 'success'
  return states.includes('failure') || states.includes('error') ? 'failure' : 'in_progress'
}

const readState = (state: unknown): LogState | undefined =>
  state === 'success' || state === 'in_progress' || state === 'failure' ? state : undefined

const detailNames = ['stamp', 'revision', 'by', 'run', 'reason', 'override', 'image'] as const

type Details = Partial<Record<(typeof detailNames)[number], string>>

/** A run is a number for GitHub and text for a shell. */
function readDetails(fields: JsonRecord): Details {
  const details: Details = {}
  for (const name of detailNames) {
    const value = fields[name]
    if (typeof value === 'number' || (typeof value === 'string' && value !== '')) details[name] = String(value)
    if (value === true) details[name] = 'no reason given'
  }
  return details
}

// A promotion log made from releases, for a channel that was moved before there was a log: they stay, and say when and what.
import type { ImageFacts } from '../../model/image.ts'
import { readTag } from '../../model/tag-grammar.ts'
import { keptClass } from './channel-classes.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { LogEntry } from './promotion-log-entry.ts'
import { asRecords, isImageDigest, textIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'

/** What the log is made from: releases of GitHub, and all tags of the image with their digests. */
export interface OldTraces {
  readonly image: ImageFacts
  readonly channel: string
  readonly releases: unknown
  readonly tags: unknown
  /** When the log begins; undefined when there is none. */
  readonly before: string | undefined
}

export interface TracedLog {
  readonly entries: readonly LogEntry[]
  /** Releases whose tag is not in the registry any more: nothing can go back there. */
  readonly lost: readonly string[]
}

/**
 * One entry a release that is named after a stamp or an audit tag, in the order in which they were published. `created_at` is no
 * help, for it is the date of the commit; and the times of tags change whenever one is pushed again.
 */
export function traceReleases({ image, channel, releases, tags, before }: OldTraces): Decided<TracedLog> {
  const [listed, named] = [asRecords(releases), asRecords(tags)]
  if (listed === undefined) return refused('unreadable', 'RELEASES holds no list of releases')
  if (named === undefined) return refused('unreadable', 'TAGS holds no list of tags with their digests')
  const digests = new Map(named.map((one) => [textIn(one, 'name'), textIn(one, 'digest')]))
  const traces = listed.flatMap((release) => traceOf(image, channel, release))
  const undated = traces.find(({ at }) => Number.isNaN(Date.parse(at)))
  if (undated !== undefined) return refused('unreadable', `the release ${undated.stamp} has no date of publication`)
  const entries: LogEntry[] = []
  const lost: string[] = []
  let replaces = ''
  const end = before === undefined ? Infinity : Date.parse(before)
  const old = traces.filter(({ at }) => Date.parse(at) < end).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  for (const { at, kind, stamp } of old) {
    const digest = digests.get(stamp)
    if (isImageDigest(digest)) entries.push({ id: 0, at, kind, digest, replaces, state: 'success', stamp })
    else lost.push(stamp)
    replaces = isImageDigest(digest) ? digest : ''
  }
  return decided({ entries: numberedBelowZero(entries), lost })
}

/** Numbers below those of records, in the order of publication: those of releases rise as drafts are made. */
const numberedBelowZero = (entries: readonly LogEntry[]): readonly LogEntry[] =>
  entries.map((entry, n) => ({ ...entry, id: n - entries.length }))

type Trace = Pick<LogEntry, 'at' | 'kind'> & { readonly stamp: string }

function traceOf(image: ImageFacts, channel: string, release: JsonRecord): readonly Trace[] {
  const stamp = textIn(release, 'tag_name')
  const reads = (kind: 'stamp' | 'stamp-digest' | 'rollback'): boolean => {
    const found = keptClass(image, channel, kind)
    return found !== undefined && readTag(found.grammar, stamp, image.tags.variants) !== undefined
  }
  if (release['draft'] === true) return []
  const base = { at: textIn(release, 'published_at'), stamp }
  if (reads('rollback')) return [{ ...base, kind: 'rollback' }]
  return reads('stamp') || reads('stamp-digest') ? [{ ...base, kind: 'promotion' }] : []
}

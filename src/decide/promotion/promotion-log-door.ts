// How a workflow asks for the promotion log: in order, checked, with what is in place now.
import type { MovedChannel } from './channel-classes.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Answer, Door } from '../door.ts'
import { codeSpan } from '../markdown-text.ts'
import { followLog } from './promotion-history.ts'
import { describeRecord, newestRecord, readPromotionLog } from './promotion-log.ts'
import type { PromotionLog } from './promotion-log.ts'
import type { LogEntry } from './promotion-log-entry.ts'
import { traceReleases } from './promotion-log-releases.ts'
import { readMovedChannel } from './read-moved-channel.ts'
import type { JsonRecord } from '../read-fields.ts'

export const promotionLogDoor: Door = {
  name: 'promotion-log',
  about: 'Reads the promotion log of a channel: from deployments, and from releases what was before them.',
  reads: {
    IMAGE: { as: 'text' },
    CHANNEL: { as: 'text' },
    LOG: { as: 'json-file', optional: true },
    RELEASES: { as: 'json-file', optional: true },
    TAGS: { as: 'json-file', optional: true },
  },
  decide: (input, policy) => {
    const moved = readMovedChannel(input, policy)
    if (!moved.ok) return moved
    const log = readWhole(input, moved.value)
    return log.ok ? decided(tellPromotionLog(log.value)) : log
  },
}

interface LogWithLosses extends PromotionLog {
  readonly lost: readonly string[]
}

/** The log, and before it what releases tell of the time when there was none. */
function readWhole(input: JsonRecord, { image, channel }: MovedChannel): Decided<LogWithLosses> {
  const { log: given, releases, tags } = input
  if (given === undefined && releases === undefined)
    return refused('missing', 'promotion-log: neither LOG nor RELEASES is set')
  const log = readPromotionLog(given ?? [], image.name)
  if (!log.ok || releases === undefined) return log.ok ? decided({ ...log.value, lost: [] }) : log
  const { entries, unrelated } = log.value
  const traced = traceReleases({ image, channel: channel.tag, releases, tags, before: entries[0]?.at })
  if (!traced.ok) return traced
  return decided({ entries: [...traced.value.entries, ...entries], unrelated, lost: traced.value.lost })
}

function tellPromotionLog({ entries, unrelated, lost }: LogWithLosses): Answer {
  const open = entries.filter(({ state }) => state !== 'success')
  return {
    outputs: {
      entries,
      count: String(entries.length),
      unrelated: String(unrelated),
      last: newestRecord(entries),
      current: followLog(entries).line.at(-1)?.digest ?? '',
      unfinished: open.map(({ id }) => id),
    },
    summary: formatLog(entries),
    warnings: [
      ...open.map((entry) => `${describeRecord(entry)} was not finished (${entry.state}): ${entry.digest}`),
      ...(lost.length === 0 ? [] : [`the registry has no tag any more for: ${lost.join(', ')}`]),
    ],
  }
}

const mostShownRecords = 30

function formatLog(entries: readonly LogEntry[]): string {
  const rows = entries
    .slice(-mostShownRecords)
    .map(
      ({ id, at, kind, digest, state, stamp = '' }) =>
        `| ${id} | ${at} | ${kind} | ${codeSpan(digest)} | ${stamp} | ${state} |`,
    )
  return ['| Record | Time | Change | Digest | Tag | State |', '|---|---|---|---|---|---|', ...rows.toReversed()].join(
    '\n',
  )
}

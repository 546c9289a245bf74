// Whether a change that was approved may still be made: nothing may have happened to the channel since the preview.
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Door } from '../door.ts'
import { describeRecord, readPromotionLog, unreadLog } from './promotion-log.ts'
import type { LogEntry } from './promotion-log-entry.ts'
import { textIn, wholeNumberIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'
import { readMovedChannel } from './read-moved-channel.ts'
import { readDigest, readFoundDigest } from '../read-digest.ts'
import { showValue } from '../show-value.ts'

/** What was approved, and what is there now. Look while holding the lock. */
export interface ApprovedChange {
  readonly channel: string
  /** What the channel shall stand for. */
  readonly digest: string
  /** What it stood for at the preview; empty when it did not exist. */
  readonly replaces: string
  /** What it stands for now. */
  readonly found: string
  readonly entries: readonly LogEntry[]
  /** The number of the newest record at the preview; 0 when there was none, undefined when the log could not be read. */
  readonly seen: number | undefined
  readonly run: string
}

/**
 * Compares, so that the writes that follow are safe. The log is asked too: a channel that was moved and moved back looks as it
 * did. True when the channel stands for the digest already.
 */
function checkApproved(change: ApprovedChange): Decided<boolean> {
  const { channel, digest, replaces, found, entries, seen, run } = change
  // Another run with the same end does no harm. Without a look at the preview nobody can tell what is new.
  const isNew = ({ id }: LogEntry): boolean => seen !== undefined && id > seen
  const since = entries.find((entry) => isNew(entry) && !(run !== '' && entry.run === run) && entry.digest !== digest)
  const again = 'start a new run'
  if (since !== undefined) return refused('refused', `since the preview there was ${describeRecord(since)}; ${again}`)
  if (found === digest) return decided(true)
  if (found === replaces) return decided(false)
  const [now, then] = [found || 'nothing', replaces || 'nothing']
  return refused('refused', `${channel} stands for ${now}, and stood for ${then} at the preview; ${again}`)
}

/** The newest record of the preview. Only in an emergency the preview may have gone without the log. */
function readSeen(input: JsonRecord): Decided<number | undefined> {
  const given = input['seen']
  const seen = given === '' ? 0 : wholeNumberIn(input, 'seen')
  if (seen !== undefined) return decided(seen)
  if (given !== unreadLog) return refused('malformed', `SEEN is ${showValue(given)}, not the number of a record`)
  if (textIn(input, 'breakGlass') !== '') return decided(undefined)
  return refused(
    'refused',
    'the promotion log could not be read at the preview, and BREAK_GLASS gives no reason to go on',
  )
}

export const promotionCheckDoor: Door = {
  name: 'promotion-check',
  about: 'Checks under the lock that nothing happened to the channel since the preview.',
  reads: {
    IMAGE: { as: 'text' },
    CHANNEL: { as: 'text' },
    DIGEST: { as: 'text' },
    REPLACES: { as: 'text' },
    FOUND: { as: 'text' },
    LOG: { as: 'json-file', optional: true },
    SEEN: { as: 'text' },
    RUN: { as: 'text', optional: true },
    BREAK_GLASS: { as: 'text', optional: true },
  },
  decide: (input, policy) => {
    const moved = readMovedChannel(input, policy)
    if (!moved.ok) return moved
    const digest = readDigest(input, 'digest')
    if (!digest.ok) return digest
    const replaces = readFoundDigest(input, 'replaces')
    if (!replaces.ok) return replaces
    const found = readFoundDigest(input, 'found')
    if (!found.ok) return found
    const log = readPromotionLog(input['log'], moved.value.image.name)
    // In an emergency the digests alone are compared.
    if (!log.ok && textIn(input, 'breakGlass') === '') return log
    const entries = log.ok ? log.value.entries : []
    const warnings = log.ok ? [] : log.sentences
    const seen = readSeen(input)
    if (!seen.ok) return seen
    const approved = {
      channel: moved.value.channel.tag,
      digest: digest.value,
      replaces: replaces.value,
      found: found.value,
    }
    const checked = checkApproved({ ...approved, entries, seen: seen.value, run: textIn(input, 'run') })
    return checked.ok ? decided({ outputs: { already: String(checked.value), go: 'true' }, warnings }) : checked
  },
}

// What a rollback will do: where it goes, which tags in which order, what is recorded. Nothing that is mere comfort can stop it.
import { classOf, isTagName, writeTag } from '../../model/tag-grammar.ts'
import { makeRecord } from './change-record.ts'
import { keptClass } from './channel-classes.ts'
import type { MovedChannel } from './channel-classes.ts'
import { decided } from '../decision.ts'
import type { Decided } from '../decision.ts'
import { newestRecord } from './promotion-log.ts'
import type { ChangeRecord, LogEntry } from './promotion-log-entry.ts'
import { asWrite } from './promotion-plan.ts'
import type { ChannelWrite } from './promotion-plan.ts'
import type { Author, Day } from './read-promotion-input.ts'
import { chooseRollbackTarget } from './rollback-target.ts'
import type { RollbackTarget, RollbackWish } from './rollback-target.ts'

export interface RollbackPlan {
  readonly digest: string
  readonly replaces: string
  /** The tag of the target, as far as it is known. */
  readonly targetTag: string
  /** The tag that tells of the rollback; empty when the policy has none. */
  readonly auditTag: string
  readonly revision: string
  /** The channel first: it is urgent. The audit tag is last, and may fail. */
  readonly writes: readonly ChannelWrite[]
  readonly change: boolean
  /** The record that another run left, which is to be finished. */
  readonly open: LogEntry | undefined
  readonly record: ChangeRecord
  readonly seen: string
}

/** Plans a rollback. */
export function planRollback(wish: RollbackWish & Author & Day): Decided<RollbackPlan> {
  const { moved, current, entries, by, run, reason, breakGlass } = wish
  const chosen = chooseRollbackTarget(wish)
  if (!chosen.ok) return chosen
  const { digest, replaces, entry, begun, isOwn } = chosen.value
  const targetTag = findTargetTag(wish, chosen.value)
  const stamp = begun?.stamp ?? writeAuditTag(moved, wish, targetTag === '' ? `d${digest.slice(7, 19)}` : targetTag)
  const revision = entry?.revision ?? ''
  const { image, channel, also } = moved
  return decided({
    digest,
    replaces,
    targetTag,
    auditTag: stamp,
    revision,
    writes: [...[channel, ...also].map(asWrite), ...auditWrites(moved, stamp)],
    change: digest !== current,
    open: isOwn ? undefined : begun,
    record: makeRecord({
      kind: 'rollback',
      image: image.name,
      digest,
      replaces,
      stamp,
      revision,
      by,
      run,
      reason,
      override: breakGlass,
    }),
    seen: newestRecord(entries),
  })
}

/** What was typed, where it is a tag; else the stamp of the promotion. */
function findTargetTag({ wanted }: RollbackWish, { entry, begun }: RollbackTarget): string {
  const typed = begun === undefined && !wanted.includes(':') ? wanted : ''
  return typed || (entry?.kind === 'promotion' ? (entry.stamp ?? '') : '')
}

/** The name ends in what tells the target from its like: a stamp without the channel before it. */
function writeAuditTag({ image, channel }: MovedChannel, { date, time }: Day, target: string): string {
  const found = keptClass(image, channel.tag, 'rollback')
  const start = `${channel.tag}-`
  const text = target.startsWith(start) ? target.slice(start.length) : target
  const tag = (found && writeTag(found.grammar, { date, time, text })) ?? ''
  return isTagName(tag) ? tag : ''
}

function auditWrites({ image }: MovedChannel, tag: string): readonly ChannelWrite[] {
  const found = classOf(image.tags, tag)
  return found === undefined ? [] : [{ ...asWrite({ tag, class: found }), need: 'may' }]
}

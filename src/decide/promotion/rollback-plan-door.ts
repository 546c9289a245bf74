// How a workflow asks for the plan of a rollback.
import type { Policy } from '../../model/policy.ts'
import { nameOf } from './channel-classes.ts'
import { decided } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Answer, Door } from '../door.ts'
import { toHandOn } from './handed-record.ts'
import { readPromotionLog, unreadLog } from './promotion-log.ts'
import { formatPreview } from './promotion-preview.ts'
import { readPromotionSource } from './promotion-source.ts'
import { textIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'
import { readMovedChannel } from './read-moved-channel.ts'
import { readFoundDigest } from '../read-digest.ts'
import { oneLine, readAuthor, readDay } from './read-promotion-input.ts'
import type { Author, Day } from './read-promotion-input.ts'
import { planRollback } from './rollback-plan.ts'
import type { RollbackPlan } from './rollback-plan.ts'
import type { RollbackWish } from './rollback-target.ts'

const optionalText = { as: 'text', optional: true } as const

export const rollbackPlanDoor: Door = {
  name: 'rollback-plan',
  about: 'Plans a rollback: where it goes, the tags in their order, the record.',
  reads: {
    IMAGE: { as: 'text' },
    CHANNEL: { as: 'text' },
    CURRENT: { as: 'text' },
    LOG: { as: 'json-file', optional: true },
    DATE: { as: 'text' },
    TIME: { as: 'text' },
    WANTED: optionalText,
    WANTED_DIGEST: optionalText,
    ALSO: optionalText,
    BREAK_GLASS: optionalText,
    REASON: optionalText,
    BY: optionalText,
    RUN: optionalText,
    COMMITS: { as: 'json-file', optional: true },
  },
  decide: (input, policy) => {
    const wish = readRollbackWish(input, policy)
    if (!wish.ok) return wish
    const plan = planRollback(wish.value)
    return plan.ok ? decided(tellRollbackPlan(wish.value, plan.value, input['commits'])) : plan
  },
}

/** A wish with the reasons why the log could not be read. */
type ReadWish = RollbackWish & Author & Day & { readonly lost: readonly string[] }

function readRollbackWish(input: JsonRecord, policy: Policy): Decided<ReadWish> {
  const moved = readMovedChannel(input, policy)
  if (!moved.ok) return moved
  const { image, channel } = moved.value
  const current = readFoundDigest(input, 'current')
  if (!current.ok) return current
  const given = textIn(input, 'wanted')
  const read = given === '' ? undefined : readPromotionSource({ kind: 'rollback', image, channel: channel.tag, given })
  if (read !== undefined && !read.ok) return read
  const wantedDigest = readFoundDigest(input, 'wantedDigest')
  const day = readDay(input)
  const breakGlass = oneLine(textIn(input, 'breakGlass'))
  const log = readPromotionLog(input['log'], image.name)
  if (!wantedDigest.ok) return wantedDigest
  if (!day.ok) return day
  // A target that somebody names and insists on does not depend on the log.
  if (!log.ok && (read === undefined || breakGlass === '')) return log
  return decided({
    ...readAuthor(input),
    ...day.value,
    moved: moved.value,
    current: current.value,
    entries: log.ok ? log.value.entries : [],
    lost: log.ok ? [] : log.sentences,
    wanted: read === undefined ? '' : read.value.tag || read.value.digest,
    wantedDigest: wantedDigest.value,
    breakGlass,
  })
}

function tellRollbackPlan({ moved, lost }: ReadWish, plan: RollbackPlan, commits: unknown): Answer {
  const { image, channel } = moved
  const { digest, replaces, targetTag, auditTag, revision, writes, change, open, record, seen } = plan
  const title = `Roll ${channel.tag} back${targetTag === '' ? '' : ` to ${targetTag}`}`
  const { reason = '', override = '' } = record
  const tags = writes.map(({ tag }) => tag)
  const revisions = revision === '' ? [] : [revision]
  const preview = { title, image: nameOf(image), digest, replaces, revisions, tags, reason, override, change, commits }
  return {
    outputs: {
      digest,
      replaces,
      'target-tag': targetTag,
      'audit-tag': auditTag,
      revision,
      target: revision.length === 40 ? revision : '',
      todo: 'true',
      change: String(change),
      record: toHandOn(record),
      log: open === undefined ? 'start' : 'finish',
      'record-id': open === undefined ? '' : String(open.id),
      writes,
      tags: writes
        .filter(({ need }) => need === 'must')
        .map(({ tag }) => tag)
        .join(' '),
      seen: lost.length === 0 ? seen : unreadLog,
    },
    summary: formatPreview(preview),
    warnings: [
      ...lost,
      ...(auditTag === ''
        ? [`no class of ${image.name} leaves a tag for this rollback; the log alone tells of it`]
        : []),
    ],
  }
}

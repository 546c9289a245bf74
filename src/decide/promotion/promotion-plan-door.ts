// How a workflow asks for the plan of a promotion.
import { classOf } from '../../model/tag-grammar.ts'
import type { Policy } from '../../model/policy.ts'
import { isPromotable } from '../../model/channel.ts'
import { nameOf } from './channel-classes.ts'
import type { MovedChannel } from './channel-classes.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Answer, Door } from '../door.ts'
import { toHandOn } from './handed-record.ts'
import { planPromotion } from './promotion-plan.ts'
import type { PromotionPlan, PromotionWish } from './promotion-plan.ts'
import { readPromotionLog } from './promotion-log.ts'
import { formatPreview } from './promotion-preview.ts'
import { readPromotionSource } from './promotion-source.ts'
import { asRecords, textIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'
import { readMovedChannel } from './read-moved-channel.ts'
import { readFoundDigest } from '../read-digest.ts'
import { oneLine, readAuthor, readDay } from './read-promotion-input.ts'
import { showValue } from '../show-value.ts'

const optionalText = { as: 'text', optional: true } as const

export const promotionPlanDoor: Door = {
  name: 'promotion-plan',
  about: 'Plans a promotion: the digest, the tags in their order, the record.',
  reads: {
    IMAGE: { as: 'text' },
    FROM: { as: 'text' },
    TO: { as: 'text' },
    SOURCE_DIGEST: { as: 'text' },
    TARGET_DIGEST: { as: 'text' },
    LOG: { as: 'json-file' },
    DATE: { as: 'text' },
    REVISION: optionalText,
    ALSO: optionalText,
    OVERRIDE: optionalText,
    REASON: optionalText,
    BY: optionalText,
    RUN: optionalText,
    COMMITS: { as: 'json-file', optional: true },
    TAGS: { as: 'json-file', optional: true },
  },
  decide: (input, policy) => {
    const wish = readPromotionWish(input, policy)
    if (!wish.ok) return wish
    const plan = planPromotion(wish.value)
    return plan.ok ? decided(tellPromotionPlan(wish.value, plan.value, input)) : plan
  },
}

function readPromotionWish(input: JsonRecord, policy: Policy): Decided<PromotionWish> {
  const moved = readMovedChannel(input, policy, 'to')
  if (!moved.ok) return moved
  const { image, channel } = moved.value
  const given = textIn(input, 'from')
  const read = readPromotionSource({ kind: 'promotion', image, channel: channel.tag, given })
  if (!read.ok) return read
  const source = readFoundDigest(input, 'sourceDigest')
  const target = readFoundDigest(input, 'targetDigest')
  const day = readDay(input)
  const log = readPromotionLog(input['log'], image.name)
  if (!source.ok) return source
  if (!target.ok) return target
  if (!day.ok) return day
  if (!log.ok) return log
  const problem = findUntagged(moved.value, read.value.digest, input['tags'])
  if (problem !== undefined) return refused('refused', problem)
  return decided({
    ...readAuthor(input),
    moved: moved.value,
    from: read.value.tag || read.value.digest,
    source: source.value,
    target: target.value,
    revisions: readCommits(input),
    date: day.value.date,
    override: oneLine(textIn(input, 'override')),
    entries: log.value.entries,
  })
}

/** A digest that was typed must be one that a build has given a name; checked where the tags were listed. */
function findUntagged({ image, channel }: MovedChannel, digest: string, tags: unknown): string | undefined {
  const listed = asRecords(tags)
  if (digest === '' || listed === undefined) return undefined
  const isKnown = listed.some((one) => {
    const found = one['digest'] === digest ? classOf(image.tags, textIn(one, 'name')) : undefined
    return found !== undefined && isPromotable(found, channel.tag)
  })
  return isKnown ? undefined : `no tag that may be promoted to ${channel.tag} stands for ${digest}`
}

const words = (text: string): readonly string[] => text.split(/[\s,]+/).filter((word) => word !== '')

const isCommitName = (text: string): boolean => /^[0-9a-f]{7,40}$/.test(text)

const readCommits = (input: JsonRecord): readonly string[] => words(textIn(input, 'revision')).filter(isCommitName)

function tellPromotionPlan(wish: PromotionWish, plan: PromotionPlan, input: JsonRecord): Answer {
  const { moved, from } = wish
  const { image, channel } = moved
  const { digest, replaces, stamp, revisions, writes, change, log, open, record, seen } = plan
  const [revision = ''] = revisions
  const tags = writes.map(({ tag }) => tag)
  const title = `Promote ${from} to ${channel.tag}`
  const { reason = '', override = '' } = record
  const preview = { title, image: nameOf(image), digest, replaces, revisions, tags, reason, override, change }
  return {
    outputs: {
      digest,
      replaces,
      stamp,
      revision,
      target: revision.length === 40 ? revision : '',
      todo: String(change || log !== 'none'),
      change: String(change),
      record: toHandOn(record),
      log,
      'record-id': open === undefined ? '' : String(open.id),
      writes,
      tags: tags.join(' '),
      seen,
    },
    summary: formatPreview({ ...preview, commits: input['commits'] }),
    warnings: findWarnings(wish, plan, input),
  }
}

function findWarnings(
  { source, moved }: PromotionWish,
  { digest, stamp, change }: PromotionPlan,
  input: JsonRecord,
): readonly string[] {
  const odd = words(textIn(input, 'revision')).filter((word) => !isCommitName(word))
  const other =
    source !== '' && source !== digest
      ? [`this run goes on with ${digest}, with which it began, and not with ${source}`]
      : []
  const bare =
    change && stamp === ''
      ? [`no class of ${moved.image.name} leaves a tag for this promotion; the log alone tells of it`]
      : []
  return [...odd.map((word) => `REVISION holds ${showValue(word)}, which is no commit`), ...other, ...bare]
}

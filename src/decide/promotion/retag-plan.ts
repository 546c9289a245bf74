// Whether one tag may be pointed at what another stands for: only tags that nobody else owns.
import type { ImageFacts } from '../../model/image.ts'
import { subjectOfTag } from '../../model/subject-tag.ts'
import { classOf, isTagName } from '../../model/tag-grammar.ts'
import { nameOf } from './channel-classes.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Door } from '../door.ts'
import { findImage } from '../find-image.ts'
import { isImageDigest, textIn } from '../read-fields.ts'
import { readFoundDigest } from '../read-digest.ts'
import { showValue } from '../show-value.ts'

/** A move by hand. */
export interface RetagWish {
  readonly image: ImageFacts
  /** A tag or digest. */
  readonly source: string
  readonly target: string
}

export interface RetagPlan {
  /** What is resolved to a digest before anything is written. */
  readonly ref: string
  /** False for a tag that no class knows: nothing will ever clean it up. */
  readonly hasClass: boolean
}

/** Refuses tags of promotions, tags that never move or only move forward, and names that are no tags. */
function planRetag({ image, source, target }: RetagWish): Decided<RetagPlan> {
  const wrong = findWrongName(source, target)
  if (wrong !== undefined) return refused('malformed', wrong)
  if (source === target)
    return refused('refused', `source and target are both ${showValue(source)}: there is nothing to do`)
  const owner = findOwner(image, target)
  if (owner !== undefined) return refused('refused', `${showValue(target)} is not moved by hand: ${owner}`)
  const ref = `${nameOf(image)}${isImageDigest(source) ? '@' : ':'}${source}`
  return decided({ ref, hasClass: classOf(image.tags, target) !== undefined })
}

function findWrongName(source: string, target: string): string | undefined {
  if (!isTagName(target)) return `target is ${showValue(target)}, which is no name of a tag`
  if (isTagName(source) || isImageDigest(source)) return undefined
  return `source is ${showValue(source)}, which is neither a tag nor a digest`
}

/** Everything that begins like a channel of promotions belongs to it: rollbacks look for their targets there. */
function findOwner({ tags }: ImageFacts, target: string): string | undefined {
  const channel = tags.classes.find(
    ({ writer, grammar }) => writer === 'promotion' && (target === grammar || target.startsWith(`${grammar}-`)),
  )
  if (channel !== undefined)
    return `${channel.grammar} and what begins with ${channel.grammar}- are written by promotions and rollbacks`
  if (subjectOfTag(target) !== undefined) return 'a signature or attestation of another image lies there'
  const found = classOf(tags, target)
  if (found === undefined || (found.writer === 'build' && found.mobility === 'free')) return undefined
  if (found.writer === 'promotion') return `promotions and rollbacks write the class ${found.name}`
  return `a tag of the class ${found.name} ${found.mobility === 'write-once' ? 'never moves' : 'only moves forward, with a release'}`
}

export const retagPlanDoor: Door = {
  name: 'retag-plan',
  about: 'Says whether a tag may be pointed at what another stands for.',
  reads: {
    IMAGE: { as: 'text' },
    SOURCE: { as: 'text' },
    TARGET: { as: 'text' },
    SOURCE_DIGEST: { as: 'text', optional: true },
    TARGET_DIGEST: { as: 'text', optional: true },
  },
  decide: (input, policy) => {
    const image = findImage(policy, input['image'])
    if (!image.ok) return image
    const [source, target] = [textIn(input, 'source'), textIn(input, 'target')]
    const plan = planRetag({ image: image.value, source, target })
    if (!plan.ok) return plan
    const [from, to] = [readFoundDigest(input, 'sourceDigest'), readFoundDigest(input, 'targetDigest')]
    if (!from.ok) return from
    if (!to.ok) return to
    const todo = from.value === '' || from.value !== to.value
    const warnings = plan.value.hasClass
      ? []
      : [`${target} is in no class of tags of ${image.value.name}: nothing cleans it up`]
    return decided({ outputs: { ref: plan.value.ref, target, todo: String(todo) }, warnings })
  },
}

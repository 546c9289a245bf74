// Whether a tag may stay, by the retention of its class; a tag that the policy does not know stays and is told.
import { classOf } from '../../model/tag-grammar.ts'
import type { TagClass, TagPolicy } from '../../model/tag-policy.ts'
import { subjectOfTag } from '../../model/subject-tag.ts'
import type { InventoryVersion } from './inventory.ts'
import { findNewestTags, timeSaidBy } from './newest-tags.ts'
import { showValue } from '../show-value.ts'
import { branchesInCauses, isTagOfBranch, namesItself } from '../tag-of-branch.ts'

/** What becomes of one tag of one version. */
export interface TagVerdict {
  readonly tag: string
  /** `follow`: it belongs to another digest, and stays or goes with it. */
  readonly fate: 'stay' | 'go' | 'follow'
  readonly why: string
  /** Its name is of use to nobody: it goes even where its version has to stay. */
  readonly isStale?: boolean
  /** It is in no class of the policy. */
  readonly isUnknown?: boolean
}

/** What the rules go by besides the policy. */
export interface KeepSettings {
  /** Milliseconds since 1970. */
  readonly now: number
  /** The branches that live; undefined when nobody has looked. */
  readonly branches?: readonly string[] | undefined
  /** Only tags of this branch may go: it was just deleted. */
  readonly branch?: string | undefined
}

/** Every tag of the versions with what becomes of it, by digest. */
export function judgeTags(
  policy: TagPolicy,
  versions: readonly InventoryVersion[],
  settings: KeepSettings,
): ReadonlyMap<string, readonly TagVerdict[]> {
  const newest = findNewestTags(policy, versions)
  const judge = (tag: string, version: InventoryVersion): TagVerdict => {
    const subject = subjectOfTag(tag)
    if (subject !== undefined) return { tag, fate: 'follow', why: `belongs to ${subject}` }
    const tagClass = classOf(policy, tag)
    if (tagClass === undefined)
      return { tag, fate: 'stay', why: `${tag} is in no class of the policy`, isUnknown: true }
    return limitToBranch(judgeClassTag(tagClass, { tag, version, policy, settings, newest }), tagClass, {
      policy,
      settings,
    })
  }
  return new Map(
    versions.map((version) => [
      version.digest,
      goWithBranch(
        policy,
        version.tags.map((tag) => judge(tag, version)),
      ),
    ]),
  )
}

/** The tag that every build gets besides others, such as that of its commit, does not hold the image of a branch that is gone. */
function goWithBranch(policy: TagPolicy, verdicts: readonly TagVerdict[]): readonly TagVerdict[] {
  const gone = verdicts.find(({ isStale }) => isStale)
  if (gone === undefined) return verdicts
  return verdicts.map((verdict) => {
    const tagClass = verdict.fate === 'stay' ? classOf(policy, verdict.tag) : undefined
    const isBesides = tagClass?.causes.includes('always') === true && tagClass.retention !== 'forever'
    return isBesides ? { tag: verdict.tag, fate: 'go', why: `${verdict.tag} goes with ${gone.tag}` } : verdict
  })
}

interface Judged {
  readonly tag: string
  readonly version: InventoryVersion
  readonly policy: TagPolicy
  readonly settings: KeepSettings
  readonly newest: ReadonlySet<string>
}

function judgeClassTag(tagClass: TagClass, { tag, version, policy, settings, newest }: Judged): TagVerdict {
  const { name, retention } = tagClass
  const stay = (why: string): TagVerdict => ({ tag, fate: 'stay', why: `${tag} ${why}` })
  const go = (why: string): TagVerdict => ({ tag, fate: 'go', why: `${tag} ${why}` })
  if (retention === 'forever') return stay(`is of the class ${name}, which stays forever`)
  if (retention === 'with-branch') return judgeBranchTag(tagClass, tag, { policy, settings })
  const limits = judgeLimits(tagClass, { tag, version, policy, settings, newest })
  if (limits.length === 0) return stay(`is of the class ${name}, whose retention is not known here`)
  const reached = limits.find(({ isWithin }) => isWithin)
  if (reached !== undefined) return stay(`is ${reached.within}`)
  return go(`is ${limits.map(({ beyond }) => beyond).join(' and ')}`)
}

const dayMs = 86_400_000

interface Limit {
  readonly isWithin: boolean
  readonly within: string
  readonly beyond: string
}

/** A class may say both, a number and days: then a tag stays as long as one of them holds it. */
function judgeLimits(
  { name, ...tagClass }: TagClass,
  { tag, version, policy, settings, newest }: Judged,
): readonly Limit[] {
  const { newest: count, days } = tagClass.retention as { readonly newest?: number; readonly days?: number }
  const limits: Limit[] = []
  if (count !== undefined) {
    const rank = `one of the newest ${count} of the class ${name}`
    limits.push({ isWithin: newest.has(tag), within: rank, beyond: `not ${rank}` })
  }
  if (days !== undefined) {
    const age = settings.now - (timeSaidBy(tagClass, tag, policy) ?? version.touched)
    const length = `${days} ${days === 1 ? 'day' : 'days'}`
    limits.push({ isWithin: age < days * dayMs, within: `younger than ${length}`, beyond: `older than ${length}` })
  }
  return limits
}

function judgeBranchTag(
  tagClass: TagClass,
  tag: string,
  { policy, settings }: Pick<Judged, 'policy' | 'settings'>,
): TagVerdict {
  const stay = (why: string): TagVerdict => ({ tag, fate: 'stay', why: `${tag} ${why}` })
  if (settings.branches === undefined) return stay('lives with a branch, and the branches were not read')
  if (!namesItself(tagClass) && branchesInCauses(tagClass).length === 0)
    return stay(`is of the class ${tagClass.name}, which names no branch`)
  const live = settings.branches.find((branch) => isTagOfBranch(policy, tagClass, { tag, branch }))
  if (live !== undefined) return stay(`is of the branch ${showValue(live)}, which lives`)
  return { tag, fate: 'go', why: `${tag} is of a branch that is gone`, isStale: true }
}

/** After the deletion of a branch nothing else is looked at. */
function limitToBranch(
  verdict: TagVerdict,
  tagClass: TagClass,
  { policy, settings }: Pick<Judged, 'policy' | 'settings'>,
): TagVerdict {
  const { tag, fate } = verdict
  const { branch } = settings
  if (branch === undefined || fate !== 'go') return verdict
  const isItsOwn = tagClass.retention === 'with-branch' && isTagOfBranch(policy, tagClass, { tag, branch })
  return isItsOwn ? verdict : { tag, fate: 'stay', why: `${tag} is not of the branch ${showValue(branch)}` }
}

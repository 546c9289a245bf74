// Whether a tag may stay, by the retention of its class; a tag that the policy does not know stays and is told.
import { classOf, readTag, tagFromBranch } from '../model/tag-grammar.ts'
import type { TagClass, TagPolicy } from '../model/tag-policy.ts'
import { subjectOfTag } from './closure.ts'
import type { InventoryVersion } from './inventory.ts'
import { showValue } from './show-value.ts'

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
  const newest = findNewest(policy, versions)
  const judge = (tag: string, version: InventoryVersion): TagVerdict => {
    const subject = subjectOfTag(tag)
    if (subject !== undefined) return { tag, fate: 'follow', why: `belongs to ${subject}` }
    const tagClass = classOf(policy, tag)
    if (tagClass === undefined) return { tag, fate: 'stay', why: `${tag} is in no class of the policy`, isUnknown: true }
    return limitToBranch(judgeClassTag(tagClass, { tag, version, policy, settings, newest }), tagClass, { policy, settings })
  }
  return new Map(versions.map((version) => [version.digest, version.tags.map((tag) => judge(tag, version))]))
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

interface Limit {
  readonly isWithin: boolean
  readonly within: string
  readonly beyond: string
}

/** A class may say both, a number and days: then a tag stays as long as one of them holds it. */
function judgeLimits({ name, ...tagClass }: TagClass, { tag, version, policy, settings, newest }: Judged): readonly Limit[] {
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

function judgeBranchTag(tagClass: TagClass, tag: string, { policy, settings }: Pick<Judged, 'policy' | 'settings'>): TagVerdict {
  const stay = (why: string): TagVerdict => ({ tag, fate: 'stay', why: `${tag} ${why}` })
  if (settings.branches === undefined) return stay('lives with a branch, and the branches were not read')
  if (!namesItself(tagClass) && branchesInCauses(tagClass).length === 0)
    return stay(`is of the class ${tagClass.name}, which names no branch`)
  const live = settings.branches.find((branch) => isTagOfBranch(policy, tagClass, { tag, branch }))
  if (live !== undefined) return stay(`is of the branch ${showValue(live)}, which lives`)
  return { tag, fate: 'go', why: `${tag} is of a branch that is gone`, isStale: true }
}

/** After the deletion of a branch nothing else is looked at. */
function limitToBranch(verdict: TagVerdict, tagClass: TagClass, { policy, settings }: Pick<Judged, 'policy' | 'settings'>): TagVerdict {
  const { tag, fate } = verdict
  const { branch } = settings
  if (branch === undefined || fate !== 'go') return verdict
  const isItsOwn = tagClass.retention === 'with-branch' && isTagOfBranch(policy, tagClass, { tag, branch })
  return isItsOwn ? verdict : { tag, fate: 'stay', why: `${tag} is not of the branch ${showValue(branch)}` }
}

/** Whether a build of the branch could have written the tag. */
export function isTagOfBranch(
  { variants }: Pick<TagPolicy, 'variants'>,
  tagClass: TagClass,
  { tag, branch }: { readonly tag: string; readonly branch: string },
): boolean {
  if (!namesItself(tagClass)) return branchesInCauses(tagClass).includes(branch)
  const name = tagFromBranch(branch)
  // With the name in its place, `foo-slim` is a tag of the branch foo in the variant -slim, and one of the branch foo-slim.
  return name !== undefined && readTag(tagClass.grammar.replaceAll('{branch}', name), tag, variants) !== undefined
}

const namesItself = ({ grammar }: TagClass): boolean => grammar.includes('{branch}')

const branchesInCauses = ({ causes }: TagClass): readonly string[] =>
  causes.flatMap((cause) => (typeof cause === 'object' ? [cause.branch] : []))

interface DatedTag {
  readonly tag: string
  readonly time: number
  readonly created: number
}

/** The tags that are among the newest of their class; every variant is counted for itself. */
function findNewest(policy: TagPolicy, versions: readonly InventoryVersion[]): ReadonlySet<string> {
  const groups = new Map<string, { limit: number; tags: DatedTag[] }>()
  for (const version of versions) {
    for (const tag of version.tags) {
      const tagClass = subjectOfTag(tag) === undefined ? classOf(policy, tag) : undefined
      if (tagClass === undefined || typeof tagClass.retention !== 'object' || !('newest' in tagClass.retention)) continue
      const key = JSON.stringify([tagClass.name, readTag(tagClass.grammar, tag, policy.variants)?.['variant'] ?? ''])
      const group = groups.get(key) ?? { limit: tagClass.retention.newest, tags: [] }
      group.tags.push({ tag, time: timeSaidBy(tagClass, tag, policy) ?? version.created, created: version.created })
      groups.set(key, group)
    }
  }
  return new Set([...groups.values()].flatMap(newestOf))
}

/** Of equally new ones at the edge all stay. A tag that two versions seem to carry is as new as the newer one. */
function newestOf({ limit, tags }: { readonly limit: number; readonly tags: readonly DatedTag[] }): readonly string[] {
  const byAge = tags.toSorted(newerFirst)
  const single = byAge.filter(({ tag }, index) => byAge.findIndex((other) => other.tag === tag) === index)
  const edge = single[limit - 1]
  return single.filter((tag) => limit > 0 && (edge === undefined || newerFirst(tag, edge) <= 0)).map(({ tag }) => tag)
}

const newerFirst = (a: DatedTag, b: DatedTag): number => b.time - a.time || b.created - a.created

const dayMs = 86_400_000

/**
 * When a tag was written, if it says so: a stamp that a promotion put on an old image is new. A day without a time counts
 * to its end.
 */
export function timeSaidBy({ grammar }: Pick<TagClass, 'grammar'>, tag: string, { variants }: Pick<TagPolicy, 'variants'>): number | undefined {
  const { date = '', time = '235959' } = readTag(grammar, tag, variants) ?? {}
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(date) ?? []
  const [, hour, minute, second] = /^(\d{2})(\d{2})(\d{2})$/.exec(time) ?? []
  const said = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(said) ? undefined : said
}

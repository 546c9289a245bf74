// Which tags of a class are its newest, and when a tag was written.
import { classOf, readTag } from '../../model/tag-grammar.ts'
import type { TagClass, TagPolicy } from '../../model/tag-policy.ts'
import { subjectOfTag } from '../../model/subject-tag.ts'
import type { InventoryVersion } from './inventory.ts'

interface DatedTag {
  readonly tag: string
  readonly time: number
  readonly created: number
}

/** The tags that are among the newest of their class; every variant is counted for itself. */
export function findNewestTags(policy: TagPolicy, versions: readonly InventoryVersion[]): ReadonlySet<string> {
  const groups = new Map<string, { limit: number; tags: DatedTag[] }>()
  for (const version of versions) {
    for (const tag of version.tags) {
      const tagClass = subjectOfTag(tag) === undefined ? classOf(policy, tag) : undefined
      if (tagClass === undefined || typeof tagClass.retention !== 'object' || !('newest' in tagClass.retention))
        continue
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

/**
 * When a tag was written, if it says so: a stamp that a promotion put on an old image is new. A day without a time counts
 * to its end.
 */
export function timeSaidBy(
  { grammar }: Pick<TagClass, 'grammar'>,
  tag: string,
  { variants }: Pick<TagPolicy, 'variants'>,
): number | undefined {
  const { date = '', time = '235959' } = readTag(grammar, tag, variants) ?? {}
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(date) ?? []
  const [, hour, minute, second] = /^(\d{2})(\d{2})(\d{2})$/.exec(time) ?? []
  const said = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(said) ? undefined : said
}

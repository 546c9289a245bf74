// The branch and tag filters of a trigger: which names they take, and whether two of them can take the same name.
import { pushLanguage } from '../../language/filter/filter-language.ts'
import type { Language } from '../../language/filter/language.ts'
import { ignoresAll, matchFilter } from '../../language/filter/match-filter.ts'
import { intersects } from '../../language/filter/questions.ts'
import { isValidRefName } from '../../language/filter/ref-name.ts'
import { textsOf } from '../reading/fields.ts'
import type { Trigger } from '../reading/trigger.ts'

/** The patterns of one kind of name; without any, every name passes. */
export interface RefFilter {
  readonly include?: readonly string[]
  readonly ignore?: readonly string[]
}

/** What a `push` takes of one kind, or undefined when it never takes it (G-P1). */
export function pushFilter(trigger: Trigger, kind: 'branches' | 'tags'): RefFilter | undefined {
  const other = kind === 'tags' ? 'branches' : 'tags'
  const own = refFilter(trigger, kind)
  if (own === undefined) return hasFilter(trigger, other) ? undefined : {}
  // `tags-ignore: ['**']` is how one says "branches only".
  return own.ignore?.includes('**') ? undefined : own
}

/** The filter that is written under a name; undefined when there is none. */
export function refFilter({ config }: Trigger, kind: 'branches' | 'tags'): RefFilter | undefined {
  const ignored = config[`${kind}-ignore`]
  if (config[kind] !== undefined) return { include: textsOf(config[kind]) }
  return ignored === undefined ? undefined : { ignore: textsOf(ignored) }
}

function hasFilter({ config }: Trigger, kind: string): boolean {
  return config[kind] !== undefined || config[`${kind}-ignore`] !== undefined
}

/** True when the filter lets the name pass: the last pattern that matches decides (G-F7). */
export function passes({ include, ignore = [] }: RefFilter, name: string): boolean {
  return include === undefined ? !ignoresAll(ignore, [name]) : matchFilter(include, name)
}

/** The parts of a pattern: a wildcard, a class, an escaped character, a quantifier of what stands before it, or a plain character. */
const parts = /\*\*\/|\*\*|\*|\[[^\]]*\]|\\[^]|[^]/g

/** Names that releases usually have: they show an overlap that the patterns themselves do not. */
const usualNames = ['v1.2.3', '1.2.3', 'v1.2.3-rc.1', '1.2.3-rc.1', 'v1', 'main', 'nightly', 'release/1.2']

/**
 * Names that both filters take: those that follow from the patterns, for conditions differ from name to name, and at least one
 * where there is any.
 */
export function commonNames(left: RefFilter, right: RefFilter): readonly string[] {
  const patterns = [...(left.include ?? []), ...(right.include ?? [])]
  const names = new Set([...patterns.flatMap((pattern) => samples(pattern)), ...usualNames])
  const common = [...names].filter((name) => isValidRefName(name) && passes(left, name) && passes(right, name))
  if (common.length > 0) return common
  const found = intersects(languageOf(left), languageOf(right))
  return found.answer === 'yes' ? [found.example] : []
}

/** Branches and tags are filtered alike, so either stands for both. */
function languageOf({ include, ignore }: RefFilter): Language {
  if (include !== undefined) return pushLanguage({ tags: include }, 'tags')
  return pushLanguage(ignore === undefined ? {} : { 'tags-ignore': ignore }, 'tags')
}

/** Names that a pattern takes, each wildcard once as a version and once as nothing. */
function samples(pattern: string): readonly string[] {
  if (pattern.startsWith('!')) return []
  return ['1.2.3', '1', ''].map((filling) =>
    pattern.replace(parts, (part) => {
      if (part.startsWith('*')) return filling
      if (part.startsWith('[')) return part.charAt(1)
      return part === '?' || part === '+' ? '' : part.slice(-1)
    }),
  )
}

/** The characters that every name of a pattern begins with, and whether they are the whole name. */
export function fixedBeginning(pattern: string): { readonly text: string; readonly isWhole: boolean } {
  const at = pattern.search(/[*?+[\\]/)
  if (at < 0) return { text: pattern, isWhole: true }
  // A `?` makes the character before it optional.
  return { text: pattern.slice(0, pattern[at] === '?' ? Math.max(0, at - 1) : at), isWhole: false }
}

// The branch and tag filters of a trigger: which names they take, and whether two of them can take the same name.
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
  if (include === undefined) return !ignore.some((pattern) => matches(pattern, name))
  const last = include.findLast((pattern) => matches(pattern.replace(/^!/, ''), name))
  return last !== undefined && !last.startsWith('!')
}

function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(`^(?:${toRegExp(pattern)})$`).test(name)
  } catch {
    return false
  }
}

/** The parts of a pattern: a wildcard, a class, an escaped character, a quantifier of what stands before it, or a plain character. */
const parts = /\*\*\/|\*\*|\*|\[[^\]]*\]|\\[^]|[^]/g

function toRegExp(pattern: string): string {
  return pattern.replace(parts, (part) => {
    if (part === '**/') return '(?:.*/)?'
    if (part === '**') return '.*'
    if (part === '*') return '[^/]*'
    if (part === '?' || part === '+') return part
    // Only JavaScript reads `[^a]` as "not a".
    if (part.length > 1 && part.startsWith('[')) return part.replace('[^', String.raw`[\^`)
    return part.slice(-1).replace(/[.^$|(){}[\]\\*/]/, String.raw`\$&`)
  })
}

/** Names that releases usually have: they show an overlap that the patterns themselves do not. */
const usualNames = ['v1.2.3', '1.2.3', 'v1.2.3-rc.1', '1.2.3-rc.1', 'v1', 'main', 'nightly', 'release/1.2']

/**
 * Names that both filters take. One is proof of an overlap; without any the filters may still overlap, because only names
 * that follow from the patterns are tried.
 */
export function commonNames(left: RefFilter, right: RefFilter): readonly string[] {
  const patterns = [...(left.include ?? []), ...(right.include ?? [])]
  const names = new Set([...patterns.flatMap((pattern) => samples(pattern)), ...usualNames])
  return [...names].filter((name) => name !== '' && passes(left, name) && passes(right, name))
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

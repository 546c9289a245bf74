// The names that filters take, as sets that can be compared.
import { anyChar, charsOf, otherChars } from './char-set.ts'
import {
  anything,
  chars,
  complement,
  difference,
  intersection,
  literal,
  nothing,
  repeat,
  sequence,
  union,
} from './language.ts'
import type { Language } from './language.ts'
import { parsePattern, severities, type Part } from './parse-pattern.ts'
import { patternsOf, type PushFilters } from './push-filters.ts'
import { validRefName } from './ref-name.ts'

/** The names that a list of patterns takes. */
export function filterLanguage(patterns: readonly string[]): Language {
  return patterns.reduce<Language>((names, pattern) => {
    const matched = patternLanguage(pattern)
    return pattern.startsWith('!') ? difference(names, matched) : union(names, matched)
  }, nothing)
}

/** The branches or the tags of which a push starts the workflow, its path filters aside (G-P1). */
export function pushLanguage(filters: PushFilters, kind: 'branches' | 'tags'): Language {
  const include = patternsOf(filters, kind)
  const ignore = patternsOf(filters, `${kind}-ignore`)
  if (include !== undefined) return intersection(filterLanguage(include), validRefName)
  if (ignore !== undefined) return difference(validRefName, union(...ignore.map(ignoredLanguage)))
  const other = kind === 'tags' ? 'branches' : 'tags'
  const isOtherOnly = filters[other] !== undefined || filters[`${other}-ignore`] !== undefined
  return isOtherOnly ? nothing : validRefName
}

/** What a pattern of an -ignore list ignores; see `ignoresAll` for negative ones. */
function ignoredLanguage(pattern: string): Language {
  const matched = patternLanguage(pattern)
  return pattern.startsWith('!') && matched !== nothing ? complement(matched) : matched
}

function patternLanguage(pattern: string): Language {
  const { parts, problems } = parsePattern(pattern)
  if (problems.some(({ code }) => severities[code] === 'invalid')) return nothing
  return sequence(...parts.map(partLanguage))
}

const segment = repeat(chars(otherChars(charsOf('/'))), 0, Infinity)
const folders = repeat(sequence(repeat(chars(anyChar), 0, Infinity), literal('/')), 0, 1)

function partLanguage(part: Part): Language {
  switch (part.kind) {
    case '*':
      return segment
    case '**':
      return anything
    case '**/':
      return folders
    case 'one':
      return part.times === ''
        ? part.of
        : repeat(part.of, part.times === '?' ? 0 : 1, part.times === '?' ? 1 : Infinity)
  }
}

// What is wrong with filter patterns, before GitHub finds out or, worse, does not (G-F4, G-F8, G-F10, G-F11).
import {
  parsePattern,
  severities,
  type PatternProblem,
  type PatternProblemCode,
  type Severity,
} from './parse-pattern.ts'
import { patternsOf, type FilterName, type PushFilters } from './push-filters.ts'

export type { Severity } from './parse-pattern.ts'

/** Something wrong with one pattern: the text it is about, and where that stands in the pattern. */
export interface FilterProblem extends Omit<PatternProblem, 'code'> {
  readonly code: PatternProblemCode | RefProblemCode
  readonly severity: Severity
}

/** What no branch and no tag is called; a path may be. */
type RefProblemCode = 'full-ref' | 'impossible-in-ref'

/** A problem of one pattern in a list, or of the lists themselves. */
export type PushFilterProblem =
  | (FilterProblem & { readonly filter: FilterName; readonly index: number })
  | {
      readonly code: 'negative-in-ignore'
      readonly severity: 'undocumented'
      readonly filter: FilterName
      readonly index: number
    }
  | { readonly code: 'only-negatives' | 'empty-list'; readonly severity: 'pointless'; readonly filter: FilterName }
  | { readonly code: 'both-forms'; readonly severity: 'invalid'; readonly filter: FilterName }

/** The worst problem of a pattern; nothing when it is fine. A pattern for paths may hold more than one for refs. */
export function validateFilter(pattern: string, of: 'refs' | 'paths' = 'refs'): FilterProblem | undefined {
  const problems = problemsOf(pattern, of)
  const order: readonly Severity[] = ['invalid', 'pointless', 'undocumented']
  return order.flatMap((severity) => problems.filter((problem) => problem.severity === severity))[0]
}

/** Every problem of the filters of a push. */
export function validatePushFilters(filters: PushFilters): readonly PushFilterProblem[] {
  const names = ['branches', 'branches-ignore', 'tags', 'tags-ignore', 'paths', 'paths-ignore'] as const
  return names.flatMap((filter) => {
    const patterns = patternsOf(filters, filter)
    return patterns === undefined ? [] : [...listProblems(filters, filter, patterns), ...eachProblem(filter, patterns)]
  })
}

function listProblems(filters: PushFilters, filter: FilterName, patterns: readonly string[]): PushFilterProblem[] {
  const isIgnore = filter.endsWith('-ignore')
  const problems: PushFilterProblem[] = []
  if (isIgnore && patternsOf(filters, filter.replace('-ignore', '') as FilterName) !== undefined) {
    problems.push({ code: 'both-forms', severity: 'invalid', filter })
  }
  if (patterns.length === 0) problems.push({ code: 'empty-list', severity: 'pointless', filter })
  else if (!isIgnore && patterns.every((pattern) => pattern.startsWith('!'))) {
    problems.push({ code: 'only-negatives', severity: 'pointless', filter })
  }
  return problems
}

function eachProblem(filter: FilterName, patterns: readonly string[]): PushFilterProblem[] {
  return patterns.flatMap((pattern, index) => {
    const own = problemsOf(pattern, filter.startsWith('paths') ? 'paths' : 'refs')
    const placed = own.map((problem) => ({ ...problem, filter, index }))
    if (!filter.endsWith('-ignore') || !pattern.startsWith('!')) return placed
    return [{ code: 'negative-in-ignore', severity: 'undocumented', filter, index } as const, ...placed]
  })
}

function problemsOf(pattern: string, of: 'refs' | 'paths'): readonly FilterProblem[] {
  const problems = parsePattern(pattern).problems.map((problem) => ({ ...problem, severity: severities[problem.code] }))
  return of === 'paths' ? problems : [...problems, ...refProblems(pattern)]
}

function refProblems(pattern: string): readonly FilterProblem[] {
  // Inside a class such a character is one of several.
  const outside = pattern.replaceAll(/\[[^\]]*\]/g, (members) => '_'.repeat(members.length))
  return [
    // oxlint-disable-next-line no-control-regex -- git refuses them
    ['impossible-in-ref', /[\x00-\x20\x7f~^:]|\\[?*[\\]|\.\.|@\{/] as const,
    ['full-ref', /(?<=^!?)refs\/(?:heads|tags)\//] as const,
  ].flatMap(([code, expression]) => {
    const match = expression.exec(outside)
    if (match === null) return []
    return [{ code, severity: 'pointless', text: match[0], offset: match.index, length: match[0].length } as const]
  })
}

// Whether a push starts a workflow, and why: the refs, the paths and the limits of `on.push` (G-P1 to G-P7).
import { decideFilter, ignoredBy } from './match-filter.ts'
import { patternsOf, type FilterName, type PushFilters } from './push-filters.ts'

/** A push of one branch or one tag. */
export type Push = (BranchPush | { readonly tag: string }) & PushDetails

interface BranchPush {
  readonly branch: string
  /** The changed files in the order of GitHub's diff. Left out, GitHub made no diff, and path filters let the push pass. */
  readonly files?: readonly string[]
  /** @default 1 */
  readonly commits?: number
}

interface PushDetails {
  /** The message of the head commit. */
  readonly message?: string
  /** True when the ref was deleted. */
  readonly deleted?: boolean
  /** How many branches or tags, whichever this is, were pushed at once. @default 1 */
  readonly pushedTogether?: number
}

export interface PushDecision {
  readonly runs: boolean
  /** What was looked at, in order; where the workflow does not run, the last one is why. */
  readonly because: readonly PushReason[]
}

type RefFilterName = Exclude<FilterName, 'paths' | 'paths-ignore'>

/** The pattern of a filter that decided about a name. */
interface ByPattern<Name extends FilterName> {
  readonly filter: Name
  readonly name: string
  readonly pattern: string
  readonly index: number
}

export type PushReason =
  /** GitHub makes no event for more than 3 tags or 5,000 branches at once (G-P5). */
  | { readonly code: 'too-many-refs'; readonly count: number; readonly limit: number }
  /** Not documented, so taken for "does not run" (G-P6). */
  | { readonly code: 'ref-deleted' }
  | { readonly code: 'skipped-by-message'; readonly words: string }
  | { readonly code: 'no-ref-filter' }
  /** Filters of branches only keep every tag out, and the reverse. */
  | { readonly code: 'only-other-refs'; readonly filters: readonly RefFilterName[] }
  | ({ readonly code: 'ref-included' | 'ref-excluded' } & ByPattern<'branches' | 'tags'>)
  | { readonly code: 'ref-matches-nothing'; readonly filter: 'branches' | 'tags'; readonly name: string }
  | ({ readonly code: 'ref-ignored' } & ByPattern<'branches-ignore' | 'tags-ignore'>)
  | { readonly code: 'ref-not-ignored'; readonly filter: 'branches-ignore' | 'tags-ignore'; readonly name: string }
  | { readonly code: 'paths-not-asked' }
  | { readonly code: 'no-diff' }
  | { readonly code: 'too-many-commits'; readonly count: number; readonly limit: number }
  | { readonly code: 'no-changed-file' }
  | ({ readonly code: 'path-included' } & ByPattern<'paths'>)
  | { readonly code: 'no-path-included'; readonly filter: 'paths' }
  | { readonly code: 'path-not-ignored'; readonly filter: 'paths-ignore'; readonly name: string }
  | { readonly code: 'all-paths-ignored'; readonly filter: 'paths-ignore' }
  /** A file would start it, but stands after the 300 that GitHub looks at. */
  | { readonly code: 'path-too-late'; readonly name: string; readonly position: number; readonly limit: number }

const limits = { tags: 3, branches: 5000, commits: 1000, files: 300 }

/** Whether the push starts a workflow with these filters. Of two forms of one filter, which GitHub refuses, the first counts. */
export function matchPush(filters: PushFilters, push: Push): PushDecision {
  const because: PushReason[] = []
  for (const judge of [judgeEvent, judgeRef, judgePaths]) {
    const { runs, reason } = judge(filters, push)
    if (reason !== undefined) because.push(reason)
    if (!runs) return { runs, because }
  }
  return { runs: true, because }
}

interface Judgement {
  readonly runs: boolean
  readonly reason?: PushReason
}

/** In brackets anywhere, or as the last line of a paragraph of its own. */
const skipWords =
  /\[(?:skip ci|ci skip|no ci|skip actions|actions skip)\]|\n\n(?:.+\n)*(?<trailer>skip-checks: *true)\s*$/

function judgeEvent(_: PushFilters, push: Push): Judgement {
  const limit = 'tag' in push ? limits.tags : limits.branches
  const { pushedTogether = 1, message = '' } = push
  if (pushedTogether > limit) return { runs: false, reason: { code: 'too-many-refs', count: pushedTogether, limit } }
  if (push.deleted === true) return { runs: false, reason: { code: 'ref-deleted' } }
  const match = skipWords.exec(message.replaceAll('\r', ''))
  if (match === null) return { runs: true }
  return { runs: false, reason: { code: 'skipped-by-message', words: match.groups?.['trailer'] ?? match[0] } }
}

function judgeRef(filters: PushFilters, push: Push): Judgement {
  const [kind, name] = 'tag' in push ? (['tags', push.tag] as const) : (['branches', push.branch] as const)
  const include = patternsOf(filters, kind)
  if (include !== undefined) return judgeIncluded(include, kind, name)
  const ignore = patternsOf(filters, `${kind}-ignore`)
  if (ignore !== undefined) return judgeIgnored(ignore, `${kind}-ignore`, name)
  const other = kind === 'tags' ? 'branches' : 'tags'
  const others = ([other, `${other}-ignore`] as const).filter((filter) => filters[filter] !== undefined)
  if (others.length > 0) return { runs: false, reason: { code: 'only-other-refs', filters: others } }
  return { runs: true, reason: { code: 'no-ref-filter' } }
}

function judgeIncluded(patterns: readonly string[], filter: 'branches' | 'tags', name: string): Judgement {
  const { included, by } = decideFilter(patterns, name)
  if (by === undefined) return { runs: false, reason: { code: 'ref-matches-nothing', filter, name } }
  const code = included ? 'ref-included' : 'ref-excluded'
  return { runs: included, reason: { code, filter, name, pattern: patterns[by] ?? '', index: by } }
}

function judgeIgnored(patterns: readonly string[], filter: 'branches-ignore' | 'tags-ignore', name: string): Judgement {
  const by = ignoredBy(patterns, name)
  if (by === undefined) return { runs: true, reason: { code: 'ref-not-ignored', filter, name } }
  return { runs: false, reason: { code: 'ref-ignored', filter, name, pattern: patterns[by] ?? '', index: by } }
}

function judgePaths(filters: PushFilters, push: Push): Judgement {
  if (filters.paths === undefined && filters['paths-ignore'] === undefined) return { runs: true }
  if ('tag' in push) return { runs: true, reason: { code: 'paths-not-asked' } }
  const { files, commits = 1 } = push
  if (commits > limits.commits) {
    return { runs: true, reason: { code: 'too-many-commits', count: commits, limit: limits.commits } }
  }
  if (files === undefined) return { runs: true, reason: { code: 'no-diff' } }
  if (files.length === 0) return { runs: false, reason: { code: 'no-changed-file' } }
  return judgeFiles(filters, files)
}

function judgeFiles(filters: PushFilters, files: readonly string[]): Judgement {
  const [include, ignore = []] = [patternsOf(filters, 'paths'), patternsOf(filters, 'paths-ignore')]
  const position = files.findIndex((name) =>
    include === undefined ? ignoredBy(ignore, name) === undefined : decideFilter(include, name).included,
  )
  const name = files[position]
  if (name === undefined) {
    const none = { code: 'no-path-included', filter: 'paths' } as const
    return { runs: false, reason: include === undefined ? { code: 'all-paths-ignored', filter: 'paths-ignore' } : none }
  }
  const limit = limits.files
  if (position >= limit) return { runs: false, reason: { code: 'path-too-late', name, position, limit } }
  if (include === undefined) return { runs: true, reason: { code: 'path-not-ignored', filter: 'paths-ignore', name } }
  const index = decideFilter(include, name).by ?? 0
  return { runs: true, reason: { code: 'path-included', filter: 'paths', name, pattern: include[index] ?? '', index } }
}

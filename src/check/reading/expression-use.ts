// Every expression of a file: what it says, where it stands, and the job and step it belongs to.
import { findExpressions, parseExpression, type Access, type ParsedExpression } from '../../language/expression.ts'
import type { Place } from '../../model/place.ts'
import type { Path } from '../../yaml/path.ts'
import type { YamlFile } from '../../yaml/read.ts'
import type { Job } from './job.ts'
import type { Step } from './step.ts'

export interface ExpressionUse {
  /** The text between the brackets, or the whole condition when an `if` goes without them. */
  readonly source: string
  /** Undefined when it does not parse; GitHub's own parser tells why. */
  readonly parsed: ParsedExpression | undefined
  /** The scalar that holds it. */
  readonly path: Path
  /** The expression, without the brackets and the blanks inside of them. */
  readonly place: Place
  readonly job: Job | undefined
  readonly step: Step | undefined
  /** A part of the expression: what an access or a call covers. */
  placeOf(offset: number, length: number): Place
}

interface Owners {
  readonly jobs: readonly Job[]
  readonly steps: readonly Step[]
}

/** The expressions in the order of the file. */
export function readExpressions(yaml: YamlFile, owners: Owners): readonly ExpressionUse[] {
  return [...scalars(yaml.data, [])].flatMap(({ text, path }) =>
    spans(text, path).map((span) => readExpression(yaml, owners, path, span)),
  )
}

function* scalars(value: unknown, path: Path): Generator<{ text: string; path: Path }> {
  if (typeof value === 'string') yield { text: value, path }
  else if (typeof value === 'object' && value !== null) {
    const entries = Array.isArray(value) ? value.entries() : Object.entries(value)
    for (const [key, child] of entries) yield* scalars(child, [...path, key])
  }
}

/** The expressions of one scalar: what stands in brackets, and a condition also without them. */
function spans(text: string, path: Path): readonly { source: string; offset: number; length: number }[] {
  const bracketed = findExpressions(text)
  if (bracketed.length > 0 || !isCondition(path) || text.trim() === '') return bracketed
  const offset = text.length - text.trimStart().length
  const source = text.trim()
  return [{ source, offset, length: source.length }]
}

/** True for the `if` of a job, of a step and of a job's snapshot: GitHub reads them as expressions without brackets. */
export function isCondition(path: Path): boolean {
  if (path.at(-1) !== 'if') return false
  const isJobs = path[0] === 'jobs' && (path.length === 3 || path[2] === 'snapshot' || path[2] === 'steps')
  return isJobs || (path[0] === 'runs' && path[1] === 'steps')
}

function readExpression(
  yaml: YamlFile,
  owners: Owners,
  path: Path,
  span: { source: string; offset: number; length: number },
): ExpressionUse {
  const parsed = parseExpression(span.source)
  const placeOf = (offset: number, length: number): Place => yaml.scalarPlace(path, span.offset + offset, length)
  const blanks = span.source.length - span.source.trimStart().length
  return {
    source: span.source,
    parsed: parsed.ok ? parsed.value : undefined,
    path,
    place: placeOf(blanks, span.source.trim().length),
    job: owners.jobs.find((job) => startsWith(path, job.path)),
    // The last one is the innermost: a step of a parallel block comes after the block.
    step: owners.steps.findLast((step) => startsWith(path, step.path)),
    placeOf,
  }
}

function startsWith(path: Path, prefix: Path): boolean {
  return prefix.every((key, index) => path[index] === key)
}

/** What an expression reads of one context, such as `['build', 'outputs', 'digest']` of `needs`, with its place. */
export function* accessesOf(use: ExpressionUse, context: string): Generator<{ names: Access['path']; place: Place }> {
  for (const access of use.parsed?.accesses ?? []) {
    const [first, ...names] = access.path
    if (first?.toLowerCase() !== context) continue
    yield { names, place: use.placeOf(access.offset, access.length) }
  }
}

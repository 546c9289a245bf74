// The functions of GitHub's expressions as typed builders.
import { expression, readable, treeOf } from './expression.ts'
import type { Expression, Readable, Readings, ReadsOf, Scalar, Template, ValueOf } from './expression.ts'
import type { Job } from './job.ts'

const call = <T, C extends Readable>(name: string, args: readonly unknown[]): Expression<T, C> =>
  expression({ kind: 'call', name, args: args.map(treeOf) })

type Operand = Scalar | Expression

type Search = <const S extends Operand, const I extends Operand>(
  search: S,
  item: I,
) => Expression<boolean, ReadsOf<S> | ReadsOf<I>>

/** Whether a text holds another (without case), or a list holds an item. */
export const contains: Search = (search, item) => call('contains', [search, item])

/** Whether a text begins with another, without case. */
export const startsWith: Search = (search, start) => call('startsWith', [search, start])

/** Whether a text ends with another, without case. */
export const endsWith: Search = (search, end) => call('endsWith', [search, end])

/** The pattern with `{0}`, `{1}` ... replaced. `text` reads better where it can be used. */
export function format<const A extends readonly Operand[]>(
  pattern: string,
  ...args: A
): Expression<string, ReadsOf<A[number]>> {
  return call('format', [pattern, ...args])
}

/** The items of a list as one text. @default separator: a comma */
export function join<C extends Readable>(
  list: Expression<readonly unknown[], C>,
  separator?: string,
): Expression<string, C> {
  return call('join', separator === undefined ? [list] : [list, separator])
}

/** A value as JSON: the way to hand a whole context to a script. */
export function toJSON<C extends Readable>(value: Expression<unknown, C>): Expression<string, C> {
  return call('toJSON', [value])
}

/** JSON as a value: a number or a boolean, or with its type for lists and objects: `fromJSON<string[]>(x)`. */
export function fromJSON<C extends Readable = never>(json: string | Expression<unknown, C>): Readings<Scalar, C>
// TypeScript infers either both type arguments or none, so with a type named the contexts are left to `check`.
export function fromJSON<T>(json: string | Expression): Readings<T, never>
export function fromJSON(json: string | Expression): Readings<Scalar, never> {
  return readable({ kind: 'call', name: 'fromJSON', args: [treeOf(json)] })
}

/** The hash of the files that match, for cache keys. */
export function hashFiles<const P extends readonly (string | Expression)[]>(
  ...patterns: P
): Expression<string, 'hashFiles' | ReadsOf<P[number]>> {
  return call('hashFiles', patterns)
}

/** What `case` may yield: every second argument and the last. */
type Outcomes<A extends readonly unknown[]> = A extends readonly [unknown, infer V, ...infer Rest]
  ? ValueOf<V> | Outcomes<Rest>
  : ValueOf<A[number]>

/** The value of the first condition that is true, else the last argument: `caseOf(a, 'x', b, 'y', 'z')`. */
export function caseOf<const A extends readonly [Expression<boolean>, Operand, ...Operand[]]>(
  ...args: A
): Expression<Outcomes<A>, ReadsOf<A[number]>> {
  if (args.length % 2 === 0) throw new TypeError('caseOf() must end with the value for when no condition is true')
  return call('case', args)
}

/** Every earlier step, or every ancestor of the job, succeeded. With jobs named, which a step cannot do: all of those. */
export function success(): Expression<boolean, 'success'>
export function success(...jobs: readonly Job[]): Expression<boolean, 'success' | 'status of named jobs'>
export function success(...jobs: readonly Job[]): Expression<boolean, 'success'> {
  return statusOf('success', jobs)
}

/** An earlier step, or an ancestor of the job, failed. With jobs named, which a step cannot do: one of those. */
export function failure(): Expression<boolean, 'failure'>
export function failure(...jobs: readonly Job[]): Expression<boolean, 'failure' | 'status of named jobs'>
export function failure(...jobs: readonly Job[]): Expression<boolean, 'failure'> {
  return statusOf('failure', jobs)
}

/** Always, also when the run was cancelled. */
export const always = (): Expression<true, 'always'> => call('always', [])

/** The run was cancelled. */
export const cancelled = (): Expression<boolean, 'cancelled'> => call('cancelled', [])

function statusOf<F extends 'success' | 'failure'>(name: F, jobs: readonly Job[]): Expression<boolean, F> {
  return expression({ kind: 'call', name, args: jobs.map(({ ref }) => ({ kind: 'jobId', job: ref })) })
}

/** Words with expressions in between: text`Build ${inputs.tag}` becomes `Build ${{ inputs.tag }}`. */
export function text<const V extends readonly (Expression | string | number)[]>(
  words: TemplateStringsArray,
  ...values: V
): Template<ReadsOf<V[number]>> {
  const parts = words.flatMap((word, index) => (index < values.length ? [word, partOf(values[index])] : [word]))
  return expression({ kind: 'template', parts: parts.filter((part) => part !== '') }) as Template<ReadsOf<V[number]>>
}

const partOf = (value: unknown): ReturnType<typeof treeOf> | string => {
  const node = treeOf(value)
  return node.kind === 'literal' ? String(node.value) : node
}

/** An expression in GitHub's own words, for what has no builder yet: `raw<string>('github.event.action')`. */
export function raw<T = unknown, C extends Readable = never>(source: string): Expression<T, C> {
  return expression({ kind: 'raw', text: source.trim() })
}

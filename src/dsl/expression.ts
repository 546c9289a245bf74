// The value of a GitHub expression: what it yields, which contexts it reads, and the jobs and steps it comes from.
import type { actionContexts, contexts } from '../language/generated/contexts.ts'
import { codeFolder } from '../model/own-files.ts'
import type { ExpressionNode, Scalar } from './expression-node.ts'
import { takeProcess } from './only-copy.ts'

takeProcess(codeFolder.href)

/** A place of a workflow where an expression may stand, as in `jobs.<id>.steps.if`. */
export type Position = keyof typeof contexts

/** The contexts and special functions that GitHub offers at a place. */
export type ReadableAt<P extends Position> =
  | (typeof contexts)[P]['contexts'][number]
  | (typeof contexts)[P]['functions'][number]
  // Only the condition of a job takes success(build), which asks for one job.
  | (P extends 'jobs.<id>.if' ? 'status of named jobs' : never)

/** The same for a place of a composite action. */
export type ReadableInAction<P extends keyof typeof actionContexts> =
  | (typeof actionContexts)[P]['contexts'][number]
  | (typeof actionContexts)[P]['functions'][number]

/** Every context and special function there is. */
export type Readable = ReadableAt<Position>

export type { Scalar } from './expression-node.ts'

declare const yields: unique symbol
declare const reads: unique symbol
declare const inText: unique symbol

/** The key of an expression's tree. */
export const tree: unique symbol = Symbol('expression')

/** An expression that yields `T` and reads the contexts `C`. */
export interface Expression<T = unknown, C extends Readable = Readable> {
  readonly [tree]: ExpressionNode
  readonly [yields]?: () => T
  readonly [reads]?: () => C
}

/** Words with expressions in between, made by `text`. It is no condition: a non-empty text is always true. */
export interface Template<C extends Readable = Readable> extends Expression<string, C> {
  readonly [inText]: true
}

/** What an expression yields, whether it is one already or still a plain value. */
export type ValueOf<X> = X extends Expression<infer T> ? T : X

/** The contexts that an operand reads; a plain value reads none. */
export type ReadsOf<X> = X extends Expression<unknown, infer C> ? C : never

/** An expression whose properties can be read: `github.event.release.tag_name`. */
export type Readings<T, C extends Readable> = Expression<T, C> & Properties<NonNullable<T>, C>

type Properties<T, C extends Readable> = [T] extends [Scalar | readonly unknown[]]
  ? unknown
  : { readonly [K in keyof T]-?: Readings<undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K], C> }

/** The properties of all items of a list: `collect(labels).name` is `labels.*.name`. */
export type Collected<T, C extends Readable> = Expression<readonly T[], C> &
  ([T] extends [Scalar] ? unknown : { readonly [K in keyof T]-?: Collected<T[K], C> })

/** A plain value, or an expression that yields it and may stand at `P`. */
export type At<P extends Position, T extends Scalar = string> = T | Expression<Yields<T>, ReadableAt<P>>

/** GitHub turns whatever stands in a text into text; numbers and booleans stay what they are. */
type Yields<T> = string extends T ? Scalar | undefined : T | null

/** A list or a mapping that only the run knows, such as `fromJSON<Record<string, string>>(...)`. */
export type Computed<P extends Position> = Expression<object, ReadableAt<P>>

/** Names with their values, such as environment variables. */
export type Values<P extends Position> = Readonly<Record<string, At<P, Scalar>>>

/** A condition at `P`: an expression, never a text with expressions inside, which would always be true. */
export type ConditionAt<P extends Position> =
  | boolean
  | (Expression<unknown, ReadableAt<P>> & { readonly [inText]?: never })

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Whether a value is an expression of ours. */
export function isExpression(value: unknown): value is Expression {
  return isObject(value) && tree in value
}

/**
 * An expression whose properties become property accesses when they are read; `parts` are read as they are. Whoever makes
 * one says what can be read of it.
 */
export function readable<R extends Expression>(node: ExpressionNode, parts?: object): R {
  return new Proxy(Object.freeze({ ...parts, [tree]: node }), accessing) as unknown as R
}

/** An expression without properties: the result of an operator or a function. */
export function expression<T, C extends Readable>(node: ExpressionNode): Expression<T, C> {
  return Object.freeze({ [tree]: node, [Symbol.toPrimitive]: refuseText })
}

/** The tree of a property, or of one that lies deeper. */
export function access(of: ExpressionNode, ...keys: readonly string[]): ExpressionNode {
  return keys.reduce((node, key) => ({ kind: 'access', of: node, key }), of)
}

/** The tree of an operand; a plain value is a literal. */
export function treeOf(operand: unknown): ExpressionNode {
  if (isExpression(operand)) return operand[tree]
  if (operand !== null && !/^(?:string|number|boolean)$/.test(typeof operand)) refuseOperand(operand)
  return { kind: 'literal', value: operand as Scalar }
}

/** The types refuse this too, but not for a name that is read of a widened type. */
function refuseOperand(operand: unknown): never {
  const what = operand === undefined ? 'undefined, maybe an output that nobody declares' : `of type ${typeof operand}`
  throw new TypeError(`an operand of an expression is ${what}`)
}

const accessing: ProxyHandler<{ readonly [tree]: ExpressionNode }> = {
  get(target, key) {
    if (key === Symbol.toPrimitive || key === 'toString' || key === 'toJSON') return refuseText
    if (typeof key === 'symbol') return Reflect.get(target, key)
    // A module that hands an expression to `await` must not have it taken for a promise.
    if (key === 'then') return undefined
    return readable<Expression>(access(target[tree], key))
  },
}

function refuseText(): never {
  throw new TypeError(
    'an expression stands in a plain string: write text`...` instead of `...`, and in a script read it from env',
  )
}

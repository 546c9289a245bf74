// The matrix of a job: its axes are declared once and read typed.
import { isExpression, readable } from './expression.ts'
import type { Expression, ReadableAt, Readings } from './expression.ts'
import type { MatrixRef } from './expression-node.ts'
import { settled } from './settled.ts'

/** Anything JSON, expressions included: what an axis or an entry of `include` can hold. */
export type MatrixValue =
  | string
  | number
  | boolean
  | null
  | Computed
  | readonly MatrixValue[]
  | { readonly [key: string]: MatrixValue }

type Computed<T = unknown> = Expression<T, ReadableAt<'jobs.<id>.strategy'>>

type Entry = { readonly [key: string]: MatrixValue } | Computed

/** Axes with their values, which may be known only at run time, and the entries added or taken out. */
export type MatrixConfig = {
  readonly [axis: string]: readonly MatrixValue[] | Computed
} & {
  /** Values added to the legs they fit, or legs of their own. */
  readonly include?: readonly Entry[] | Computed
  /** Legs taken out. */
  readonly exclude?: readonly Entry[] | Computed
}

/** The key of what compile reads of a matrix. */
export const matrixParts: unique symbol = Symbol('matrix')

interface Parts {
  readonly [matrixParts]: { readonly ref: MatrixRef; readonly config: MatrixConfig | Expression }
}

/** A matrix whose keys read as expressions: `targets.platform` is `matrix.platform`. */
export type Matrix<L = unknown> = Parts & Readings<L, 'matrix'>

type ItemOf<A> = A extends readonly (infer V)[] ? ValueIn<V> : A extends Expression<readonly (infer V)[]> ? V : unknown

/** What stands in the list of an axis may be an expression itself. */
type ValueIn<V> = V extends Expression<infer T> ? T : V

type Axes<M> = { readonly [K in Exclude<keyof M, 'include' | 'exclude'>]: ItemOf<M[K]> }

type KeyOfEach<E> = E extends unknown ? keyof E : never

type Merged<E> = { readonly [K in KeyOfEach<E>]: E extends { readonly [Q in K]: infer V } ? ValueIn<V> : null }

type Added<M> = M extends { readonly include: readonly (infer E)[] } ? Merged<E> : unknown

/** A key that only some entries of `include` set is empty on the other legs. */
type Legs<M> = Axes<M> & Omit<Added<M>, keyof Axes<M>>

/** The keys by which `exclude` takes out legs although no axis has them. */
type StrangeKey<M> = M extends { readonly exclude: readonly (infer E)[] }
  ? Exclude<KeyOfEach<E>, keyof Axes<M> | keyof Expression> & string
  : never

/** GitHub refuses to take out legs by a key that is no axis; the message is read by people. */
type Complaint<M> = [StrangeKey<M>] extends [never]
  ? unknown
  : { readonly exclude: `'${StrangeKey<M>}' is no axis of this matrix` }

/** Declares a matrix. Every key of an axis or of `include` becomes a typed property. */
export function matrix<const M extends MatrixConfig>(config: M & Complaint<M>): Matrix<Legs<M>> {
  return readKeys(settled(config), axesOf(config))
}

/** A matrix that an earlier job computes; `L` is what one leg holds. */
export function runtimeMatrix<L extends object>(legs: Computed): Matrix<L> {
  return readKeys(legs, undefined)
}

/** The keys that a leg has; undefined when only the run knows them. */
export function axesOf(config: MatrixConfig): readonly string[] | undefined {
  const { include = [], exclude: _taken, ...axes } = config
  if (isExpression(include) || include.some(isExpression)) return undefined
  return [...new Set([...Object.keys(axes), ...include.flatMap((entry) => Object.keys(entry))])]
}

function readKeys<L>(config: MatrixConfig | Expression, axes: readonly string[] | undefined): Matrix<L> {
  const ref: MatrixRef = { kind: 'matrix', axes }
  return readable({ kind: 'context', name: 'matrix', source: ref }, { [matrixParts]: { ref, config } })
}

/** Whether a value is a declared matrix. */
export function isMatrix(value: unknown): value is Matrix {
  return typeof value === 'object' && value !== null && matrixParts in value
}

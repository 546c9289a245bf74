// The operators of GitHub's expressions as typed functions.
import { expression, readable, treeOf } from './expression.ts'
import type { Collected, Expression, Readable, Readings, ReadsOf, Scalar, ValueOf } from './expression.ts'
import type { BinaryOperator } from './expression-node.ts'

type Comparable<T> = [T] extends [Scalar | undefined] ? T : Scalar

function binary(operator: BinaryOperator, left: unknown, right: unknown): Expression<boolean, never> {
  return expression({ kind: 'binary', operator, left: treeOf(left), right: treeOf(right) })
}

/** `left == right`; strings compare without case. */
export function eq<T, L extends Readable, R extends Readable = never>(
  left: Expression<T, L>,
  right: Comparable<NoInfer<T>> | Expression<Comparable<NoInfer<T>>, R>,
): Expression<boolean, L | R> {
  return binary('==', left, right)
}

/** `left != right`; strings compare without case. */
export function ne<T, L extends Readable, R extends Readable = never>(
  left: Expression<T, L>,
  right: Comparable<NoInfer<T>> | Expression<Comparable<NoInfer<T>>, R>,
): Expression<boolean, L | R> {
  return binary('!=', left, right)
}

type Order = <L extends Readable, R extends Readable = never>(
  left: Expression<number | string, L>,
  right: number | Expression<number | string, R>,
) => Expression<boolean, L | R>

/** `left < right`, compared as numbers. */
export const lt: Order = (left, right) => binary('<', left, right)

/** `left <= right`, compared as numbers. */
export const le: Order = (left, right) => binary('<=', left, right)

/** `left > right`, compared as numbers. */
export const gt: Order = (left, right) => binary('>', left, right)

/** `left >= right`, compared as numbers. */
export const ge: Order = (left, right) => binary('>=', left, right)

type Operand = Scalar | Expression

type Chain = <const L extends readonly Operand[]>(...operands: L) => Expression<ValueOf<L[number]>, ReadsOf<L[number]>>

const chain =
  (operator: '&&' | '||'): Chain =>
  (...operands) => {
    const [first, ...rest] = operands.map(treeOf)
    if (first === undefined)
      throw new TypeError(`${operator === '&&' ? 'and' : 'or'}() needs something to put together`)
    return expression(rest.reduce((left, right) => ({ kind: 'binary', operator, left, right }), first))
  }

/** All of them: yields the first false operand, else the last one. */
export const and: Chain = chain('&&')

/** One of them: yields the first true operand, else the last one. `or(inputs.reason, 'none given')` is a default. */
export const or: Chain = chain('||')

/** The opposite. */
export function not<C extends Readable>(operand: Expression<unknown, C>): Expression<boolean, C> {
  return expression({ kind: 'not', of: treeOf(operand) })
}

/** One item of a list by its number, or one property by a name that is only known at run time. */
export function at<T, C extends Readable, I extends Readable = never>(
  of: Expression<readonly T[] | Readonly<Record<string, T>>, C>,
  by: number | string | Expression<number | string, I>,
): Readings<T | null, C | I> {
  return readable({ kind: 'index', of: treeOf(of), by: treeOf(by) })
}

/** All items of a list or a mapping at once: `collect(pull_request.labels).name` yields the list of their names. */
export function collect<T, C extends Readable>(
  of: Expression<readonly T[] | Readonly<Record<string, T>>, C>,
): Collected<T, C> {
  return readable({ kind: 'collect', of: treeOf(of) })
}

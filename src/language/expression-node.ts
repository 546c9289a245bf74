// What a GitHub expression consists of: its tree, what it reads and what it calls.

/** One node of an expression. Names keep the case they are written in; GitHub compares them without it. */
export type ExpressionNode =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'context'; readonly name: string }
  /** `of.name`, `of['name']`, `of[expression]`, or `of.*` with a star as index. */
  | { readonly kind: 'index'; readonly of: ExpressionNode; readonly index: ExpressionNode }
  | { readonly kind: 'star' }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly ExpressionNode[] }
  | {
      readonly kind: 'compare'
      readonly operator: string
      readonly left: ExpressionNode
      readonly right: ExpressionNode
    }
  | { readonly kind: 'logic'; readonly operator: '&&' | '||'; readonly operands: readonly ExpressionNode[] }
  | { readonly kind: 'not'; readonly operand: ExpressionNode }
  | { readonly kind: 'group'; readonly inner: ExpressionNode }

/** A value that is read, from the context down: `['steps', 'meta', 'outputs', 'tags']`. */
export interface Access {
  /** An index that is no fixed name is `*`, and so is a star. */
  readonly path: readonly string[]
  readonly offset: number
  readonly length: number
}

/** A function that is called; the place is that of its name. */
export interface Call {
  readonly name: string
  readonly args: number
  readonly offset: number
  readonly length: number
}

export interface ParsedExpression {
  readonly node: ExpressionNode
  /** In the order of the text; one inside the index of another comes after it. */
  readonly accesses: readonly Access[]
  readonly calls: readonly Call[]
}

const statusFunctions = new Set(['success', 'failure', 'always', 'cancelled'])

/** Whether a condition asks for the status itself. If not, GitHub puts `success() &&` before it. */
export function callsStatusFunction(parsed: ParsedExpression): boolean {
  return parsed.calls.some((call) => statusFunctions.has(call.name.toLowerCase()))
}

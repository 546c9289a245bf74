// Writes an expression the way a person would: no bracket that is not needed, GitHub's own quoting.
import type { BinaryOperator, ExpressionNode, Scalar, SourceRef } from './expression-node.ts'

/** What a step, a job, a matrix or the inputs are called where the expression stands; the one asked takes note of it. */
export interface Names {
  /** `key` is the property that is read of it, if a single one is. */
  of(source: SourceRef, key: string | undefined): string
}

const strength: Record<BinaryOperator, number> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
}
const notStrength = 5
const wholeStrength = 6

/** The text of an expression without `${{ }}`. */
export function printExpression(node: ExpressionNode, names: Names): string {
  switch (node.kind) {
    case 'literal':
      return printLiteral(node.value)
    case 'context':
      return printContext(node, undefined, names)
    case 'jobId':
      names.of(node.job, undefined)
      return printLiteral(node.job.id)
    case 'access':
      return printOwner(node, names) + printKey(node.key)
    case 'index':
      return printBelow(node.of, wholeStrength, names) + printIndex(node.by, names)
    case 'collect':
      return `${printBelow(node.of, wholeStrength, names)}.*`
    case 'call':
      return `${node.name}(${node.args.map((arg) => printExpression(arg, names)).join(', ')})`
    case 'not':
      return `!${printBelow(node.of, notStrength, names)}`
    case 'binary':
      return printBinary(node, names)
    case 'raw':
      return node.text
    case 'template':
      return printFormat(node.parts, names)
  }
}

/** The text of a value that holds an expression: `${{ ... }}`, or words with such pieces in between. */
export function printValue(node: ExpressionNode, names: Names): string {
  return piecesOf(node)
    .map((part) => (typeof part === 'string' ? part : `\${{ ${printExpression(part, names)} }}`))
    .join('')
}

/** Words inside of words are one text. */
const piecesOf = (node: ExpressionNode): readonly (string | ExpressionNode)[] =>
  node.kind === 'template' ? node.parts.flatMap((part) => (typeof part === 'string' ? [part] : piecesOf(part))) : [node]

/** The text of a condition: bare, unless YAML would take its first sign for something else. */
export function printCondition(node: ExpressionNode, names: Names): string {
  const bare = printExpression(node, names)
  return /^[!'"[\]{}&*?|>%@`-]/.test(bare) ? `\${{ ${bare} }}` : bare
}

type Node<K extends ExpressionNode['kind']> = Extract<ExpressionNode, { kind: K }>

function printOwner({ of, key }: Node<'access'>, names: Names): string {
  return of.kind === 'context' ? printContext(of, key, names) : printBelow(of, wholeStrength, names)
}

function printContext({ source, name }: Node<'context'>, key: string | undefined, names: Names): string {
  return source === undefined ? name : names.of(source, key)
}

function printBinary(node: Node<'binary'>, names: Names): string {
  const own = strength[node.operator]
  // `a && (b && c)` says the same without brackets; `a == (b == c)` does not.
  const right = own <= 2 ? own : own + 1
  return `${printBelow(node.left, own, names)} ${node.operator} ${printBelow(node.right, right, names)}`
}

function printBelow(node: ExpressionNode, needed: number, names: Names): string {
  const text = printExpression(node, names)
  return strengthOf(node) < needed ? `(${text})` : text
}

function strengthOf(node: ExpressionNode): number {
  if (node.kind === 'binary') return strength[node.operator]
  if (node.kind === 'not') return notStrength
  // What a raw expression is made of is not known, so it is bracketed wherever that could matter.
  if (node.kind === 'raw') return /^[\w.-]+$/.test(node.text) ? wholeStrength : 0
  return wholeStrength
}

function printLiteral(value: Scalar): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}

function printIndex(by: ExpressionNode, names: Names): string {
  if (by.kind === 'literal' && typeof by.value === 'string') return printKey(by.value)
  return `[${printExpression(by, names)}]`
}

function printKey(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? `.${key}` : `[${printLiteral(key)}]`
}

/** A template inside an expression is a call of format(), where the braces of the words are doubled. */
function printFormat(parts: readonly (string | ExpressionNode)[], names: Names): string {
  const holes = parts.filter((part) => typeof part !== 'string')
  if (holes.length === 0) return printLiteral(parts.join(''))
  let next = 0
  const pattern = parts
    .map((part) => (typeof part === 'string' ? part.replaceAll('{', '{{').replaceAll('}', '}}') : `{${next++}}`))
    .join('')
  const args = holes.map((hole) => `, ${printExpression(hole, names)}`).join('')
  return `format(${printLiteral(pattern)}${args})`
}

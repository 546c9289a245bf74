// Parses GitHub's expressions with GitHub's own parser. The only file that loads it: 25 ms, so load this when needed.
import {
  Binary,
  ContextAccess,
  FunctionCall,
  Grouping,
  IndexAccess,
  Literal,
  Logical,
  Star,
  Unary,
  type Expr,
} from '@actions/expressions/ast'
import { ExpressionError, MAX_EXPRESSION_LENGTH } from '@actions/expressions/errors'
import { Lexer, TokenType, type Token } from '@actions/expressions/lexer'
import { Parser } from '@actions/expressions/parser'
import type { Call, ExpressionNode, ParsedExpression } from './expression-node.ts'
import { findAccesses, unquote, type PlacedText } from './find-accesses.ts'

export { callsStatusFunction } from './expression-node.ts'
export type { Access, ExpressionNode, ParsedExpression } from './expression-node.ts'
export { findExpressions } from './find-expressions.ts'

/** Why a text is no expression, in GitHub's words. */
export interface ExpressionProblem {
  readonly message: string
  readonly offset: number
  readonly length: number
}

export type ParseOutcome =
  | { readonly ok: true; readonly value: ParsedExpression }
  | { readonly ok: false; readonly problem: ExpressionProblem }

/** A token with its place. GitHub's own positions are lines and columns, and wrong after a line break in a string. */
interface PlacedToken extends Token {
  readonly offset: number
}

/**
 * Parses the text between the brackets, or a condition without them. Any name is taken for a context or a function: which
 * ones exist depends on the place.
 */
export function parseExpression(source: string): ParseOutcome {
  if (source.length > MAX_EXPRESSION_LENGTH) {
    return refuse(`Exceeded max expression length ${MAX_EXPRESSION_LENGTH}`, 0, source.length)
  }
  let tokens: readonly PlacedToken[] = []
  try {
    tokens = placeTokens(source)
    const tree = parseTokens(tokens)
    if (tree === undefined) return refuse('An expression was expected', 0, source.length)
    const calls: Call[] = []
    const node = convert(tree, calls)
    return { ok: true, value: { node, accesses: findAccesses(tokens.map(toPlacedText)), calls } }
  } catch (error) {
    return explain(error, tokens)
  }
}

function refuse(message: string, offset: number, length: number): ParseOutcome {
  return { ok: false, problem: { message, offset, length } }
}

const lexerMessage = /^(Unexpected symbol: '([^]*?)')\. Located at position (\d+)/

/** Words a refusal of GitHub's lexer or parser; anything else that is thrown is a bug. */
function explain(error: unknown, tokens: readonly PlacedToken[]): ParseOutcome {
  // GitHub's own parser descends into brackets and negations, of which GitHub takes fifty.
  if (error instanceof RangeError) return refuse('Exceeded max expression depth 50', 0, tokens[0]?.lexeme.length ?? 0)
  if (error instanceof ExpressionError) {
    const token = tokens.find((one) => one.range.start === error.pos)
    return refuse(error.message, token?.offset ?? 0, token?.lexeme.length ?? 0)
  }
  const refused = error instanceof Error ? lexerMessage.exec(error.message) : null
  if (refused === null) throw error
  const [, message = '', symbol = '', position = '1'] = refused
  return refuse(message, Number(position) - 1, symbol.length)
}

function placeTokens(source: string): PlacedToken[] {
  let at = 0
  return new Lexer(source).lex().tokens.map((token) => {
    while (/\s/.test(source.charAt(at))) at += 1
    const placed = { ...token, offset: at }
    at += token.lexeme.length
    return placed
  })
}

function toPlacedText(token: PlacedToken): PlacedText {
  return { text: token.lexeme, offset: token.offset, isName: token.type === TokenType.IDENTIFIER }
}

/** The parser hands back the tokens it was given, which are all placed. */
function offsetOf(token: Token): number {
  return (token as PlacedToken).offset
}

/** The tree, or nothing where there are no tokens, which the parser's type does not say. */
function parseTokens(tokens: readonly PlacedToken[]): Expr | undefined {
  const names = tokens.filter((token) => token.type === TokenType.IDENTIFIER).map((token) => token.lexeme)
  const functions = names.map((name) => ({ name, minArgs: 0, maxArgs: Infinity }))
  return new Parser([...tokens], names, functions).parse()
}

/** Turns GitHub's tree into ours and notes the calls on the way, in the order of the text. */
function convert(tree: Expr, calls: Call[]): ExpressionNode {
  if (tree instanceof Literal) return { kind: 'literal', value: literalValue(tree.token) }
  if (tree instanceof ContextAccess) return { kind: 'context', name: tree.name.lexeme }
  if (tree instanceof IndexAccess) {
    return { kind: 'index', of: convert(tree.expr, calls), index: convert(tree.index, calls) }
  }
  if (tree instanceof FunctionCall) return convertCall(tree, calls)
  if (tree instanceof Binary) return convertComparisons(tree, calls)
  if (tree instanceof Logical) {
    const operator = tree.operator.type === TokenType.AND ? '&&' : '||'
    return { kind: 'logic', operator, operands: tree.args.map((one) => convert(one, calls)) }
  }
  if (tree instanceof Unary) return { kind: 'not', operand: convert(tree.expr, calls) }
  if (tree instanceof Grouping) return { kind: 'group', inner: convert(tree.group, calls) }
  if (tree instanceof Star) return { kind: 'star' }
  throw new Error('an expression node of an unknown kind')
}

/** A chain of comparisons may be as long as an expression, so it is walked: descending it would exhaust the stack. */
function convertComparisons(tree: Binary, calls: Call[]): ExpressionNode {
  const chain: Binary[] = []
  let first: Expr = tree
  for (; first instanceof Binary; first = first.left) chain.push(first)
  return chain.reduceRight<ExpressionNode>(
    (left, { operator, right }) => ({ kind: 'compare', operator: operator.lexeme, left, right: convert(right, calls) }),
    convert(first, calls),
  )
}

function convertCall(tree: FunctionCall, calls: Call[]): ExpressionNode {
  const { lexeme: name } = tree.functionName
  calls.push({ name, args: tree.args.length, offset: offsetOf(tree.functionName), length: name.length })
  return { kind: 'call', name, args: tree.args.map((one) => convert(one, calls)) }
}

function literalValue(token: Token): string | number | boolean | null {
  if (token.type === TokenType.STRING) return unquote(token.lexeme)
  if (token.type === TokenType.NUMBER) return Number(token.value)
  if (token.type === TokenType.NULL) return null
  if (token.type === TokenType.IDENTIFIER) return token.lexeme
  return token.type === TokenType.TRUE
}

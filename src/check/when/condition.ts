// Decides a condition as far as the event of a run decides it; what depends on more stays undecided.
import {
  callsStatusFunction,
  findExpressions,
  parseExpression,
  type ExpressionNode,
  type ParsedExpression,
} from '../../language/expression.ts'
import { areEqual, known, testText, truthOf, unknown, type Value } from './value.ts'

/**
 * What is known of a run, by access in lower case: `github.ref`. A name below a known null is null as well. `success()` and
 * `failure()` stand for the status functions; without them a run where all goes well is meant.
 */
export type Facts = ReadonlyMap<string, Value>

/** An `if`, or another scalar that GitHub takes for a condition. */
export type Condition =
  | { readonly kind: 'expression'; readonly parsed: ParsedExpression }
  /** Text beside brackets is a text and no condition: always true (G-N2). */
  | { readonly kind: 'text' }
  /** Nothing that parses. */
  | { readonly kind: 'broken' }

/** Reads the text of an `if`, with or without the brackets. */
export function readCondition(text: string): Condition {
  const [bracketed] = findExpressions(text)
  if (bracketed !== undefined && text !== `\${{${bracketed.source}}}`) return { kind: 'text' }
  const outcome = parseExpression(bracketed?.source ?? text.trim())
  return outcome.ok ? { kind: 'expression', parsed: outcome.value } : { kind: 'broken' }
}

/** Whether an `if` holds, without the `success()` that GitHub adds; undefined when the facts do not decide it. */
export function holds(text: string | undefined, facts: Facts): boolean | undefined {
  if (text === undefined || text.trim() === '') return true
  const condition = readCondition(text)
  if (condition.kind === 'expression') return truthOf(evaluate(condition.parsed.node, facts))
  return condition.kind === 'text' ? true : undefined
}

/** True when the `if` asks for the status itself, so that GitHub does not add `success()` to it. */
export function asksForStatus(text: string | undefined): boolean {
  if (text === undefined) return false
  const condition = readCondition(text)
  return condition.kind === 'expression' && callsStatusFunction(condition.parsed)
}

/** The value of an expression. */
export function evaluate(node: ExpressionNode, facts: Facts): Value {
  switch (node.kind) {
    case 'literal':
      return known(node.value)
    case 'context':
    case 'index':
      return lookUp(node, facts)
    case 'group':
      return evaluate(node.inner, facts)
    case 'not':
      return fromTruth(truthOf(evaluate(node.operand, facts)), (truth) => !truth)
    case 'logic':
      return evaluateLogic(node.operands, node.operator, facts)
    case 'compare':
      return evaluateCompare(node, facts)
    case 'call':
      return evaluateCall(node.name.toLowerCase(), node.args, facts)
    case 'star':
      return unknown
  }
}

function fromTruth(truth: boolean | undefined, change: (truth: boolean) => boolean = (same) => same): Value {
  return truth === undefined ? unknown : known(change(truth))
}

function lookUp(node: ExpressionNode, facts: Facts): Value {
  const names = namesOf(node)
  if (names === undefined) return unknown
  for (let length = names.length; length > 0; length--) {
    const fact = facts.get(names.slice(0, length).join('.'))
    if (fact === undefined) continue
    const isNull = fact.kind === 'known' && fact.value === null
    return length === names.length || isNull ? fact : unknown
  }
  return unknown
}

/** The names of an access in lower case; undefined when one of them is computed. */
export function namesOf(node: ExpressionNode): readonly string[] | undefined {
  if (node.kind === 'context') return [node.name.toLowerCase()]
  if (node.kind !== 'index' || node.index.kind !== 'literal') return undefined
  const before = namesOf(node.of)
  return before && [...before, String(node.index.value).toLowerCase()]
}

/** `&&` and `||` give one of their operands; one that decides wins over those that are undecided. */
function evaluateLogic(operands: readonly ExpressionNode[], operator: '&&' | '||', facts: Facts): Value {
  const deciding = operator === '||'
  let isUndecided = false
  let last: Value = known(!deciding)
  for (const operand of operands) {
    last = evaluate(operand, facts)
    const truth = truthOf(last)
    if (truth === deciding) return isUndecided ? { kind: 'unknown', truth } : last
    if (truth === undefined) isUndecided = true
  }
  return isUndecided ? unknown : last
}

function evaluateCompare(node: ExpressionNode & { kind: 'compare' }, facts: Facts): Value {
  const equal = areEqual(evaluate(node.left, facts), evaluate(node.right, facts))
  if (node.operator === '==') return fromTruth(equal)
  return node.operator === '!=' ? fromTruth(equal, (truth) => !truth) : unknown
}

function evaluateCall(name: string, args: readonly ExpressionNode[], facts: Facts): Value {
  if (name === 'success') return facts.get('success()') ?? known(true)
  if (name === 'always') return known(true)
  if (name === 'failure') return facts.get('failure()') ?? known(false)
  if (name === 'cancelled') return known(false)
  const [first, second] = args
  if (first === undefined || second === undefined) return unknown
  const list = name === 'contains' ? listOf(first) : undefined
  const part = evaluate(second, facts)
  if (list === undefined) return fromTruth(testText(name, evaluate(first, facts), part))
  const answers = list.map((item) => areEqual(item, part))
  return answers.includes(true) ? known(true) : answers.includes(undefined) ? unknown : known(false)
}

/** The items of `fromJSON('["push", "schedule"]')`, the usual list to search in. */
function listOf(node: ExpressionNode): readonly Value[] | undefined {
  const [json] = node.kind === 'call' && node.name.toLowerCase() === 'fromjson' ? node.args : []
  if (json?.kind !== 'literal' || typeof json.value !== 'string') return undefined
  const items = /^\s*\[(?<items>\s*"[^"\\]*"(?:\s*,\s*"[^"\\]*")*)\s*\]\s*$/.exec(json.value)?.groups?.['items']
  return items?.match(/"[^"]*"/g)?.map((item) => known(item.slice(1, -1)))
}

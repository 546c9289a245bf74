// Whether one condition can only hold when another does, as far as their texts and the event show it.
import type { ExpressionNode } from '../../language/expression.ts'
import { evaluate, readCondition, type Facts } from './condition.ts'
import { truthOf } from './value.ts'

/** True when `stronger` repeats `weaker`, holds it as one of its parts, or the facts make `weaker` true anyway. */
export function implies(stronger: string | undefined, weaker: string | undefined, facts: Facts): boolean {
  const asked = treeOf(weaker)
  if (asked === undefined) return weaker === undefined || readCondition(weaker).kind === 'text'
  return follows(asked, partsOf(treeOf(stronger)), facts)
}

function treeOf(text: string | undefined): ExpressionNode | undefined {
  const condition = text === undefined ? undefined : readCondition(text)
  return condition?.kind === 'expression' ? condition.parsed.node : undefined
}

/** The parts that all hold when the condition holds. */
function partsOf(node: ExpressionNode | undefined): readonly ExpressionNode[] {
  if (node === undefined) return []
  if (node.kind === 'group') return partsOf(node.inner)
  if (node.kind === 'logic' && node.operator === '&&') return node.operands.flatMap(partsOf)
  return [node]
}

function follows(asked: ExpressionNode, given: readonly ExpressionNode[], facts: Facts): boolean {
  if (truthOf(evaluate(asked, facts)) === true) return true
  if (given.some((part) => print(part) === print(asked))) return true
  if (asked.kind === 'group') return follows(asked.inner, given, facts)
  if (asked.kind !== 'logic') return false
  const answers = asked.operands.map((operand) => follows(operand, given, facts))
  return asked.operator === '&&' ? !answers.includes(false) : answers.includes(true)
}

/** One text for what GitHub takes for the same: brackets, case and `== true` make no difference. */
function print(node: ExpressionNode): string {
  if (node.kind === 'group') return print(node.inner)
  if (node.kind === 'compare' && node.operator === '==' && isTrue(node.right)) return print(node.left)
  return JSON.stringify(node, (_, child: unknown) => (isGroup(child) ? child.inner : child)).toLowerCase()
}

function isTrue(node: ExpressionNode): boolean {
  return node.kind === 'literal' && node.value === true
}

function isGroup(value: unknown): value is ExpressionNode & { kind: 'group' } {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'group'
}

// What an expression reads, and what becomes of it: a part of the value, or only an answer to a question.
import type { ExpressionNode } from '../../language/expression-node.ts'
import type { Place } from '../../model/place.ts'
import type { Path } from '../../yaml/path.ts'
import type { ExpressionUse } from './expression-use.ts'
import type { WorkflowFile } from './workflow-file.ts'

export interface Reading {
  /** As in Access: from the context down. */
  readonly path: readonly string[]
  /** `value`: it may become (a part of) the value. `condition`: it only decides. `index`: it chooses among others. */
  readonly role: 'value' | 'condition' | 'index'
}

/** Functions whose answer does not hold what they were asked about. */
const questions: ReadonlySet<string> = new Set(['contains', 'startswith', 'endswith', 'hashfiles'])

/** What may become the value of an expression, without what it only asks about. */
export function valueReadings(use: ExpressionUse): readonly Reading['path'][] {
  if (use.parsed === undefined) return []
  return [...readingsOf(use.parsed.node)].filter(({ role }) => role === 'value').map(({ path }) => path)
}

/** Where an expression reads a path. */
export function placeOfPath(use: ExpressionUse, path: Reading['path']): Place {
  const access = use.parsed?.accesses.find((candidate) => candidate.path.join('.') === path.join('.'))
  return access === undefined ? use.place : use.placeOf(access.offset, access.length)
}

/** The expressions of one scalar. */
export function expressionsAt(file: WorkflowFile, path: Path): readonly ExpressionUse[] {
  return file.expressions.filter(
    (use) => use.path.length === path.length && path.every((key, index) => use.path[index] === key),
  )
}

/** Everything that the expression reads. */
export function* readingsOf(node: ExpressionNode, role: Reading['role'] = 'value'): Generator<Reading> {
  switch (node.kind) {
    case 'context':
    case 'index':
      return yield* readingsOfAccess(node, role)
    case 'group':
      return yield* readingsOf(node.inner, role)
    case 'not':
      return yield* readingsOf(node.operand, 'condition')
    case 'compare':
      yield* readingsOf(node.left, 'condition')
      return yield* readingsOf(node.right, 'condition')
    case 'logic':
      return yield* readingsOfLogic(node, role)
    case 'call':
      return yield* readingsOfCall(node, role)
    case 'literal':
    case 'star':
      return
  }
}

type Node<Kind extends ExpressionNode['kind']> = ExpressionNode & { readonly kind: Kind }

function* readingsOfAccess(node: Node<'context' | 'index'>, role: Reading['role']): Generator<Reading> {
  const path = pathOf(node)
  if (path !== undefined) yield { path, role }
  for (let part: ExpressionNode = node; part.kind === 'index'; part = part.of) {
    yield* readingsOf(part.index, 'index')
    // A property of a call or a group, as in `fromJSON(secrets.CONFIG).password`.
    if (path === undefined && part.of.kind !== 'index') yield* readingsOf(part.of, role)
  }
}

/** `a && b` is b, or an a that says nothing; `a || b` is either. */
function* readingsOfLogic({ operator, operands }: Node<'logic'>, role: Reading['role']): Generator<Reading> {
  for (const [index, operand] of operands.entries()) {
    const isAsked = operator === '&&' && index < operands.length - 1
    yield* readingsOf(operand, isAsked ? 'condition' : role)
  }
}

function* readingsOfCall({ name, args }: Node<'call'>, role: Reading['role']): Generator<Reading> {
  const isQuestion = questions.has(name.toLowerCase())
  const isCase = name.toLowerCase() === 'case'
  for (const [index, argument] of args.entries()) {
    const isAsked = isQuestion || (isCase && index % 2 === 0 && index < args.length - 1)
    yield* readingsOf(argument, isAsked ? 'condition' : role)
  }
}

function pathOf(node: ExpressionNode): readonly string[] | undefined {
  if (node.kind === 'context') return [node.name]
  const before = node.kind === 'index' ? pathOf(node.of) : undefined
  if (node.kind !== 'index' || before === undefined) return undefined
  return [...before, node.index.kind === 'literal' ? String(node.index.value) : '*']
}

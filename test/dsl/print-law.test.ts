// The law of printing: GitHub's own parser reads every expression back as it was built, and no bracket is too many.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExpressionNode } from '../../src/dsl/expression-node.ts'
import { printExpression } from '../../src/dsl/print.ts'
import type { Names } from '../../src/dsl/print.ts'
import { parseExpression } from '../../src/language/expression.ts'
import type { ExpressionNode as ParsedNode } from '../../src/language/expression.ts'

const names: Names = { of: (source) => source.kind }

const key = fc.oneof(fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_-]{0,8}$/), fc.string({ maxLength: 6 }))
const word = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom("it's", "''", '{0}', '}}', '${{', 'a\nb'))
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
const literal: fc.Arbitrary<ExpressionNode> = fc
  .oneof(
    word,
    number.map((value) => (Object.is(value, -0) ? 0 : value)),
    fc.boolean(),
    fc.constant(null),
  )
  .map((value) => ({ kind: 'literal', value }))

/** Random trees, as the builders could make them: properties are read of contexts and of calls only. */
const { operand } = fc.letrec<{ operand: ExpressionNode; owner: ExpressionNode }>((tie) => ({
  owner: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('github', 'needs', 'env').map((name): ExpressionNode => ({ kind: 'context', name })),
    fc.record({ kind: fc.constant('access' as const), of: tie('owner'), key }),
    fc.record({ kind: fc.constant('index' as const), of: tie('owner'), by: tie('operand') }),
    fc.record({ kind: fc.constant('collect' as const), of: tie('owner') }),
    fc.record({
      kind: fc.constant('call' as const),
      name: fc.constantFrom('format', 'other'),
      args: fc.array(tie('operand'), { minLength: 1, maxLength: 3 }),
    }),
  ),
  operand: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    literal,
    tie('owner'),
    fc.record({ kind: fc.constant('not' as const), of: tie('operand') }),
    fc.record({
      kind: fc.constant('binary' as const),
      operator: fc.constantFrom('||', '&&', '==', '!=', '<', '<=', '>', '>='),
      left: tie('operand'),
      right: tie('operand'),
    }),
    fc
      .array(
        fc.oneof(
          word.filter((part) => part !== ''),
          tie('operand'),
        ),
        { maxLength: 4 },
      )
      .map((parts): ExpressionNode => ({ kind: 'template', parts })),
  ),
}))

/** What GitHub's parser must find: brackets are gone, and chains of one operator are one node. */
function meant(node: ExpressionNode): ParsedNode {
  switch (node.kind) {
    case 'literal':
      return node
    case 'context':
      return { kind: 'context', name: node.name }
    case 'access':
      return { kind: 'index', of: meant(node.of), index: { kind: 'literal', value: node.key } }
    case 'index':
      return { kind: 'index', of: meant(node.of), index: meant(node.by) }
    case 'collect':
      return { kind: 'index', of: meant(node.of), index: { kind: 'star' } }
    case 'call':
      return { kind: 'call', name: node.name, args: node.args.map(meant) }
    case 'not':
      return { kind: 'not', operand: meant(node.of) }
    case 'binary':
      return meantBinary(node)
    case 'template':
      return meantTemplate(node.parts)
    default:
      throw new Error(`no tree is made of ${node.kind}`)
  }
}

function meantBinary({ operator, left, right }: Extract<ExpressionNode, { kind: 'binary' }>): ParsedNode {
  if (operator !== '&&' && operator !== '||')
    return { kind: 'compare', operator, left: meant(left), right: meant(right) }
  return flattened({ kind: 'logic', operator, operands: [meant(left), meant(right)] })
}

function meantTemplate(parts: readonly (string | ExpressionNode)[]): ParsedNode {
  const holes = parts.filter((part) => typeof part !== 'string')
  if (holes.length === 0) return { kind: 'literal', value: parts.join('') }
  let next = 0
  const pattern = parts
    .map((part) => (typeof part === 'string' ? part.replace(/[{}]/g, '$&$&') : `{${next++}}`))
    .join('')
  return { kind: 'call', name: 'format', args: [{ kind: 'literal', value: pattern }, ...holes.map(meant)] }
}

/** Without brackets; `a && (b && c)` is one chain. */
function flattened(node: ParsedNode): ParsedNode {
  switch (node.kind) {
    case 'group':
      return flattened(node.inner)
    case 'logic': {
      const operands = node.operands.map(flattened)
      const flat = operands.flatMap((one) =>
        one.kind === 'logic' && one.operator === node.operator ? one.operands : [one],
      )
      return { ...node, operands: flat }
    }
    case 'compare':
      return { ...node, left: flattened(node.left), right: flattened(node.right) }
    case 'not':
      return { ...node, operand: flattened(node.operand) }
    case 'index':
      return { ...node, of: flattened(node.of), index: flattened(node.index) }
    case 'call':
      return { ...node, args: node.args.map(flattened) }
    default:
      return node
  }
}

describe('GitHub reads every expression back as it was built', () => {
  it('for random trees', () => {
    fc.assert(
      fc.property(operand, (node) => {
        const parsed = parseExpression(printExpression(node, names))
        if (!parsed.ok) throw new Error(`${printExpression(node, names)}: ${parsed.problem.message}`)
        expect(flattened(parsed.value.node)).toEqual(flattened(meant(node)))
      }),
      { numRuns: 1000 },
    )
  })

  it('with no pair of brackets that could be left out', () => {
    fc.assert(
      fc.property(operand, (node) => {
        const printed = printExpression(node, names)
        for (const shorter of withoutOnePair(printed)) {
          const parsed = parseExpression(shorter)
          const isSame =
            parsed.ok && JSON.stringify(flattened(parsed.value.node)) === JSON.stringify(flattened(meant(node)))
          if (isSame) throw new Error(`${printed} says the same as ${shorter}`)
        }
      }),
      { numRuns: 300 },
    )
  })
})

/** The text without each of its pairs of grouping brackets in turn; brackets in quotes and of calls stay. */
function withoutOnePair(printed: string): readonly string[] {
  const open: number[] = []
  const pairs: [number, number][] = []
  let isQuoted = false
  for (const [position, sign] of [...printed].entries()) {
    if (sign === "'") isQuoted = !isQuoted
    if (!isQuoted && sign === '(') open.push(position)
    if (!isQuoted && sign === ')') pairs.push([open.pop() ?? 0, position])
  }
  const grouping = pairs.filter(([start]) => !/\w/.test(printed[start - 1] ?? ' '))
  return grouping.map(
    ([start, end]) => printed.slice(0, start) + printed.slice(start + 1, end) + printed.slice(end + 1),
  )
}

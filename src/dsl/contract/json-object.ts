// A JSON object with expressions in it, as text: each value is written by toJSON, so that no quote or line break gets out.
import { expression, isExpression, treeOf } from '../expression.ts'
import type { Expression, Readable, Scalar, Template } from '../expression.ts'
import type { ExpressionNode } from '../expression-node.ts'

/** One line for each entry that is set. */
export function jsonObject<C extends Readable>(
  entries: Readonly<Record<string, Scalar | Expression<unknown, C> | undefined>>,
): Template<C> {
  const given = Object.entries(entries).filter(([, value]) => value !== undefined)
  const lines = given.map(([key, value], n): readonly (string | ExpressionNode)[] => {
    const end = n === given.length - 1 ? '\n' : ',\n'
    const json = isExpression(value) ? toJsonNode(value) : JSON.stringify(value)
    return [`  ${JSON.stringify(key)}: `, json, end]
  })
  return expression({ kind: 'template', parts: joinWords(['{\n', ...lines.flat(), '}']) }) as Template<C>
}

const toJsonNode = (value: Expression): ExpressionNode => ({ kind: 'call', name: 'toJSON', args: [treeOf(value)] })

/** Words that follow each other are one part. */
function joinWords(parts: readonly (string | ExpressionNode)[]): readonly (string | ExpressionNode)[] {
  return parts.reduce<readonly (string | ExpressionNode)[]>((joined, part) => {
    const last = joined.at(-1)
    return typeof part === 'string' && typeof last === 'string'
      ? [...joined.slice(0, -1), last + part]
      : [...joined, part]
  }, [])
}

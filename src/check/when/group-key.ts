// What a concurrency group is named after: it decides which runs share the group.
import type { ExpressionNode } from '../../language/expression.ts'
import type { ConcurrencyGroup } from '../reading/concurrency.ts'
import type { ExpressionUse } from '../reading/expression-use.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import { evaluate, namesOf, type Facts } from './condition.ts'
import type { Situation } from './situation.ts'
import { truthOf } from './value.ts'

/** Says whether a value, by its access in lower case, is the kind of key that is asked for. */
export type IsKey = (access: string) => boolean

/** The expressions in the name of a group. */
export function expressionsOf({ groupPath }: ConcurrencyGroup, file: WorkflowFile): readonly ExpressionUse[] {
  return file.expressions.filter(({ path }) => path.join('/') === groupPath.join('/'))
}

/** A group of one run only keeps nobody waiting. */
export const isOfOneRun: IsKey = (access) => access === 'github.run_id' || access === 'github.run_number'

/** Names one commit, one image or, where the run is at a tag, one release: runs in such a group do the same thing. */
export function isOfOneRelease({ refType }: Situation): IsKey {
  return (access) =>
    /[._](?:sha|digest)$/.test(access) ||
    (refType === 'tag' && /^github\.(?:ref|ref_name|event\.ref|event\.release\.\w+)$/.test(access))
}

/** True when the name of the group mentions such a key, wherever it stands. */
export function mentions(uses: readonly ExpressionUse[], isKey: IsKey): boolean {
  return uses.some(({ parsed }) => parsed?.accesses.some(({ path }) => isKey(path.join('.').toLowerCase())))
}

/** True when every run that the facts allow puts such a key into the name of the group. */
export function isKeyedBy(uses: readonly ExpressionUse[], isKey: IsKey, facts: Facts): boolean {
  return uses.some(({ parsed }) => parsed !== undefined && gives(parsed.node, isKey, facts))
}

function gives(node: ExpressionNode, isKey: IsKey, facts: Facts): boolean {
  if (node.kind === 'group') return gives(node.inner, isKey, facts)
  if (node.kind === 'call')
    return node.name.toLowerCase() === 'format' && node.args.some((arg) => gives(arg, isKey, facts))
  if (node.kind !== 'logic') return isKey(namesOf(node)?.join('.') ?? '')
  if (node.operator === '&&') return truthOf(evaluate(node, facts)) === true && lastGives(node, isKey, facts)
  return choices(node.operands, facts).every((operand) =>
    isLogicAnd(operand) ? lastGives(operand, isKey, facts) : gives(operand, isKey, facts),
  )
}

type Logic = ExpressionNode & { kind: 'logic' }

/** An operand `a && b` of `||` is only taken when it is b. */
function isLogicAnd(node: ExpressionNode): node is Logic {
  return node.kind === 'logic' && node.operator === '&&'
}

function lastGives({ operands }: Logic, isKey: IsKey, facts: Facts): boolean {
  const last = operands.at(-1)
  return last !== undefined && gives(last, isKey, facts)
}

/** The operands of `||` that may be its value. */
function choices(operands: readonly ExpressionNode[], facts: Facts): readonly ExpressionNode[] {
  const truths = operands.map((operand) => truthOf(evaluate(operand, facts)))
  const sure = truths.indexOf(true)
  const last = sure < 0 ? operands.length - 1 : sure
  return operands.filter((_, index) => index <= last && (truths[index] !== false || index === last))
}

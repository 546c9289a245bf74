// A condition with brackets and other text around them is a text that is not empty, and so it is always true.
import { findExpressions } from '../../language/expression.ts'
import { isCondition } from '../reading/expression-use.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import type { Report, Rule } from '../rule.ts'
import type { Path } from '../../yaml/path.ts'

export const conditionAlwaysTrue: Rule<'condition-always-true'> = {
  id: 'condition-always-true',
  severity: 'error',
  *check(file) {
    for (const job of file.jobs) yield* judge(file, [...job.path, 'if'], job.condition)
    for (const step of file.steps) yield* judge(file, [...step.path, 'if'], step.condition)
  },
}

function* judge(
  file: WorkflowFile,
  path: Path,
  condition: string | undefined,
): Generator<Report<'condition-always-true'>> {
  if (condition === undefined || !isCondition(path)) return
  const [first, ...others] = findExpressions(condition)
  if (first === undefined || !first.closed) return
  // GitHub does not trim: a line break at the end, as `if: |` leaves it, is text as well (and so is a blank).
  const isWhole = others.length === 0 && condition === `\${{${first.source}}}`
  if (!isWhole) yield { place: file.place(path), args: { condition: condition.trim() } }
}

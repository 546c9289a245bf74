// `inputs.<name>` that nobody declares: the value is empty, whatever the person or the caller gave.
import { accessesOf, type ExpressionUse } from '../reading/expression-use.ts'
import { sameName } from '../reading/fields.ts'
import { declaredInputs, triggerInputs } from '../reading/inputs.ts'
import type { Report, Rule } from '../rule.ts'

export const unknownInput: Rule<'unknown-input'> = {
  id: 'unknown-input',
  severity: 'error',
  *check(file) {
    const declared = Object.keys(declaredInputs(file))
    const dispatched = Object.keys(triggerInputs(file, 'workflow_dispatch'))
    const isCallable = file.kind === 'action' || file.trigger('workflow_call') !== undefined
    for (const use of file.expressions) {
      yield* undeclared(use, 'inputs', [], declared)
      // A called workflow sees the event of its caller, whose inputs are not known here.
      if (!isCallable) yield* undeclared(use, 'github', ['event', 'inputs'], dispatched)
    }
  },
}

function* undeclared(
  use: ExpressionUse,
  context: string,
  below: readonly string[],
  inputs: readonly string[],
): Generator<Report<'unknown-input'>> {
  for (const { names, place } of accessesOf(use, context)) {
    const input = names[below.length]
    const isBelow = below.every((name, index) => names[index]?.toLowerCase() === name)
    if (!isBelow || input === undefined || input === '*' || inputs.some((known) => sameName(known, input))) continue
    yield { place, args: { input, inputs } }
  }
}

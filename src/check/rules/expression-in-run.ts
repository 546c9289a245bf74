// An expression inside a script: its value becomes part of the program before the shell reads it.
import type { ExpressionUse } from '../reading/expression-use.ts'
import type { Rule } from '../rule.ts'

/** What people outside of the repository, or whoever starts the workflow, can fill with any text. */
const outside: readonly RegExp[] = [
  /^inputs\./,
  /^github\.(?:head_ref|ref_name|base_ref|ref)$/,
  /^github\.event\.(?:inputs|client_payload)\b/,
  /^github\.event\..*\b(?:title|body|message|name|email|ref|label|head_branch|default_branch|page_name|tag_name|description|comment)$/,
  /^github\.event\.\*/,
  /^(?:steps|needs)\..*\boutputs\b/,
  /^(?:github|inputs|needs|steps)$/,
]

export const expressionInRun: Rule<'expression-in-run'> = {
  id: 'expression-in-run',
  severity: 'warning',
  *check({ expressions }) {
    for (const use of expressions) {
      if (use.step === undefined || use.path.at(-1) !== 'run') continue
      yield {
        place: use.place,
        severity: isFromOutside(use) ? 'error' : 'warning',
        args: { expression: use.source.trim() },
      }
    }
  },
}

function isFromOutside(use: ExpressionUse): boolean {
  const accesses = use.parsed?.accesses ?? []
  return accesses.some(({ path }) => outside.some((pattern) => pattern.test(path.join('.').toLowerCase())))
}

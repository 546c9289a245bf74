// Turns what GitHub's parser says into a finding: which rule, how bad, where exactly, and what is not worth saying.
import type { Diagnostic } from '#workflow-parser'
import type { Finding, Severity } from '../../model/finding.ts'
import type { Place } from '../../model/place.ts'
import { sameName } from '../reading/fields.ts'
import type { ExpressionUse } from '../reading/expression-use.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import { readable } from './readable.ts'

/** How messages begin that are about an expression; all others are about the schema. */
const aboutExpressions =
  /^(?:Unrecognized (?:named-value|function)|Unexpected (?:symbol|end of expression)|Too (?:few|many) parameters|Exceeded max expression|The expression is not closed|An expression was expected|Invalid format string|Format string references|Conditional expression|Expression might be invalid|Context access might be invalid|Even number of parameters|.*within expression:)/

/** Contexts of which GitHub's parser knows every property. What steps, needs, inputs and matrix have, our own rules know better. */
const closedContexts = ['github', 'runner', 'strategy']

/** Properties that runs have and GitHub's parser does not list. */
const unlisted = new Set(
  'artifact_cache_size_limit job_workflow_sha output repository_visibility state step_summary'.split(' '),
)

/** The finding; undefined for a remark that is only an explanation or often wrong. */
export function judgeDiagnostic(diagnostic: Diagnostic, place: Place, file: WorkflowFile): Finding | undefined {
  const { message, code } = diagnostic
  const severity = severityOf(diagnostic)
  if (severity === undefined || code === 'block-scalar-chomping') return undefined
  if (!aboutExpressions.test(message))
    return { rule: 'github-schema', severity, place, args: { message: readable(message) } }
  const inside = file.expressions.filter((use) => overlaps(use.place, place))
  const unknown = /^Context access might be invalid: (?<name>.*)$/.exec(message)?.groups?.['name']
  if (unknown !== undefined) return judgeAccess(unknown, inside)
  return {
    rule: 'github-expression',
    severity,
    place: narrowed(message, inside) ?? place,
    args: { message: cleaned(message) },
  }
}

function severityOf({ severity }: Diagnostic): Severity | undefined {
  if (severity === undefined || severity === 1) return 'error'
  return severity === 2 ? 'warning' : undefined
}

/** Only a first property of a context that is fully known counts: payloads, lists and what runs bring along are not. */
function judgeAccess(name: string, uses: readonly ExpressionUse[]): Finding | undefined {
  if (unlisted.has(name.toLowerCase())) return undefined
  for (const use of uses) {
    for (const access of use.parsed?.accesses ?? []) {
      const [context = '', property = ''] = access.path
      if (!closedContexts.includes(context.toLowerCase()) || !sameName(property, name)) continue
      const place = use.placeOf(access.offset, access.length)
      const message = `'${context}' has no known property '${property}'`
      return { rule: 'github-expression', severity: 'warning', place, args: { message } }
    }
  }
  return undefined
}

/** The place of what the message names inside the expression, where GitHub's parser marks the whole value. */
function narrowed(message: string, uses: readonly ExpressionUse[]): Place | undefined {
  const name = /^Unrecognized (?:named-value|function): '(?<name>[^']+)'|parameters supplied: '(?<called>[^']+)'/.exec(
    message,
  )?.groups
  const word = name?.['name'] ?? name?.['called']
  if (word === undefined) return undefined
  const pattern = new RegExp(String.raw`(?<![\w.-])${word.replaceAll(/[^\w-]/g, '')}(?![\w-])`, 'i')
  for (const use of uses) {
    const found = pattern.exec(use.source)
    if (found !== null) return use.placeOf(found.index, word.length)
  }
  return undefined
}

/** The place says what "Located at position" tells; the expression itself is shown by the source line. */
function cleaned(message: string): string {
  return message.replace(/\.? Located at position \d+ within expression: [^]*$/, '')
}

function overlaps(a: Place, b: Place): boolean {
  return !isAfter(a, b) && !isAfter(b, a)
}

/** True when `a` starts after `b` ends. */
function isAfter(a: Place, b: Place): boolean {
  const line = b.endLine ?? b.line
  return a.line > line || (a.line === line && a.column >= (b.endColumn ?? b.column + 1))
}

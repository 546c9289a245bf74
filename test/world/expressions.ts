// Expressions of a workflow as GitHub understands them, with GitHub's own evaluator.
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

type Contexts = Readonly<Record<string, unknown>>

/** The text with each `${{ }}` replaced by what it yields in these contexts. */
export const fill = (text: string, contexts: Contexts): string =>
  text.replace(/\$\{\{([^]*?)\}\}/g, (_whole, source: string) => evaluate(source, contexts, true))

/** Whether a job or step runs. A condition without a status function asks for success as well. */
export function holds(condition: string | undefined, contexts: Contexts, isGood = true): boolean {
  const source = (condition ?? 'success()').trim().replace(/^\$\{\{([^]*)\}\}$/, '$1')
  const asks = /\b(?:always|success|failure|cancelled)\s*\(/.test(source)
  return evaluate(`!!(${asks ? source : `success() && (${source})`})`, contexts, isGood) === 'true'
}

function evaluate(source: string, contexts: Contexts, isGood: boolean): string {
  const values = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary
  const statuses = Object.entries({ always: true, success: isGood, failure: !isGood, cancelled: false })
  const functions = statuses.map(([name, value]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  }))
  const tree = new Parser(new Lexer(source.trim()).lex().tokens, Object.keys(contexts), functions).parse()
  return new Evaluator(tree, values, new Map(functions.map((one) => [one.name, one]))).evaluate().coerceString()
}

// Fills in the expressions of a text as GitHub does, with GitHub's own evaluator.
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

/** The text with each `${{ }}` replaced by what it yields in these contexts. */
export function evaluateText(text: string, contexts: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(contexts)
  const values = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary
  return text.replace(/\$\{\{(.*?)\}\}/g, (_whole, source: string) => {
    const { tokens } = new Lexer(source.trim()).lex()
    return new Evaluator(new Parser(tokens, names, []).parse(), values).evaluate().coerceString()
  })
}

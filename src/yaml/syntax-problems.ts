// Boils the errors of the parser down to what a reader can act on: one problem a line, in the order of the file.
import type { YAMLError } from 'yaml'
import type { RawProblem } from './problem.ts'
import type { SourceText } from './source-text.ts'

/** Enough to fill the problems of a file, and few enough to be quick when every character is an error. */
const mostErrors = 200

/** The problems behind the parser's errors. One slip often makes several errors; the first of a line tells it. */
export function syntaxProblems(errors: readonly YAMLError[], source: SourceText): readonly RawProblem[] {
  const byLine = new Map<number, RawProblem>()
  const inOrder = errors.toSorted((a, b) => a.pos[0] - b.pos[0]).slice(0, mostErrors)
  for (const problem of inOrder.map((error) => toProblem(error, source))) {
    const line = source.lineStart(problem.span.start)
    const known = byLine.get(line)
    if (known === undefined || (problem.code === 'tab' && known.code !== 'tab')) byLine.set(line, problem)
  }
  return [...byLine.values()]
}

function toProblem(error: YAMLError, source: SourceText): RawProblem {
  const [start, end] = error.pos
  const tab = error.code === 'TAB_AS_INDENT' ? source.text.indexOf('\t', start) : indentingTab(start, source)
  if (tab !== -1) return { code: 'tab', detail: '', span: { start: tab, end: tab + 1 } }
  const lineEnd = start + source.restOfLine(start).length
  return { code: 'syntax', detail: wordsOf(error.message), span: { start, end: Math.min(end, lineEnd) } }
}

/** The parser writes `closing "quote` where it means the sign. */
function wordsOf(message: string): string {
  return message.replace(/(["'])quote$/, (_all, sign: string) => sign)
}

/** The tab in the indentation of the line where the parser lost its way, or of the line it could not go on with. */
function indentingTab(offset: number, source: SourceText): number {
  const { text } = source
  let at = text[offset] === '\n' ? offset + 1 : source.lineStart(offset)
  while (text[at] === ' ') at += 1
  return text[at] === '\t' ? at : -1
}

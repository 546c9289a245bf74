// Finds the bracketed expressions of a string, as GitHub's reader does.

/** A bracketed expression: the text between the brackets, and where that text starts. */
export interface FoundExpression {
  readonly source: string
  readonly offset: number
  readonly length: number
  /** False when the closing brackets are missing: the source then goes on to the end of the text. */
  readonly closed: boolean
}

const open = '${{'
const close = '}}'

/** Where the brackets close: not inside quotes. A doubled quote closes and opens again, which is the same. */
function findClose(text: string, from: number): number {
  let isQuoted = false
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "'") isQuoted = !isQuoted
    else if (!isQuoted && text.startsWith(close, at)) return at
  }
  return -1
}

/** The bracketed expressions of a string, in order. */
export function findExpressions(text: string): readonly FoundExpression[] {
  const found: FoundExpression[] = []
  let start = text.indexOf(open)
  while (start >= 0) {
    const offset = start + open.length
    const end = findClose(text, offset)
    const source = text.slice(offset, end < 0 ? text.length : end)
    found.push({ source, offset, length: source.length, closed: end >= 0 })
    start = end < 0 ? -1 : text.indexOf(open, end + close.length)
  }
  return found
}

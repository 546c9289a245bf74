// Finds what an expression reads, in the tokens of an expression that is known to parse.
import type { Access } from './expression-node.ts'

export interface PlacedText {
  readonly text: string
  readonly offset: number
  /** A name of a context, a property or a function, as against a literal or a sign. */
  readonly isName: boolean
}

/** Every context that is read, with the properties that follow it. */
export function findAccesses(tokens: readonly PlacedText[]): Access[] {
  return tokens.flatMap((token, at) => {
    const isProperty = tokens[at - 1]?.text === '.'
    const isCall = tokens[at + 1]?.text === '('
    return token.isName && !isProperty && !isCall ? [readAccess(tokens, at)] : []
  })
}

function readAccess(tokens: readonly PlacedText[], start: number): Access {
  const path = [textAt(tokens, start)]
  let last = start
  for (;;) {
    const sign = textAt(tokens, last + 1)
    if (sign === '.') {
      last += 2
      path.push(textAt(tokens, last))
    } else if (sign === '[') {
      const close = closingBracket(tokens, last + 1)
      path.push(fixedIndex(tokens.slice(last + 2, close)) ?? '*')
      last = close
    } else break
  }
  const offset = tokens[start]?.offset ?? 0
  const end = (tokens[last]?.offset ?? 0) + textAt(tokens, last).length
  return { path, offset, length: end - offset }
}

function textAt(tokens: readonly PlacedText[], at: number): string {
  return tokens[at]?.text ?? ''
}

function closingBracket(tokens: readonly PlacedText[], open: number): number {
  let depth = 0
  for (let at = open; at < tokens.length; at += 1) {
    if (textAt(tokens, at) === '[') depth += 1
    if (textAt(tokens, at) === ']') depth -= 1
    if (depth === 0) return at
  }
  return tokens.length - 1
}

/** The name or number that stands alone in the brackets of an index. */
function fixedIndex(inside: readonly PlacedText[]): string | undefined {
  const text = textAt(inside, 0)
  if (inside.length !== 1) return undefined
  if (text.startsWith("'")) return unquote(text)
  return /^\d+$/.test(text) ? text : undefined
}

/** The value of a string literal: a doubled quote stands for one. GitHub's lexer itself undoes only the first. */
export function unquote(literal: string): string {
  return literal.slice(1, -1).replaceAll("''", "'")
}

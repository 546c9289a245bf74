// Drives the parser of the yaml package so that no input can overflow its stack or drown it in errors.
import { Composer, Lexer, Parser } from 'yaml'
import type { CST, Document, ParsedNode, YAMLError } from 'yaml'

export type ParsedDocument = Document.Parsed<ParsedNode>

/** Collections in collections: GitHub allows far fewer in any file it reads. */
export const maxDepth = 100

export interface Composed {
  readonly documents: readonly ParsedDocument[]
  readonly errors: readonly YAMLError[]
  /** Where the nesting became too deep; nothing is composed then. */
  readonly tooDeepAt?: number
}

/** The documents of a text, with what the parser says against them. Never throws. */
export function compose(text: string): Composed {
  const { tokens, tooDeepAt } = readTokens(text)
  if (tooDeepAt !== undefined) return { documents: [], errors: [], tooDeepAt }
  const composer = new Composer({
    // Two equal keys are looked for later: here it would take quadratic time, and the first place would be lost.
    uniqueKeys: false,
    // A %YAML directive must not turn `on` into a boolean.
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
  })
  const documents = withoutStacks(() => [...composer.compose(tokens)] as ParsedDocument[])
  const { errors, warnings } = composer.streamInfo()
  const all = [...documents.flatMap((document) => [...document.errors, ...document.warnings]), ...errors, ...warnings]
  return { documents, errors: all }
}

/** The tokens of a text. This half of the parser keeps its own stack, so it can be watched and stopped. */
function readTokens(text: string): { readonly tokens: readonly CST.Token[]; readonly tooDeepAt?: number } {
  const tokens: CST.Token[] = []
  const parser = new Parser()
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token)
    if (parser.stack.length > maxDepth && depthOf(parser.stack) > maxDepth) return { tokens, tooDeepAt: parser.offset }
  }
  for (const token of parser.end()) tokens.push(token)
  return { tokens }
}

function depthOf(stack: readonly CST.Token[]): number {
  const collections = ['block-map', 'block-seq', 'flow-collection']
  return stack.filter((token) => collections.includes(token.type)).length
}

/** A megabyte of brackets makes a million error objects; their stack traces would take most of the time. */
function withoutStacks<T>(work: () => T): T {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    return work()
  } finally {
    Error.stackTraceLimit = limit
  }
}

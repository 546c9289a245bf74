// The pipes of a shell script, as far as a reader sees them without running it. A `|` in quotes, comments, heredocs,
// patterns, arithmetic and tests is none; one inside `$(…)` is one, also within double quotes.

export interface Pipe {
  readonly offset: number
  /** The command before it, from its own start. */
  readonly before: string
}

/** What the text at hand is part of. `pattern` and `branch` take turns between `case … in` and `esac`. */
type Scope = 'commands' | 'backticks' | 'branch' | 'pattern' | 'quotes' | 'braces' | 'parens' | 'test'

const escaped = /\\[^]/
const comment = /(?<![^\s;&|(])#[^\n]*/
const singleQuoted = /'[^']*'/
const expression = /\$\{\{[^]*?\}\}/
const openings = /"|`|\$\{|\$\(\(|\$\(/
const caseHead = /\bcase\s[^\n]*?\sin(?!\S)/
const esac = /(?<![\w-])esac(?![\w-])/
const testHead = /(?<!\S)\[\[(?=\s)/
const heredocHead = /(?<!<)<<-?(?!<)\s*\\?['"]?\w+['"]?/
const brackets = /\(\(|[@?*+!]?\(|\)/
const separators = />\||;;&?|;&|\|\||&&|\|&?|[;\n]/

const commandTokens = anyOf(
  escaped,
  comment,
  singleQuoted,
  expression,
  openings,
  brackets,
  testHead,
  caseHead,
  esac,
  heredocHead,
  separators,
)

const tokensOf: Readonly<Record<Scope, RegExp>> = {
  commands: commandTokens,
  backticks: commandTokens,
  branch: commandTokens,
  pattern: anyOf(escaped, singleQuoted, /"[^"]*"/, comment, esac, /\)/),
  quotes: anyOf(escaped, expression, openings),
  braces: anyOf(escaped, singleQuoted, openings, /\}/),
  parens: anyOf(escaped, singleQuoted, openings, /[()]/),
  test: anyOf(escaped, singleQuoted, expression, openings, /\s\]\](?=[\s;)&|]|$)/),
}

function anyOf(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), 'g')
}

/** The pipes in the order of the script. */
export function pipesOf(script: string): readonly Pipe[] {
  const found: Pipe[] = []
  const open: { scope: Scope; start: number }[] = [{ scope: 'commands', start: 0 }]
  const heredocs: string[] = []
  let at = 0
  for (;;) {
    const here = open.at(-1) ?? { scope: 'commands', start: 0 }
    const tokens = tokensOf[here.scope]
    tokens.lastIndex = at
    const match = tokens.exec(script)
    if (match === null) return found
    const [token] = match
    at = tokens.lastIndex
    const opened = scopeOf(token, here.scope)
    if (token === '|' || token === '|&')
      found.push({ offset: match.index, before: script.slice(here.start, match.index) })
    else if (token.startsWith('<<')) heredocs.push(token.replace(/^<<-?\s*\\?['"]?|['"]$/g, ''))
    else if (token === '\n') at = skipHeredocs(script, at, heredocs.splice(0))
    if (opened !== undefined) open.push({ scope: opened, start: at })
    else if (closes(token, here.scope)) open.pop()
    // Arithmetic opens with two brackets and is read as one pair inside another.
    if (token.endsWith('((')) open.push({ scope: 'parens', start: at })
    if (here.scope === 'pattern' && token === ')') open.push({ scope: 'branch', start: at })
    if (here.scope === 'branch' && token === 'esac') open.pop()
    if (isSeparator(token)) here.start = at
  }
}

/** The scope that a token opens; undefined when it opens none. */
function scopeOf(token: string, scope: Scope): Scope | undefined {
  if (token === '"') return scope === 'quotes' ? undefined : 'quotes'
  if (token === '`') return scope === 'backticks' ? undefined : 'backticks'
  if (token === '${') return 'braces'
  if (token === '[[') return 'test'
  if (token.startsWith('case')) return 'pattern'
  if (token.endsWith('((') || /^[@?*+!]\($/.test(token) || (token === '(' && scope === 'parens')) return 'parens'
  return token.endsWith('(') ? 'commands' : undefined
}

function closes(token: string, scope: Scope): boolean {
  switch (scope) {
    case 'commands':
      return token === ')'
    case 'branch':
      return token === 'esac' || /^;[;&]/.test(token)
    case 'pattern':
      return token === 'esac'
    case 'parens':
      return token === ')'
    case 'braces':
      return token === '}'
    case 'test':
      return token.endsWith(']]')
    case 'quotes':
      return token === '"'
    case 'backticks':
      return token === '`'
  }
}

function isSeparator(token: string): boolean {
  return /^(?:[;\n]|&&|\|\|?|\|&)$/.test(token)
}

/** The offset after the bodies of the heredocs that were announced on the line before. */
function skipHeredocs(script: string, from: number, marks: readonly string[]): number {
  return marks.reduce((at, mark) => {
    const end = new RegExp(`^[ \\t]*${mark}[ \\t\\r]*$`, 'm').exec(script.slice(at))
    return end === null ? at : at + end.index + end[0].length
  }, from)
}

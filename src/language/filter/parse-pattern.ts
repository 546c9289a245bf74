// Reads one filter pattern into its parts (G-F2 to G-F6), and notes what is wrong or doubtful on the way.
import { charRange } from './char-set.ts'
import { chars, literal, union, type Language } from './language.ts'

/** What a pattern consists of: a character or a class with its `?` or `+`, or a wildcard. */
export type Part =
  | { readonly kind: 'one'; readonly of: Language; readonly times: Times }
  /** `*`, `**`, and `**` before a slash: a run of folders. All stand for nothing as well. */
  | { readonly kind: '*' | '**' | '**/' }

export type Times = '' | '?' | '+'

/** Something about a pattern that GitHub refuses, that can never match, or that is written down nowhere. */
export interface PatternProblem {
  readonly code: PatternProblemCode
  /** The part of the pattern it is about. */
  readonly text: string
  readonly offset: number
  readonly length: number
}

export type PatternProblemCode =
  | 'empty-pattern'
  | 'nothing-to-repeat'
  | 'unclosed-class'
  | 'empty-class'
  | 'open-range'
  | 'backward-range'
  | 'mixed-range'
  | 'trailing-backslash'
  | 'dot-folder'
  | 'slash-at-start'
  | 'slash-at-end'
  | 'needless-backslash'
  | 'class-negation'
  | 'class-sign'
  | 'many-stars'
  | 'folders-inside-name'

/** GitHub does not take the file; no name ever matches; nobody says what it means. */
export type Severity = 'invalid' | 'pointless' | 'undocumented'

export const severities: Readonly<Record<PatternProblemCode, Severity>> = {
  'empty-pattern': 'invalid',
  'nothing-to-repeat': 'invalid',
  'unclosed-class': 'invalid',
  'empty-class': 'invalid',
  'open-range': 'invalid',
  'backward-range': 'invalid',
  'mixed-range': 'invalid',
  'trailing-backslash': 'invalid',
  'dot-folder': 'pointless',
  'slash-at-start': 'pointless',
  'slash-at-end': 'pointless',
  'needless-backslash': 'undocumented',
  'class-negation': 'undocumented',
  'class-sign': 'undocumented',
  'many-stars': 'undocumented',
  'folders-inside-name': 'undocumented',
}

export interface ParsedPattern {
  readonly parts: readonly Part[]
  readonly problems: readonly PatternProblem[]
}

/** A wildcard, a class, an escaped sign or one character; then `?` or `+`. A `/` that is repeated belongs to no `**` before it. */
const tokens =
  /(?:(?<wildcard>\*\*\/(?![?+])|\*\*?)|\[(?<members>(?:\\[*?+[\]!\\]|[^\]\\]|\\(?![*?+[\]!\\]))*)\]|\\(?<sign>[*?+[\]!\\])|(?<char>[^]))(?<times>[?+]?)/gu

/** Reads a pattern, a `!` before it left out of the parts. */
export function parsePattern(pattern: string): ParsedPattern {
  const start = pattern.startsWith('!') ? 1 : 0
  const body = pattern.slice(start)
  const problems: PatternProblem[] = []
  const note: Note = (code, text, offset) => problems.push({ code, text, offset: start + offset, length: text.length })
  const parts = [...body.matchAll(tokens)].map((token) => toPart(token, body, note))
  noteWhole(body, note)
  return { parts, problems: problems.toSorted((a, b) => a.offset - b.offset) }
}

type Note = (code: PatternProblemCode, text: string, offset: number) => void

function toPart({ 0: text, index, groups = {} }: RegExpMatchArray, body: string, note: Note): Part {
  const { wildcard, members, sign, char = '' } = groups
  const [at, times] = [index ?? 0, (groups['times'] ?? '') as Times]
  if (wildcard !== undefined) {
    if (times !== '') note('nothing-to-repeat', times, at + wildcard.length)
    if (wildcard === '**/' && at > 0 && body[at - 1] !== '/') note('folders-inside-name', wildcard, at)
    return { kind: wildcard as '*' | '**' | '**/' }
  }
  if (members !== undefined) return { kind: 'one', of: readClass(members, at + 1, note), times }
  if (sign !== undefined) return { kind: 'one', of: literal(sign), times }
  if (char === '[') note('unclosed-class', body.slice(at), at)
  if (char === '?' || char === '+') note('nothing-to-repeat', char, at)
  if (char === '\\') note(at + 1 === body.length ? 'trailing-backslash' : 'needless-backslash', text, at)
  return { kind: 'one', of: literal(char), times }
}

/** What is wrong with the pattern as a whole. */
function noteWhole(body: string, note: Note): void {
  if (body === '') note('empty-pattern', '', 0)
  // No path and no ref is written like this.
  for (const [code, expression] of [
    ['dot-folder', /^\.{1,2}\/(?!\?)/],
    ['slash-at-start', /^\/(?!\?)/],
    ['slash-at-end', /(?<![^/]\*\*)\/$/],
    ['many-stars', /\*{3,}/],
  ] as const) {
    const match = expression.exec(body)
    if (match !== null) note(code, match[0], match.index)
  }
}

/** The members of a class, one by one or from one to another. */
function readClass(members: string, start: number, note: Note): Language {
  if (members === '') note('empty-class', '[]', start - 1)
  const items = [...members.matchAll(/(?:\\(?<sign>[*?+[\]!\\])|(?<first>[^]))(?:-(?<last>[^]))?/gu)]
  return union(
    ...items.map(({ 0: text, index, groups = {} }) => {
      const { sign, first = sign ?? '', last } = groups
      const at = start + (index ?? 0)
      const isWord = /[a-zA-Z0-9]/.test(first)
      if (first === '-' && sign === undefined) note('open-range', '-', at)
      else if (last !== undefined) noteRange(first, last, text, at, note)
      else if (!isWord) note(index === 0 && /[!^]/.test(first) ? 'class-negation' : 'class-sign', text, at)
      return last === undefined ? literal(first) : chars(charRange(first, last))
    }),
  )
}

function noteRange(first: string, last: string, text: string, at: number, note: Note): void {
  const areAlike = [/[a-z]/, /[A-Z]/, /[0-9]/].some((kind) => kind.test(first) && kind.test(last))
  if (!areAlike) note('mixed-range', text, at)
  else if (first > last) note('backward-range', text, at)
}

// Looks at a text before it is parsed: what is no YAML file at all, and what GitHub would not read.
import type { RawProblem } from './problem.ts'

/** GitHub's limit for a workflow file. */
const maxBytes = 1024 * 1024

/** What a decoder puts in place of bytes that are no UTF-8. */
const replacement = '\ufffd'

// eslint-disable-next-line no-control-regex -- these are the characters YAML forbids
const control = /[\u0001-\u0008\u000b\u000c\u000e-\u001f]/g

export interface Screened {
  /** The text for the parser, as long as the original; undefined when it must not be parsed. */
  readonly text: string | undefined
  readonly problems: readonly RawProblem[]
}

/** Tells whether a text can be parsed, and gives it without the characters that mean something to the parser itself. */
export function screen(text: string): Screened {
  const bytes = Buffer.byteLength(text)
  if (bytes > maxBytes) return refuse('too-large', `${bytes} bytes`, 0)
  const nul = text.indexOf('\0')
  if (nul !== -1) return refuse('binary', 'U+0000', nul)
  if (isFlooded(text)) return refuse('binary', 'no UTF-8', text.indexOf(replacement))
  const at = text.search(control)
  if (at === -1) return { text, problems: [] }
  const detail = `control character U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`
  return { text: text.replaceAll(control, replacement), problems: [{ code: 'syntax', detail, span: spanAt(at) }] }
}

function refuse(code: RawProblem['code'], detail: string, at: number): Screened {
  return { text: undefined, problems: [{ code, detail, span: spanAt(at) }] }
}

function spanAt(at: number): RawProblem['span'] {
  return { start: at, end: at + 1 }
}

/** A few broken characters are a slip in a comment; one in twenty is another kind of file. */
function isFlooded(text: string): boolean {
  const broken = text.split(replacement).length - 1
  return broken > 3 && broken * 20 > text.length
}

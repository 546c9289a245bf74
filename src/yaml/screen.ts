// Looks at a text before it is parsed: what is no YAML file at all, and what GitHub would not read.
import type { RawProblem } from './problem.ts'

/** GitHub's limit for a workflow file. */
const maxBytes = 1024 * 1024

/** What a decoder puts in place of bytes that are no UTF-8. */
const replacement = '\ufffd'

// eslint-disable-next-line no-control-regex -- these are the characters YAML forbids
const control = /[\u0001-\u0008\u000b\u000c\u000e-\u001f]/

export interface Screened {
  /** False when the text must not be parsed. */
  readonly isReadable: boolean
  readonly problems: readonly RawProblem[]
}

/** Tells whether a text can be parsed. */
export function screen(text: string): Screened {
  const bytes = Buffer.byteLength(text)
  if (bytes > maxBytes) return refuse('too-large', `${bytes} bytes`, 0)
  const nul = text.indexOf('\0')
  if (nul !== -1) return refuse('binary', 'U+0000', nul)
  if (isFlooded(text)) return refuse('binary', 'no UTF-8', text.indexOf(replacement))
  const at = text.search(control)
  if (at === -1) return { isReadable: true, problems: [] }
  const detail = `control character U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`
  return { isReadable: true, problems: [problemAt('syntax', detail, at)] }
}

function refuse(code: RawProblem['code'], detail: string, at: number): Screened {
  return { isReadable: false, problems: [problemAt(code, detail, at)] }
}

function problemAt(code: RawProblem['code'], detail: string, at: number): RawProblem {
  return { code, detail, span: { start: at, end: at + 1 } }
}

/** A few broken characters are a slip in a comment; one in twenty is another kind of file. */
function isFlooded(text: string): boolean {
  const broken = text.split(replacement).length - 1
  return broken > 3 && broken * 20 > text.length
}

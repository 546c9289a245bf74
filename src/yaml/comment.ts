// Notes of a document as comment text that can never end the comment or hide data.
import { Noted } from '../model/noted.ts'
import type { Yaml } from '../model/noted.ts'

/** A value freed from its notes. */
export interface Peeled {
  readonly value: Exclude<Yaml, Noted>
  readonly before: string | undefined
  readonly after: string | undefined
}

/** Takes the notes off a value. Of nested notes the outer one comes first above the value, and last behind it. */
export function peel(node: Yaml): Peeled {
  if (!(node instanceof Noted)) return { value: node, before: undefined, after: undefined }
  const inner = peel(node.value)
  return {
    value: inner.value,
    before: join(node.before, inner.before, '\n'),
    after: join(inner.after, node.after, ' '),
  }
}

function join(first: string | undefined, second: string | undefined, glue: string): string | undefined {
  if (first === undefined || second === undefined) return first ?? second
  return `${first}${glue}${second}`
}

/** Every character that some reader takes for a line end, YAML 1.1 included. */
const lineEnd = /\r\n|[\n\r\u0085\u2028\u2029]/

// eslint-disable-next-line no-control-regex -- these are the characters YAML forbids
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff\ud800-\udfff]/gu

/** The lines of a comment block, without indentation; an empty line becomes a lone `#`. */
export function commentLines(text: string): string[] {
  return text.split(lineEnd).map((line) => `# ${line.replaceAll(forbidden, ' ')}`.trimEnd())
}

/** A note for the end of a line, with the blank before it: always one line, and nothing when there is nothing to say. */
export function endComment(text: string | undefined): string {
  if (text === undefined) return ''
  const words = text.split(lineEnd).map((line) => line.replaceAll(forbidden, ' ').trim())
  const line = words.filter((word) => word !== '').join(' ')
  return line === '' ? '' : ` # ${line}`
}

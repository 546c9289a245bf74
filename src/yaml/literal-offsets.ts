// Finds the characters of a literal block in the file: line by line, each behind the same indentation.
import type { ScalarOffsets, WrittenScalar } from './written-scalar.ts'

/** The offsets, or undefined where value and text do not go together. */
export function literalOffsets({ text, span, value }: WrittenScalar): ScalarOffsets | undefined {
  const starts = new Uint32Array(value.length)
  const lines = value.split('\n')
  const first = nextLine(text, span.start)
  const indent = indentOf(lines, text, first)
  let at = first
  let index = 0
  for (const line of lines) {
    if (line !== '' && !text.startsWith(line, at + indent)) return undefined
    const next = nextLine(text, at)
    // An empty line may be shorter than the indentation.
    const start = line === '' ? Math.min(at + indent, next - 1) : at + indent
    for (let column = 0; column <= line.length; column += 1) starts[index + column] = start + column
    index += line.length + 1
    at = next
  }
  return { starts, ends: starts.map((start) => start + 1) }
}

/** By how much the first line with content is longer in the file than in the value. */
function indentOf(lines: readonly string[], text: string, first: number): number {
  let at = first
  for (const line of lines) {
    const next = nextLine(text, at)
    if (line.trim() !== '') return text.slice(at, next).trimEnd().length - line.trimEnd().length
    at = next
  }
  return 0
}

function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end + 1
}

// Places in the text of a module: where a line begins, where some words stand.
import type { Place } from '../model/place.ts'

/** Where the text of a line begins: all that is known when only the line is. */
export function atLineStart(place: Place, text: string): Place {
  const line = text.split(/\r?\n/)[place.line - 1] ?? ''
  return { file: place.file, line: place.line, column: line.length - line.trimStart().length + 1 }
}

/** The first place at or below a line where the words stand: best as a text of their own, else anywhere. */
export function placeOf(words: string, from: Place, text: string): Place | undefined {
  const lines = text.split(/\r?\n/)
  const first = words.split('\n')[0] ?? ''
  const quoted = ["'", '"', '`'].map((mark) => `${mark}${first}${mark}`)
  return (
    findBelow(from, lines, (line) => Math.max(...quoted.map((each) => insideOf(line, each))), first.length) ??
    findBelow(from, lines, (line) => line.indexOf(first), first.length)
  )
}

/** Where the words inside of their marks begin; below zero when they are not in the line. */
function insideOf(line: string, quoted: string): number {
  const index = line.indexOf(quoted)
  return index < 0 ? index : index + 1
}

function findBelow(
  from: Place,
  lines: readonly string[],
  find: (line: string) => number,
  length: number,
): Place | undefined {
  for (let line = from.line; line <= lines.length; line++) {
    const index = find(lines[line - 1] ?? '')
    if (index < 0) continue
    return { file: from.file, line, column: index + 1, endLine: line, endColumn: index + 1 + length }
  }
  return undefined
}

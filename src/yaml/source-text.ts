// The text of a file and the places of its characters: lines and columns from 1, in UTF-16 units as editors count.
import type { Place } from '../model/place.ts'
import type { Span } from './problem.ts'

const byteOrderMark = '\ufeff'

export class SourceText {
  readonly path: string
  readonly text: string
  readonly #lineStarts: readonly number[]

  constructor(path: string, text: string) {
    this.path = path
    this.text = text
    this.#lineStarts = lineStarts(text)
  }

  /** The place of a part of the text; the end column is the first one behind it. */
  place({ start, end }: Span): Place {
    const from = this.#position(start)
    const to = this.#position(Math.max(start, end))
    return { file: this.path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
  }

  /** The part of the line behind an offset. */
  restOfLine(offset: number): string {
    const end = this.text.indexOf('\n', offset)
    return this.text.slice(offset, end === -1 ? undefined : end)
  }

  /** The offset at which the line of an offset begins. */
  lineStart(offset: number): number {
    return this.#lineStarts[this.#lineIndex(offset)] ?? 0
  }

  #position(offset: number): { readonly line: number; readonly column: number } {
    const inside = Math.min(Math.max(offset, 0), this.text.length)
    const index = this.#lineIndex(inside)
    return { line: index + 1, column: Math.max(inside - (this.#lineStarts[index] ?? 0), 0) + 1 }
  }

  /** The last line that begins at the offset or before it. */
  #lineIndex(offset: number): number {
    let low = 0
    let high = this.#lineStarts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

function lineStarts(text: string): readonly number[] {
  // A byte order mark takes no column.
  const starts = [text.startsWith(byteOrderMark) ? 1 : 0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

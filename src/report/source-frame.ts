// Shows the line a place is in, with its number and a mark below the part that is meant.
import type { Place } from '../model/place.ts'
import { cells, displayWidth } from './display-width.ts'
import { printable } from './printable.ts'
import { sourceLine } from './source-line.ts'
import type { Theme } from './theme.ts'

interface FrameOptions {
  readonly width: number
  readonly theme: Theme
  /** How the mark is painted. */
  readonly paint: (text: string) => string
}

// A line that is not for a terminal is cut as well: one may be a megabyte long.
const widest = 160
const tab = '  '
// Far more than fits: splitting text into characters takes time that grows with the square of its length.
const enough = 1000

/** Two lines of text; none when the file has no such line. */
export function frame(source: string, place: Place, { width, theme, paint }: FrameOptions): string | undefined {
  const line = sourceLine(source, place.line)
  if (line === undefined) return undefined
  const number = String(place.line).padStart(5)
  const room = Math.max(20, Math.min(width, widest) - number.length - 3)
  const { text, start, length } = window(split(line, place), room)
  const gutter = `${' '.repeat(number.length)} ${theme.dim('│')} `
  const mark = `${' '.repeat(start)}${paint('^'.repeat(length))}`
  return `${theme.dim(`${number} │`)} ${text}\n${gutter}${mark}`.trimEnd()
}

interface Parts {
  readonly before: string
  readonly marked: string
  readonly after: string
}

// Columns count UTF-16 units, as editors do; what is shown counts cells.
function split(line: string, place: Place): Parts {
  const start = Math.min(Math.max(place.column - 1, 0), line.length)
  const isOneLine = place.endLine === undefined || place.endLine === place.line
  const end = isOneLine ? (place.endColumn ?? place.column + 1) - 1 : line.trimEnd().length
  return {
    before: show(line.slice(Math.max(0, start - enough), start)),
    marked: show(line.slice(start, Math.min(Math.max(end, start), start + enough))),
    after: show(line.slice(Math.max(end, start), Math.max(end, start) + enough)).trimEnd(),
  }
}

function show(text: string): string {
  return printable(text.replaceAll('\t', tab))
}

// Cuts what does not fit, left of the mark first, so that the mark is always in view.
function window({ before, marked, after }: Parts, room: number): { text: string; start: number; length: number } {
  const shownMark = cutEnd(marked, room - 2)
  const length = Math.max(1, displayWidth(shownMark))
  const isWhole = displayWidth(before) + length + Math.min(displayWidth(after), room / 4) <= room
  const shownBefore = isWhole
    ? before
    : cutStart(before, Math.max(1, Math.min(room - length - 1, Math.floor(room / 2))))
  const left = displayWidth(shownBefore)
  const shownAfter = cutEnd(after, room - left - displayWidth(shownMark))
  return { text: `${shownBefore}${shownMark}${shownAfter}`, start: left, length }
}

function cutEnd(text: string, room: number): string {
  return displayWidth(text) <= room ? text : `${take([...cells(text)], room - 1)}…`
}

function cutStart(text: string, room: number): string {
  if (displayWidth(text) <= room) return text
  const reversed = [...cells(text)].toReversed()
  return `…${takeCells(reversed, room - 1)
    .toReversed()
    .join('')}`
}

function take(all: readonly { text: string; width: number }[], room: number): string {
  return takeCells(all, room).join('')
}

function takeCells(all: readonly { text: string; width: number }[], room: number): string[] {
  const taken: string[] = []
  let left = room
  for (const cell of all) {
    left -= cell.width
    if (left < 0) break
    taken.push(cell.text)
  }
  return taken
}

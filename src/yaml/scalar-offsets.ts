// Finds the characters of a scalar's value in the text of the file, whatever its style.
import { literalOffsets } from './literal-offsets.ts'
import type { Span } from './problem.ts'
import type { ScalarStyle } from './tree.ts'
import type { ScalarOffsets, WrittenScalar } from './written-scalar.ts'

/** The offsets, or undefined where value and text do not go together. */
export function scalarOffsets(scalar: WrittenScalar): ScalarOffsets | undefined {
  return scalar.style === 'literal' ? literalOffsets(scalar) : alignedOffsets(scalar)
}

/**
 * Folding, quotes and escapes change blanks and line ends, but every other character stands in the file in the order of
 * the value. So the full characters are matched one by one, and the blanks lie between them.
 */
function alignedOffsets({ text, span, style, value }: WrittenScalar): ScalarOffsets | undefined {
  const starts = new Uint32Array(value.length)
  const ends = new Uint32Array(value.length)
  let at = contentStart(text, span, style)
  for (let index = 0; index < value.length; index += 1) {
    const isFull = !isBlank(value, index)
    if (isFull) at = skipBlanks(text, at, style)
    const length = unitLength(text, at, style)
    if (isFull && length === 1 && text[at] !== value[index]) return undefined
    starts[index] = at
    // A blank of the value may have no character of its own: of two line ends one is folded away.
    if (isFull || length > 1 || isBlank(text, at)) at += length
    ends[index] = at
    // A long escape stands for two units of the value.
    if (length === 10 && isHighSurrogate(value, index)) index = repeat({ starts, ends }, index)
  }
  return { starts, ends }
}

function repeat({ starts, ends }: ScalarOffsets, index: number): number {
  starts[index + 1] = starts[index] ?? 0
  ends[index + 1] = ends[index] ?? 0
  return index + 1
}

function contentStart(text: string, { start }: Span, style: ScalarStyle): number {
  if (style === 'folded') return text.indexOf('\n', start) + 1
  return style === 'plain' ? start : start + 1
}

/** Behind blanks, line ends, escaped line ends and escaped blanks. */
function skipBlanks(text: string, offset: number, style: ScalarStyle): number {
  let at = offset
  for (;;) {
    if (at < text.length && isBlank(text, at)) at += 1
    else if (style === 'double' && text[at] === '\\' && '\r\n\t tnr'.includes(text[at + 1] ?? '"')) at += 2
    else return at
  }
}

const escapeLengths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 }

/** How many characters of the file stand for one of the value. */
function unitLength(text: string, at: number, style: ScalarStyle): number {
  if (style === 'single' && text[at] === "'") return 2
  if (style !== 'double' || text[at] !== '\\') return 1
  return escapeLengths[text[at + 1] ?? ''] ?? 2
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}

function isHighSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800
}

// How many columns of a terminal a text takes.

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

// East Asian wide and full-width characters, and pictures.
const wide =
  /\p{Emoji_Presentation}|\uFE0F|[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]/u
const invisible = /^[\p{Mark}\p{Format}]+$/u

/** What a reader takes for characters, each with its columns. */
export function* cells(text: string): Generator<{ readonly text: string; readonly width: number }> {
  for (const { segment } of segmenter.segment(text)) yield { text: segment, width: cellWidth(segment) }
}

/** The columns of a text without control characters. */
export function displayWidth(text: string): number {
  // Nearly every line is plain.
  if (/^[\x20-\x7E]*$/.test(text)) return text.length
  let width = 0
  for (const cell of cells(text)) width += cell.width
  return width
}

function cellWidth(segment: string): number {
  if (invisible.test(segment)) return 0
  return wide.test(segment) ? 2 : 1
}

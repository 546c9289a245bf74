// Breaks sentences between words, so that a terminal does not break them inside.
import { displayWidth } from './display-width.ts'

/** The text in lines of at most `width` columns; later lines are indented. A word that is longer keeps a line to itself. */
export function wrap(text: string, width: number, indent: string): string {
  if (displayWidth(text) <= width) return text
  const lines: string[] = []
  let line = ''
  for (const [word] of text.matchAll(/\s*\S+/g)) {
    const fits = line === '' || displayWidth(line + word) <= width
    if (!fits) lines.push(line)
    line = fits ? line + word : indent + word.trimStart()
  }
  return [...lines, line].join('\n')
}

// Shows what a place covers in a text, for tests that would else compare numbers.
import type { Place } from '../../src/model/place.ts'

/** The covered text; a byte order mark takes no column. */
export function covered(text: string, { line, column, endLine = line, endColumn = column }: Place): string {
  const lines = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .slice(line - 1, endLine)
  const last = lines.length - 1
  return lines
    .map((words, index) => words.slice(index === 0 ? column - 1 : 0, index === last ? endColumn - 1 : undefined))
    .join('\n')
}

/** `line:column` of a place. */
export function at({ line, column }: Place): string {
  return `${line}:${column}`
}

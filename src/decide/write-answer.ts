// The text of an answer as a runner takes it: outputs, commands for the log, sentences of a refusal.
import type { Refused } from './decision.ts'
import { onOneLine } from './show-value.ts'

/** One output; a value of several lines gets an end mark that it does not contain. */
export function formatOutput(name: string, value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? '')
  if (!/[\r\n]/.test(text)) return `${name}=${text}\n`
  const mark = endMarkFor(text)
  return `${name}<<${mark}\n${text}\n${mark}\n`
}

/** Nobody can write the mark beforehand: it is longer than any line that begins like it. */
function endMarkFor(text: string): string {
  let mark = 'END'
  while (text.split(/\r?\n/).some((line) => line.startsWith(mark))) mark += '-END'
  return mark
}

/** A line that GitHub shows as an error or warning of the run. */
export const formatCommand = (command: 'error' | 'warning', text: string): string =>
  `::${command}::${text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')}\n`

/** A line of the log. It may quote what came from outside, and a runner obeys lines that begin like a command. */
export const formatLine = (line: string): string => `${onOneLine(line).replace(/^\s*(?=::|##\[)/, 'said: ')}\n`

/** The sentences of a refusal, one line each. */
export const formatRefusal = ({ sentences }: Refused): string =>
  sentences.map((sentence) => formatCommand('error', sentence)).join('')

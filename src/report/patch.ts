// A unified diff for a terminal.
import { printable } from './printable.ts'
import type { Theme } from './theme.ts'

/** The patch with coloured signs; no line of it can reach the terminal as more than text. */
export function renderPatch(patch: string, theme: Theme): string {
  const lines = patch.replace(/\n$/, '').split('\n')
  return lines.map((line) => `${paintLine(printable(line.replaceAll('\t', '  ')), theme)}\n`).join('')
}

function paintLine(line: string, theme: Theme): string {
  if (line.startsWith('@@')) return theme.place(line)
  if (/^(\+\+\+|---|===|diff |Index: )/.test(line)) return theme.dim(line)
  if (line.startsWith('+')) return theme.good(line)
  return line.startsWith('-') ? theme.bad(line) : line
}

// What `init` did, and what comes next, in words for a terminal.
import type { InitOutcome } from '../model/outcome.ts'
import { printable } from './printable.ts'
import type { ReportOptions } from './report-options.ts'
import { themeFor } from './theme.ts'
import { wrap } from './wrap.ts'

/** One line a file, then the next steps. */
export function renderInit({ files, next }: InitOutcome, { width, colour }: ReportOptions): string {
  const theme = themeFor(colour)
  const longest = Math.max(0, ...files.map(({ path }) => path.length))
  const told = files.map(({ did, path, detail }) => {
    const line = wrap(printable(`${did.padEnd(7)}  ${path.padEnd(longest)}  ${detail}`), width, ' '.repeat(11))
    return did === 'kept' ? theme.dim(line) : line.replace(did, () => theme.good(did))
  })
  const steps = next.map((step, index) => wrap(printable(`  ${index + 1}. ${step}`), width, '     '))
  const heading = steps.length === 0 ? [] : ['', theme.strong('Next:')]
  return [...told, ...heading, ...steps].map((line) => `${line.trimEnd()}\n`).join('')
}

// What a change means, in words for a terminal: the meaning first, then the text.
import type { Change, ChangedFile, DiffOutcome } from '../model/change.ts'
import { countWidening, groupByTopic, summariseDiff, wordSides } from './change-words.ts'
import { renderPatch } from './patch.ts'
import { printable } from './printable.ts'
import type { ReportOptions } from './report-options.ts'
import { type Theme, themeFor } from './theme.ts'
import { count } from './wording/phrase.ts'
import { wrap } from './wrap.ts'

/** One block a file, then the count. */
export function renderDiff(outcome: DiffOutcome, options: ReportOptions): string {
  const theme = themeFor(options.colour)
  const files = outcome.files.map((file) => `${renderFile(file, options, theme)}\n`).join('')
  if (outcome.files.length === 0 && outcome.failures.length > 0) return ''
  const widening = countWidening(outcome)
  const legend = widening === 0 ? '' : theme.mark.error(`! ${widened(widening)}`)
  return [`${files}${theme.strong(printable(summariseDiff(outcome)))}`, legend].filter(Boolean).join('\n').concat('\n')
}

function widened(number: number): string {
  return `${count(number, 'change')} ${number === 1 ? 'lets' : 'let'} a workflow do more than before`
}

function renderFile({ path, state, changes, patch }: ChangedFile, options: ReportOptions, theme: Theme): string {
  const head = `${theme.strong(printable(path))}  ${state}\n`
  const meaning = groupByTopic(changes)
    .flatMap((group) => group.changes)
    .map((change) => `${renderChange(change, options, theme)}\n`)
  const same = changes.length === 0 ? `  ${theme.dim('means the same')}\n` : ''
  return `${head}${meaning.join('')}${same}${patch === '' ? '' : `\n${renderPatch(patch, theme)}`}`
}

function renderChange(change: Change, { width }: ReportOptions, theme: Theme): string {
  const mark = change.widens ? '!' : ' '
  const line = wrap(
    printable(
      `${mark} ${change.topic.padEnd(11)} ${change.at}  ${wordSides(change, (side) => (side === '' ? "''" : side))}`,
    ),
    width - 2,
    ' '.repeat(16),
  )
  return `  ${change.widens ? line.replace('!', () => theme.mark.error('!')) : line}`
}

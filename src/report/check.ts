// What `check` found, in words for a terminal.
import type { CheckOutcome } from '../model/outcome.ts'
import type { ReportOptions } from './report-options.ts'
import { renderSkips, summarise } from './summary.ts'
import { renderFindings } from './text.ts'
import { themeFor } from './theme.ts'

/** Findings, then what was skipped, then the count. Failures are not part of it: they go to standard error. */
export function renderCheck(outcome: CheckOutcome, options: ReportOptions): string {
  // A run that checked nothing because it failed has no count to tell.
  const isEmpty = outcome.failures.length > 0 && outcome.findings.length === 0
  const end = `${renderSkips(outcome.skipped, options)}${isEmpty ? '' : `${paintSummary(outcome, options)}\n`}`
  return [renderFindings(outcome.findings, options), end].filter((part) => part !== '').join('\n')
}

function paintSummary(outcome: CheckOutcome, { colour }: ReportOptions): string {
  const theme = themeFor(colour)
  return outcome.findings.length === 0 ? theme.good(summarise(outcome)) : theme.strong(summarise(outcome))
}

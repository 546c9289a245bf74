// The last lines of a check: how much was found, where, and what was not looked at.
import type { Finding, Severity } from '../model/finding.ts'
import type { CheckOutcome, Skip } from '../model/outcome.ts'
import { printable } from './printable.ts'
import type { ReportOptions } from './report-options.ts'
import { themeFor } from './theme.ts'
import { count, oneLine } from './wording/phrase.ts'
import { wrap } from './wrap.ts'

/** `2 errors, 1 warning in 2 of 14 files`. */
export function summarise({ findings, files }: Pick<CheckOutcome, 'findings' | 'files'>): string {
  if (findings.length === 0)
    return files.length === 0 ? 'no files to check' : `${count(files.length, 'file')} checked, nothing found`
  const concerned = new Set(findings.map((finding) => finding.place.file)).size
  const all = Math.max(files.length, concerned)
  return `${countFindings(findings)} in ${concerned === all ? count(all, 'file') : `${concerned} of ${count(all, 'file')}`}`
}

/** `2 errors, 1 warning`. */
function countFindings(findings: readonly Finding[]): string {
  const severities: readonly Severity[] = ['error', 'warning', 'note']
  return severities
    .map((severity) => ({ severity, number: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) => count(number, severity))
    .join(', ')
}

/** One line for each part that did not run. */
export function renderSkips(skipped: readonly Skip[], { width, colour }: ReportOptions): string {
  const theme = themeFor(colour)
  return skipped
    .map(({ what, reason }) => wrap(printable(`skipped ${oneLine(what)}: ${oneLine(reason)}`), width, '  '))
    .map((line) => `${theme.dim(line)}\n`)
    .join('')
}

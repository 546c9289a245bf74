// Findings and failures in words for a terminal.
import type { Failure } from '../model/failure.ts'
import type { Finding, Related } from '../model/finding.ts'
import type { Place } from '../model/place.ts'
import { printable } from './printable.ts'
import type { ReportOptions } from './report-options.ts'
import { frame } from './source-frame.ts'
import { type Theme, themeFor } from './theme.ts'
import { formatPlace, wordFailure } from './wording/failures.ts'
import { wordFinding } from './wording/findings.ts'
import { wrap } from './wrap.ts'

/** All findings, one block each, with an empty line between two blocks. */
export function renderFindings(findings: readonly Finding[], options: ReportOptions): string {
  return findings.map((finding) => renderFinding(finding, options)).join('\n')
}

/** One finding: what and where, the source line, related places, help. */
export function renderFinding(finding: Finding, options: ReportOptions): string {
  const theme = themeFor(options.colour)
  const { rule, severity, place, related = [] } = finding
  const { message, help } = wordFinding(finding)
  const head = wrap(printable(`${formatPlace(place)}  ${severity}  ${message}  [${rule}]`), options.width, '  ')
  return lines(
    paintHead(head, finding, theme),
    renderFrame(place, options, theme.mark[severity]),
    ...related.map((each) => renderRelated(each, options, theme)),
    renderHelp(help, options, theme),
  )
}

/** All failures, for standard error. */
export function renderFailures(failures: readonly Failure[], options: ReportOptions): string {
  return failures.map((failure) => renderFailure(failure, options)).join('')
}

/** One failure: what went wrong, the source line when there is one, help. */
function renderFailure(failure: Failure, options: ReportOptions): string {
  const theme = themeFor(options.colour)
  const { message, help } = wordFailure(failure)
  const sentence = wrap(`tagwright: ${printable(message)}`, options.width, '  ')
  return lines(
    sentence.replace('tagwright:', theme.mark.error('tagwright:')),
    failure.at && renderFrame(failure.at, options, theme.mark.error),
    renderHelp(help, options, theme),
  )
}

function lines(...parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined)
    .map((part) => `${part}\n`)
    .join('')
}

// Painted after wrapping: colours have no width.
function paintHead(head: string, { place, severity, rule }: Finding, theme: Theme): string {
  const where = printable(formatPlace(place))
  return head
    .replace(where, () => theme.place(where))
    .replace(`  ${severity}  `, () => `  ${theme.mark[severity](severity)}  `)
    .replace(/\[[a-z-]+\]$/, () => theme.dim(`[${rule}]`))
}

function renderFrame(place: Place, options: ReportOptions, paint: (text: string) => string): string | undefined {
  const source = options.source(place.file)
  return source === undefined
    ? undefined
    : frame(source, place, { width: options.width, theme: themeFor(options.colour), paint })
}

function renderRelated({ place, note }: Related, { width }: ReportOptions, theme: Theme): string {
  const where = printable(formatPlace(place))
  return wrap(`  ${where}  ${printable(note)}`, width, '    ').replace(where, () => theme.place(where))
}

function renderHelp(help: string | undefined, { width }: ReportOptions, theme: Theme): string | undefined {
  if (help === undefined) return undefined
  return wrap(`  help: ${printable(help)}`, width, '        ').replace('help:', theme.strong('help:'))
}

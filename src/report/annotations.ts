// Findings and failures as workflow commands of GitHub, which shows them beside the lines of a pull request.
import type { Failure } from '../model/failure.ts'
import type { Finding, Severity } from '../model/finding.ts'
import type { CheckOutcome } from '../model/outcome.ts'
import type { Place } from '../model/place.ts'
import { wordFailure } from './wording/failures.ts'
import { wordFinding } from './wording/findings.ts'

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' }

/** One command a line. */
export function renderAnnotations({ findings, failures }: Pick<CheckOutcome, 'findings' | 'failures'>): string {
  return [...failures.map(annotateFailure), ...findings.map(annotateFinding)].map((line) => `${line}\n`).join('')
}

function annotateFinding(finding: Finding): string {
  const { message, help } = wordFinding(finding)
  return command(commands[finding.severity], { ...spot(finding.place), title: finding.rule }, message, help)
}

function annotateFailure(failure: Failure): string {
  const { message, help } = wordFailure(failure)
  return command('error', { ...(failure.at && spot(failure.at)), title: 'tagwright' }, message, help)
}

type Properties = Readonly<Record<string, string | number>>

// GitHub takes columns only for a place within one line.
function spot({ file, line, column, endLine = line, endColumn }: Place): Properties {
  if (endLine !== line) return { file, line, endLine }
  return { file, line, endLine, col: column, ...(endColumn !== undefined && { endColumn }) }
}

function command(name: string, properties: Properties, message: string, help: string | undefined): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
  const text = help === undefined ? message : `${message}\nhelp: ${help}`
  return `::${name} ${written.join(',')}::${escapeData(text)}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

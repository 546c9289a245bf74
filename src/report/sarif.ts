// Findings as SARIF 2.1.0, which code scanning and editors read.
import { createHash } from 'node:crypto'
import type { Failure } from '../model/failure.ts'
import type { Finding, Related, RuleId, Severity } from '../model/finding.ts'
import type { CheckOutcome } from '../model/outcome.ts'
import type { Place } from '../model/place.ts'
import { sourceLine } from './source-line.ts'
import { wordFailure } from './wording/failures.ts'
import { docOf, findingWording, wordFinding } from './wording/findings.ts'

interface SarifOptions {
  /** The version of this program. */
  readonly version: string
  readonly source: (file: string) => string | undefined
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** One run with every finding as a result and every failure as a notification. */
export function renderSarif(outcome: CheckOutcome, options: SarifOptions): string {
  const rules = [...new Set(outcome.findings.map((finding) => finding.rule))].toSorted()
  const fingerprint = createFingerprints(options.source)
  const run: Json = {
    tool: { driver: { name: 'tagwright', semanticVersion: options.version, rules: rules.map(toRule) } },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: outcome.failures.length === 0,
        toolExecutionNotifications: outcome.failures.map(toNotification),
      },
    ],
    results: outcome.findings.map((finding) => ({
      ...toResult(finding, rules.indexOf(finding.rule)),
      partialFingerprints: { primaryLocationLineHash: fingerprint(finding) },
    })),
  }
  const document = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
  return `${JSON.stringify(document, null, 2)}\n`
}

function toRule(rule: RuleId): { readonly [key: string]: Json } {
  const { about } = findingWording[rule]
  return {
    id: rule,
    shortDescription: { text: about },
    fullDescription: { text: about },
    help: { text: `${about} See ${docOf(rule)}.`, markdown: `${about} See \`${docOf(rule)}\`.` },
  }
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'note' }

function toResult(finding: Finding, ruleIndex: number): { readonly [key: string]: Json } {
  const { message, help } = wordFinding(finding)
  const related = (finding.related ?? []).map(toRelated)
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: help === undefined ? message : `${message}\nhelp: ${help}` },
    locations: [{ physicalLocation: toLocation(finding.place) }],
    ...(related.length > 0 && { relatedLocations: related }),
  }
}

function toRelated({ place, note }: Related, index: number): Json {
  return { id: index + 1, message: { text: note }, physicalLocation: toLocation(place) }
}

function toNotification(failure: Failure): Json {
  const { message, help } = wordFailure(failure)
  return {
    descriptor: { id: failure.code },
    level: 'error',
    message: { text: help === undefined ? message : `${message}\nhelp: ${help}` },
    ...(failure.at && { locations: [{ physicalLocation: toLocation(failure.at) }] }),
  }
}

function toLocation({ file, line, column, endLine, endColumn }: Place): Json {
  const uri = file.split('/').map(encodeURIComponent).join('/')
  return {
    artifactLocation: { uri },
    region: {
      startLine: line,
      startColumn: column,
      ...(endLine !== undefined && { endLine }),
      ...(endColumn !== undefined && { endColumn }),
    },
  }
}

// The same finding must keep its fingerprint when lines above it come and go, so the text of the line stands for its number.
function createFingerprints(source: SarifOptions['source']): (finding: Finding) => string {
  const seen = new Map<string, number>()
  return ({ rule, place }) => {
    const line = sourceLine(source(place.file) ?? '', place.line)?.trim() ?? ''
    const hash = createHash('sha256').update([rule, place.file, line].join('\0')).digest('hex').slice(0, 16)
    const occurrence = (seen.get(hash) ?? 0) + 1
    seen.set(hash, occurrence)
    return `${hash}:${occurrence}`
  }
}

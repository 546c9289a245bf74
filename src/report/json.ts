// Every outcome as JSON, for programs: version 1 of the shape. A field may be added; none is renamed or removed.
import type { DiffOutcome } from '../model/change.ts'
import type { Failure } from '../model/failure.ts'
import type { Finding } from '../model/finding.ts'
import type { CheckOutcome, InitOutcome, SynthOutcome } from '../model/outcome.ts'
import { wordFailure } from './wording/failures.ts'
import { docOf, wordFinding } from './wording/findings.ts'

/** What a verb answered, with the name of the verb. */
export type Answer =
  | { readonly kind: 'check'; readonly outcome: CheckOutcome }
  | { readonly kind: 'synth'; readonly outcome: SynthOutcome }
  | { readonly kind: 'diff'; readonly outcome: DiffOutcome }
  | { readonly kind: 'init'; readonly outcome: InitOutcome }

/** The answer as one JSON document: `{ "version": 1, "kind": …, "findings"?, "failures", … }`. */
export function renderJson({ kind, outcome }: Answer): string {
  const { failures, ...rest } = outcome
  const findings = 'findings' in outcome ? { findings: outcome.findings.map(findingToJson) } : {}
  const document = { version: 1, kind, ...rest, ...findings, failures: failures.map(failureToJson) }
  return `${JSON.stringify(document, null, 2)}\n`
}

function findingToJson(finding: Finding): object {
  const { rule, severity, place, args, related = [] } = finding
  const { message, help = null } = wordFinding(finding)
  return { rule, severity, place, message, help, doc: docOf(rule), related, args }
}

function failureToJson(failure: Failure): object {
  const { code, args, at = null } = failure
  const { message, help = null } = wordFailure(failure)
  return { code, place: at, message, help, args }
}

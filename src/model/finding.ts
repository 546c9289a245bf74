// A defect in what a user wrote: data with a place, never thrown. Worded in report/wording/findings.ts.
import type { FindingArgs } from './finding-args.ts'
import type { Place } from './place.ts'

export type RuleId = keyof FindingArgs

/** `error` makes a command exit with 1; a warning or a note is only told. */
export type Severity = 'error' | 'warning' | 'note'

/** A second place that helps to understand a finding. */
export interface Related {
  readonly place: Place
  readonly note: string
}

/** One finding of one rule. */
export type Finding = {
  [R in RuleId]: {
    readonly rule: R
    readonly severity: Severity
    readonly place: Place
    readonly args: FindingArgs[R]
    readonly related?: readonly Related[]
  }
}[RuleId]

/** Findings in the order a reader goes through the files. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      a.place.file.localeCompare(b.place.file, 'en') ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column ||
      a.rule.localeCompare(b.rule, 'en'),
  )
}

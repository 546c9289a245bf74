// What a rule is: an id, a severity and a pure function. What is said about it and its findings is worded in report/.
import type { FindingArgs } from '../model/finding-args.ts'
import type { Finding, Related, RuleId, Severity } from '../model/finding.ts'
import type { Place } from '../model/place.ts'
import type { Project } from './project.ts'
import type { WorkflowFile } from './reading/workflow-file.ts'

/** One defect that a rule saw. */
export interface Report<Id extends RuleId> {
  readonly place: Place
  readonly args: FindingArgs[Id]
  readonly related?: readonly Related[]
  /** @default the severity of the rule */
  readonly severity?: Severity
}

export interface Rule<Id extends RuleId> {
  readonly id: Id
  readonly severity: Severity
  /** The defects of one file; `project` shows its siblings. Called for every workflow and every action of the project. */
  check(file: WorkflowFile, project: Project): Iterable<Report<Id>>
  /** Why the rule cannot run in this project; it is shown instead of being silent. */
  skip?(project: Project): string | undefined
}

/** A rule of any id, as the registry holds them. */
export type AnyRule = { [Id in RuleId]: Rule<Id> }[RuleId]

/** The findings of one rule in one file. */
export function runRule<Id extends RuleId>(rule: Rule<Id>, file: WorkflowFile, project: Project): Finding[] {
  return Array.from(rule.check(file, project), (report) => toFinding(rule, report))
}

function toFinding<Id extends RuleId>(rule: Rule<Id>, { place, args, related, severity }: Report<Id>): Finding {
  const finding = { rule: rule.id, severity: severity ?? rule.severity, place, args, ...(related && { related }) }
  // Id and FindingArgs[Id] belong together, which the compiler cannot follow through the union.
  return finding as unknown as Finding
}

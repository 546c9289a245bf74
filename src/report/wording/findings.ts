// The sentence, the help and the documentation of each rule's finding.
import type { Finding, RuleId } from '../../model/finding.ts'
import { crossingWording } from './crossings.ts'
import { effectWording } from './effects.ts'
import { graphWording } from './graph.ts'
import { oneLine } from './phrase.ts'
import type { RuleWording } from './rule-wording.ts'
import { policyWording } from './policy.ts'
import { safetyWording } from './safety.ts'
import { trapWording } from './traps.ts'
import { yamlWording } from './yaml.ts'

/** The wording of every rule; a rule without one does not compile. */
export const findingWording: { readonly [R in RuleId]: RuleWording<R> } = {
  ...yamlWording,
  ...graphWording,
  ...policyWording,
  ...trapWording,
  ...effectWording,
  ...crossingWording,
  ...safetyWording,
}

interface FindingWords {
  readonly message: string
  readonly help: string | undefined
}

/** What a finding says, in two lines without line breaks. */
export function wordFinding<R extends RuleId>(finding: Finding & { readonly rule: R }): FindingWords {
  // Rule and args belong together, which the compiler cannot follow through the union.
  const wording = findingWording[finding.rule] as RuleWording<RuleId>
  const help = wording.help(finding.args)
  return { message: oneLine(wording.message(finding.args)), help: help === undefined ? undefined : oneLine(help) }
}

/** Where a rule is explained, below the root of this package. */
export function docOf(rule: RuleId): string {
  return `docs/checks.md#${rule}`
}

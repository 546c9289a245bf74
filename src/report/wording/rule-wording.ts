// What is said about one rule: in general, and about one finding of it.
import type { FindingArgs } from '../../model/finding-args.ts'
import type { RuleId } from '../../model/finding.ts'
import type { Wording } from './phrase.ts'

export interface RuleWording<R extends RuleId> extends Wording<FindingArgs[R]> {
  /** What the rule finds, in one sentence. */
  readonly about: string
}

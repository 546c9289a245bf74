// What follows from a policy: the filters of a trigger, who may be promoted or rolled back to, what cleanup keeps.
import { gitGrammars } from '../../model/git-tag.ts'
import { grammarFilters, grammarRegex } from '../../model/tag-grammar.ts'
import type { Retention, TagClass, TagPolicy } from '../../model/tag-policy.ts'
import { opennessOf } from './openness.ts'

/** The `tags:` filters of a push that starts a build: those of the git tags, or the wider ones that the policy names. */
export function releaseFilters(policy: Pick<TagPolicy, 'git' | 'filters' | 'classes'>): readonly string[] {
  return policy.filters ?? narrowFilters(policy)
}

/** The narrowest filters that fire on every version. */
const narrowFilters = (policy: Pick<TagPolicy, 'git' | 'classes'>): readonly string[] =>
  gitGrammars(policy).flatMap((grammar) => grammarFilters(grammar))

/** An expression for each class. A name that two match is in the first of them. */
export function recognisers({ classes, variants }: TagPolicy): Readonly<Record<string, RegExp>> {
  return Object.fromEntries(classes.map(({ name, grammar }) => [name, new RegExp(grammarRegex(grammar, variants))]))
}

/** What cleanup keeps of one class. */
export interface KeepRule {
  readonly class: string
  /** The source of an expression for its tags. */
  readonly pattern: string
  readonly keep: Retention
}

export function keepRules({ classes, variants }: Pick<TagPolicy, 'classes' | 'variants'>): readonly KeepRule[] {
  return classes.map(({ name, grammar, retention }) => {
    return { class: name, pattern: grammarRegex(grammar, variants), keep: retention }
  })
}

/** The classes whose tags are never deleted. */
export const protectedClasses = ({ classes }: Pick<TagPolicy, 'classes'>): readonly TagClass[] =>
  classes.filter(({ retention }) => retention === 'forever')

/** The names that no branch and no person can take, as grammars. */
export const reservedNames = ({ classes }: Pick<TagPolicy, 'classes'>): readonly string[] =>
  classes.filter(({ grammar }) => opennessOf(grammar) < 3).map(({ grammar }) => grammar)

// Whether the tags that start a workflow are the tags of releases, with a shortest example where they are not.
import { filterLanguage, pushLanguage } from '../../language/filter/filter-language.ts'
import { intersection, union } from '../../language/filter/language.ts'
import type { Language } from '../../language/filter/language.ts'
import type { PushFilters } from '../../language/filter/push-filters.ts'
import { isWithin } from '../../language/filter/questions.ts'
import { validRefName } from '../../language/filter/ref-name.ts'
import { gitGrammars } from '../../model/git-tag.ts'
import type { TagPolicy } from '../../model/tag-policy.ts'
import { releaseFilters } from './derived.ts'
import { grammarLanguage } from './grammar-language.ts'

/** A difference between the tags that start a workflow and those that are versions. */
export interface FilterProblem {
  readonly kind: 'misses-release' | 'wider-than-policy'
  readonly classes: readonly string[]
  /** A git tag: of the usual ones the first, else the shortest. */
  readonly example: string
  readonly shortest: string
  /** What should stand there. */
  readonly filters: readonly string[]
}

/** The git tags that are versions. */
function releaseNames(policy: TagPolicy): Language {
  return intersection(union(...gitGrammars(policy).map((grammar) => grammarLanguage(grammar))), validRefName)
}

/**
 * What is wrong with the filters of a push that starts builds of releases. Filters cannot leave out `v01.2.3`, so only what
 * those of the policy leave out counts as too wide.
 */
export function filterProblems(policy: TagPolicy, push: PushFilters): readonly FilterProblem[] {
  const fired = pushLanguage(push, 'tags')
  const filters = releaseFilters(policy)
  const missed = isWithin(releaseNames(policy), fired)
  const wide = isWithin(fired, filterLanguage(filters))
  return [
    ...(missed.answer === 'no' ? [toProblem('misses-release', missed, releaseClasses(policy), filters)] : []),
    ...(wide.answer === 'no' ? [toProblem('wider-than-policy', wide, [], filters)] : []),
  ]
}

const toProblem = (
  kind: FilterProblem['kind'],
  { example, shortest }: { readonly example: string; readonly shortest: string },
  classes: readonly string[],
  filters: readonly string[],
): FilterProblem => ({ kind, classes, example, shortest, filters })

/** The classes of which the missed tag would have been. */
const releaseClasses = ({ classes }: TagPolicy): readonly string[] =>
  classes.filter(({ causes }) => causes.includes('release') || causes.includes('prerelease')).map(({ name }) => name)

// Whether a cleanup would delete tags that stay for ever, with a shortest example of each class.
import { union } from '../../language/filter/language.ts'
import type { Language } from '../../language/filter/language.ts'
import { example, intersects } from '../../language/filter/questions.ts'
import type { TagPolicy } from '../../model/tag-policy.ts'
import { protectedClasses } from './derived.ts'
import { classLanguage } from './grammar-language.ts'

/** What a cleanup deletes: the tags of some classes, or every name of a set. */
export type Deletes = { readonly classes: readonly string[] } | { readonly names: Language }

/** A tag that a build or a promotion writes, that must stay, and that the cleanup would delete. */
export interface CleanupProblem {
  /** Undecided where what is deleted is said in a way that leaves open whether it reaches the class. */
  readonly kind: 'reaches-protected' | 'undecided'
  readonly classes: readonly [string]
  /** A tag that is reached; when undecided, one of the class. */
  readonly example: string
}

/** The protected classes that a cleanup reaches, each with a tag of it. */
export function cleanupProblems(policy: TagPolicy, deletes: Deletes): readonly CleanupProblem[] {
  const deleted = deletedNames(policy, deletes)
  return protectedClasses(policy).flatMap((one): readonly CleanupProblem[] => {
    const own = classLanguage(one, policy)
    const reached = intersects(own, deleted)
    if (reached.answer === 'no') return []
    if (reached.answer === 'yes') return [{ kind: 'reaches-protected', classes: [one.name], example: reached.example }]
    const any = example(own)
    return [{ kind: 'undecided', classes: [one.name], example: any.answer === 'yes' ? any.example : one.grammar }]
  })
}

function deletedNames(policy: TagPolicy, deletes: Deletes): Language {
  return 'names' in deletes ? deletes.names : union(...deletes.classes.map((name) => classLanguage({ name }, policy)))
}

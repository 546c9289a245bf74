// Which branches a tag can be of, told by writing what a build of the branch would write.
import { readTag, tagFromBranch } from '../model/tag-grammar.ts'
import type { TagClass, TagPolicy } from '../model/tag-policy.ts'

/** Whether a build of the branch could have written the tag. */
export function isTagOfBranch(
  { variants }: Pick<TagPolicy, 'variants'>,
  tagClass: TagClass,
  { tag, branch }: { readonly tag: string; readonly branch: string },
): boolean {
  if (!namesItself(tagClass)) return branchesInCauses(tagClass).includes(branch)
  const name = tagFromBranch(branch)
  // With the name in its place, `foo-slim` is a tag of the branch foo in the variant -slim, and one of the branch foo-slim.
  return name !== undefined && readTag(tagClass.grammar.replaceAll('{branch}', name), tag, variants) !== undefined
}

/** Whether the tags of a class say their branch. */
export const namesItself = ({ grammar }: TagClass): boolean => grammar.includes('{branch}')

/** The branches that a class is written for. */
export const branchesInCauses = ({ causes }: TagClass): readonly string[] =>
  causes.flatMap((cause) => (typeof cause === 'object' ? [cause.branch] : []))

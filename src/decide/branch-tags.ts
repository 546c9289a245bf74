// Which tags of an image are of branches that live, and which of branches that are gone.
import { classOf } from '../model/tag-grammar.ts'
import type { TagPolicy } from '../model/tag-policy.ts'
import { decided, refused } from './decision.ts'
import type { Door } from './door.ts'
import { findImage } from './find-image.ts'
import { asTexts } from './read-fields.ts'
import { isTagOfBranch } from './tag-of-branch.ts'

export interface BranchTags {
  /** No branch that lives could have written them. */
  readonly gone: readonly string[]
  readonly live: readonly string[]
}

/** Sorts the tags that live with a branch; `branch` leaves out those of all others. */
export function sortBranchTags(
  policy: TagPolicy,
  tags: readonly string[],
  { branches, branch }: { readonly branches: readonly string[]; readonly branch?: string | undefined },
): BranchTags {
  const isOf = (tag: string, name: string): boolean => {
    const tagClass = classOf(policy, tag)
    return tagClass?.retention === 'with-branch' && isTagOfBranch(policy, tagClass, { tag, branch: name })
  }
  const ofBranches = tags.filter((tag) =>
    branch === undefined ? classOf(policy, tag)?.retention === 'with-branch' : isOf(tag, branch),
  )
  const isLive = (tag: string): boolean => branches.some((name) => isOf(tag, name))
  return { gone: ofBranches.filter((tag) => !isLive(tag)), live: ofBranches.filter(isLive) }
}

export const branchTagsDoor: Door = {
  name: 'branch-tags',
  about: 'The tags of branches: those of branches that are gone, and those of branches that live.',
  reads: {
    IMAGE: { as: 'text' },
    BRANCHES: { as: 'lines-file' },
    TAGS: { as: 'lines-file' },
    BRANCH: { as: 'text', optional: true },
  },
  decide: ({ image: name, branches: live, tags, branch }, policy) => {
    const image = findImage(policy, name)
    if (!image.ok) return image
    const branches = asTexts(live) ?? []
    if (branches.length === 0)
      return refused(
        'unreadable',
        'BRANCHES names a file without a branch, so no tag can be told to be of a branch that is gone',
      )
    const sorted = sortBranchTags(image.value.tags, asTexts(tags) ?? [], {
      branches,
      branch: branch as string | undefined,
    })
    return decided({ outputs: { ...sorted, count: String(sorted.gone.length) } })
  },
}

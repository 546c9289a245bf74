// What a name stands for in a repository: a commit, a tag or a branch; and what to fetch and check out for it.
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Door } from '../door.ts'
import { findRefProblem, isCommitId, readRefName } from '../hostile-ref.ts'
import { showValue } from '../show-value.ts'

export type RefKind = 'sha' | 'tag' | 'branch'

/** A name, and what git knows of it. */
export interface RefQuestion {
  /** A commit id, a bare name, or a full one such as `refs/tags/1.2.3`. */
  readonly ref: string
  /** Lines of `git show-ref --dereference` or `git ls-remote`: an id, and the full name of a ref. */
  readonly refs: readonly string[]
  /** What the sender says it is. */
  readonly said?: string
}

export interface ClassifiedRef {
  readonly kind: RefKind
  readonly name: string
  /** The commit that it stands for now; empty when only a fetch can tell. */
  readonly commit: string
  /** What `git fetch origin` takes. */
  readonly fetch: string
  /** What `git checkout` takes: never a bare name, which could be something else as well. */
  readonly checkout: string
  /** Whether a local branch has to be set to it. A tag and a commit do not move. */
  readonly reset: boolean
  /** True when a branch has the name too. */
  readonly isAmbiguous: boolean
}

/** Forty hex digits are a commit; else a tag goes before a branch, as in git itself. */
function classifyRef({ ref, refs, said = '' }: RefQuestion): Decided<ClassifiedRef> {
  const { name, type } = readRefName(ref)
  if (isCommitId(name)) return decided(asCommit(name))
  const problem = findRefProblem(name)
  if (problem !== undefined)
    return refused('malformed', `${showValue(name)} is no name of a branch or tag: it ${problem}`)
  const found = findRefs(name, refs)
  const wanted = type ?? (said === '' ? undefined : said)
  const kind = wanted ?? (found.tag === undefined ? 'branch' : 'tag')
  if (kind !== 'tag' && kind !== 'branch')
    return refused('malformed', `REF_TYPE is ${showValue(kind)}, not branch or tag`)
  const commit = found[kind]
  if (commit === undefined) return refused('refused', tellAbsent(name, wanted, found))
  const isAmbiguous = wanted === undefined && found.tag !== undefined && found.branch !== undefined
  return decided({ ...(kind === 'tag' ? asTag(name) : asBranch(name)), commit, isAmbiguous })
}

interface FoundRefs {
  /** The commit, whether the tag is annotated or not. */
  readonly tag: string | undefined
  readonly branch: string | undefined
}

/** A clone knows a branch of its origin by another name than the origin does. */
function findRefs(name: string, lines: readonly string[]): FoundRefs {
  const ids = new Map(lines.map((line) => line.trim().split(/\s+/)).map(([id = '', full = '']) => [full, id]))
  return {
    tag: ids.get(`refs/tags/${name}^{}`) ?? ids.get(`refs/tags/${name}`),
    branch: ids.get(`refs/remotes/origin/${name}`) ?? ids.get(`refs/heads/${name}`),
  }
}

function tellAbsent(name: string, wanted: string | undefined, { tag, branch }: FoundRefs): string {
  if (wanted === undefined) return `there is no branch and no tag ${showValue(name)}`
  const other = wanted === 'tag' ? branch : tag
  const instead = other === undefined ? '' : `; there is a ${wanted === 'tag' ? 'branch' : 'tag'} of that name`
  return `there is no ${wanted} ${showValue(name)}${instead}`
}

const asCommit = (id: string): ClassifiedRef => ({
  kind: 'sha',
  name: id,
  commit: id,
  fetch: id,
  checkout: id,
  reset: false,
  isAmbiguous: false,
})

const asTag = (name: string) =>
  ({
    kind: 'tag',
    name,
    fetch: `refs/tags/${name}:refs/tags/${name}`,
    checkout: `refs/tags/${name}`,
    reset: false,
  }) as const

const asBranch = (name: string) =>
  ({
    kind: 'branch',
    name,
    // A branch may have been pushed again with other commits.
    fetch: `+refs/heads/${name}:refs/remotes/origin/${name}`,
    checkout: `refs/remotes/origin/${name}`,
    reset: true,
  }) as const

export const classifyRefDoor: Door = {
  name: 'classify-ref',
  about: 'Tells a commit, a tag and a branch apart, and what to fetch and check out.',
  reads: { REF: { as: 'text' }, REFS: { as: 'lines-file' }, REF_TYPE: { as: 'text', optional: true } },
  decide: ({ ref, refs, refType }) => {
    const answer = classifyRef({ ref: String(ref), refs: refs as readonly string[], said: String(refType ?? '') })
    if (!answer.ok) return answer
    const { isAmbiguous, ...outputs } = answer.value
    const warning = `${showValue(outputs.name)} is a tag and a branch; the tag is taken. Say refs/heads/${outputs.name} for the branch.`
    return decided({ outputs, warnings: isAmbiguous ? [warning] : [] })
  },
}

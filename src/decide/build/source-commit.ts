// Which commit of a source a run builds: the one that was sent, where it still fits the ref, else the one that the ref stands for.
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Door } from '../door.ts'
import { isCommitId } from '../hostile-ref.ts'
import { showValue } from '../show-value.ts'

/** A ref as classify-ref told it apart, and the commit that somebody sent with it. */
export interface SourceQuestion {
  readonly kind: string
  readonly name: string
  /** The commit that the ref stands for now. */
  readonly head: string
  /** Empty when nobody said one. */
  readonly sent: string
}

export interface SourceCommit {
  readonly commit: string
  /** Whether the ref has gone on since the commit was sent. Its own run comes, or was there already. */
  readonly isBehind: boolean
}

/** A branch may go on while a message is on its way; a tag that does was moved, and a commit never does: nobody knows which one is meant. */
function findSourceCommit({ kind, name, head, sent }: SourceQuestion): Decided<SourceCommit> {
  const misfit = [head, sent].find((id) => id !== '' && !isCommitId(id))
  if (misfit !== undefined) return refused('malformed', `${showValue(misfit)} is not the 40 hex digits of a commit`)
  if (head === '' && sent === '') return refused('missing', `nothing tells which commit ${showValue(name)} stands for`)
  if (kind !== 'branch' && sent !== '' && sent !== head)
    return refused(
      'refused',
      `the ${kind === 'tag' ? 'tag' : 'commit'} ${showValue(name)} stands for ${head}, and ${sent} was sent with it: send it again`,
    )
  return decided({ commit: sent || head, isBehind: kind === 'branch' && sent !== '' && sent !== head })
}

export const sourceCommitDoor: Door = {
  name: 'source-commit',
  about: 'The commit to build: the one that was sent with a ref, else the one that the ref stands for.',
  reads: {
    KIND: { as: 'text' },
    NAME: { as: 'text' },
    HEAD: { as: 'text' },
    SENT: { as: 'text', optional: true },
  },
  decide: ({ kind, name, head, sent }) => {
    const found = findSourceCommit({
      kind: String(kind),
      name: String(name),
      head: String(head),
      sent: String(sent ?? ''),
    })
    if (!found.ok) return found
    const { commit, isBehind } = found.value
    const warning = `${showValue(name)} has gone on since ${commit} was sent: the image gets the tag of its commit alone`
    return decided({
      outputs: { commit, 'short-commit': commit.slice(0, 7), behind: String(isBehind) },
      warnings: isBehind ? [warning] : [],
    })
  },
}

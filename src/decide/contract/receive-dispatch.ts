// Which source a run builds: what the payload says, else what the form says, else the default; and that a version is a tag.
import { parseVersion } from '../../model/version.ts'
import { tagFromBranch } from '../../model/tag-grammar.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Door } from '../door.ts'
import { findRefProblem, isCommitId, readRefName } from '../hostile-ref.ts'
import { showValue } from '../show-value.ts'

/** A ref with its commit and its kind, as far as they were sent; an empty text counts as nothing. */
export interface SentSource {
  readonly ref?: string
  readonly sha?: string
  readonly type?: string
}

/** Where a source can come from. A form does not say what kind of ref it names. */
export interface SourceOffers {
  readonly payload: SentSource
  readonly input: Omit<SentSource, 'type'>
  readonly defaultRef?: string
}

export interface ReceivedSource {
  /** Without `refs/heads/` or `refs/tags/`. */
  readonly ref: string
  /** Empty when nobody said it: git knows it. */
  readonly type: 'branch' | 'tag' | ''
  /** Empty for the head of the ref. */
  readonly sha: string
  readonly shortSha: string
  /** What to check out: the commit when it is known. */
  readonly checkout: string
  /** The ref as a tag of an image says it; empty when none can be made of it. */
  readonly tag: string
  readonly from: 'payload' | 'input' | 'default'
}

/** Takes the ref and the commit, each from the first that offers one. */
function receiveDispatch({ payload, input, defaultRef = '' }: SourceOffers): Decided<ReceivedSource> {
  const from = payload.ref ? 'payload' : input.ref ? 'input' : 'default'
  const ref = payload.ref || input.ref || defaultRef
  const sha = payload.sha || input.sha || ''
  if (ref === '') return refused('missing', 'neither the payload nor the form names a ref, and there is no default')
  const { name, type = '' } = readRefName(ref)
  const said = from === 'payload' ? (payload.type ?? '') : ''
  const misfits = findMisfits({ name, sha, said })
  if (misfits.length > 0) return refused('malformed', ...misfits)
  const problem =
    from === 'payload' ? findVersionProblem({ ref, type: said }, { ref: 'ref', type: 'ref_type' }) : undefined
  if (problem !== undefined) return refused('refused', problem)
  const kind = type || (said as ReceivedSource['type'])
  return decided({
    ref: name,
    type: kind,
    sha,
    shortSha: sha.slice(0, 7),
    checkout: sha || (kind === '' ? name : fullRefOf(kind, name)),
    tag: tagFromBranch(name) ?? '',
    from,
  })
}

const fullRefOf = (kind: 'branch' | 'tag', name: string): string => `refs/${kind === 'tag' ? 'tags' : 'heads'}/${name}`

function findMisfits({ name, sha, said }: { name: string; sha: string; said: string }): readonly string[] {
  const problem = findRefProblem(name)
  const sentences: string[] = []
  if (problem !== undefined)
    sentences.push(`ref is ${showValue(name)}, which is no name of a branch or tag: it ${problem}`)
  if (sha !== '' && !isCommitId(sha)) sentences.push(`sha is ${showValue(sha)}, not the 40 hex digits of a commit`)
  if (said !== '' && said !== 'branch' && said !== 'tag')
    sentences.push(`ref_type is ${showValue(said)}, not branch or tag`)
  return sentences
}

/**
 * Only a tag is a release: anybody who can push can make a branch that is named like one. Says what is wrong, by the names
 * of the fields; undefined when the ref is no version, or is a tag.
 */
export function findVersionProblem(
  given: { ref: string; type: string },
  fields: { ref: string; type: string },
): string | undefined {
  const { name, type } = readRefName(given.ref)
  if (type !== undefined && given.type !== '' && given.type !== type) {
    return `${fields.ref} is ${showValue(given.ref)}, and ${fields.type} says ${showValue(given.type)}`
  }
  if (parseVersion(name) === undefined || (type ?? given.type) === 'tag') return undefined
  const said = type ?? given.type
  const doubt = said === '' ? `${fields.type} is not given` : `it is sent as a ${said}`
  return `${fields.ref} ${showValue(name)} is a version, and ${doubt}: only a tag is released`
}

const textVariable = { as: 'text', optional: true } as const

export const receiveDoor: Door = {
  name: 'receive',
  about: 'Picks the source to build: payload, then form, then default.',
  reads: {
    PAYLOAD_REF: textVariable,
    PAYLOAD_SHA: textVariable,
    PAYLOAD_REF_TYPE: textVariable,
    INPUT_REF: textVariable,
    INPUT_SHA: textVariable,
    DEFAULT_REF: textVariable,
  },
  decide: (input) => {
    const text = (name: string): string => String(input[name] ?? '')
    const source = receiveDispatch({
      payload: { ref: text('payloadRef'), sha: text('payloadSha'), type: text('payloadRefType') },
      input: { ref: text('inputRef'), sha: text('inputSha') },
      defaultRef: text('defaultRef'),
    })
    if (!source.ok) return source
    const { type, shortSha, ...rest } = source.value
    return decided({ outputs: { ...rest, 'ref-type': type, 'short-sha': shortSha } })
  },
}

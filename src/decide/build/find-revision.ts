// From which commit an image was built: what its label says, else what the tags say that stand for it. Never a reason to stop.
import type { ImageFacts } from '../../model/image.ts'
import { classOf, readTag } from '../../model/tag-grammar.ts'
import { decided } from '../decision.ts'
import type { Door } from '../door.ts'
import { findImage } from '../find-image.ts'
import { asRecords, textIn } from '../read-fields.ts'
import { readDigest } from '../read-digest.ts'
import { showValue } from '../show-value.ts'

/** What is known of an image. */
export interface RevisionClues {
  readonly image: ImageFacts
  readonly digest: string
  /** `org.opencontainers.image.revision`. */
  readonly label: string
  /** All tags of the image with their digests; undefined when they could not be listed. */
  readonly tags: unknown
  /** False when the listing was given up before its end. */
  readonly isComplete: boolean
}

export interface FoundRevision {
  /** In full or its first 7 digits; empty when nothing says it. */
  readonly revision: string
  /** All that fit: equal bytes can come from several commits. */
  readonly revisions: readonly string[]
  readonly from: 'label' | 'tags' | ''
  readonly warnings: readonly string[]
}

/** The label is the only source that names one commit for sure. */
function findRevision({ image, digest, label, tags, isComplete }: RevisionClues): FoundRevision {
  if (/^[0-9a-f]{40}$/.test(label)) return { revision: label, revisions: [label], from: 'label', warnings: [] }
  const odd = label === '' ? [] : [`the label org.opencontainers.image.revision is ${showValue(label)}, no commit`]
  const listed = asRecords(tags)
  if (listed === undefined) {
    return {
      revision: '',
      revisions: [],
      from: '',
      warnings: [...odd, `${digest} names no commit, and the tags could not be listed`],
    }
  }
  const stamps = listed.filter((one) => one['digest'] === digest).map((one) => textIn(one, 'name'))
  const revisions = [
    ...new Set(newestDayFirst(stamps.flatMap((tag) => commitIn(image, tag))).map(({ commit }) => commit)),
  ]
  const [revision = ''] = revisions
  const cut = isComplete ? [] : ['the tags were not listed to the end']
  const none = revision === '' ? [`no label and no tag says which commit ${digest} was built from`] : []
  const several = revisions.length > 1 ? [`${digest} was built from several commits: ${revisions.join(', ')}`] : []
  return { revision, revisions, from: revision === '' ? '' : 'tags', warnings: [...odd, ...cut, ...none, ...several] }
}

interface NamedCommit {
  readonly commit: string
  readonly date: string
}

/** The commit in the name of a tag of a build. What promotions write has it from there. */
function commitIn({ tags }: ImageFacts, tag: string): readonly NamedCommit[] {
  const found = classOf(tags, tag)
  if (found?.writer !== 'build') return []
  const { sha7, sha40, date = '' } = readTag(found.grammar, tag, tags.variants) ?? {}
  const commit = sha40 ?? sha7
  return commit === undefined ? [] : [{ commit, date }]
}

const newestDayFirst = (commits: readonly NamedCommit[]): readonly NamedCommit[] =>
  commits.toSorted((a, b) => b.date.localeCompare(a.date, 'en') || a.commit.localeCompare(b.commit, 'en'))

export const findRevisionDoor: Door = {
  name: 'find-revision',
  about: 'Finds the commit that an image was built from.',
  reads: {
    IMAGE: { as: 'text' },
    DIGEST: { as: 'text' },
    LABEL: { as: 'text', optional: true },
    TAGS: { as: 'json-file', optional: true },
    COMPLETE: { as: 'flag', optional: true },
  },
  decide: (input, policy) => {
    const image = findImage(policy, input['image'])
    if (!image.ok) return image
    const digest = readDigest(input, 'digest')
    if (!digest.ok) return digest
    const label = textIn(input, 'label')
    const isComplete = input['complete'] !== false
    const found = findRevision({ image: image.value, digest: digest.value, label, tags: input['tags'], isComplete })
    const { revision, revisions, from, warnings } = found
    return decided({ outputs: { revision, revisions: revisions.join(' '), from }, warnings })
  },
}

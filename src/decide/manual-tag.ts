// The tag of an image that somebody builds by hand: a name of its own, never one that a release, branch or promotion writes.
import type { ImageFacts } from '../model/image.ts'
import { classOf, isTagName } from '../model/tag-grammar.ts'
import type { TagClass, TagPolicy } from '../model/tag-policy.ts'
import { decided, refused } from './decision.ts'
import type { Decided } from './decision.ts'
import type { Door } from './door.ts'
import { isCommitId } from './hostile-ref.ts'
import { showValue } from './show-value.ts'

/** What somebody asked for, and the ref that the run is on. */
export interface ManualBuild {
  /** Empty for `manual-` and the commit. */
  readonly tag: string
  readonly commit: string
  readonly refType: string
  readonly refName: string
}

/** Names with a meaning in every registry, whatever the policy takes; `sha256-…` is where signatures are kept. */
const alwaysReserved = /^(?:latest|v?\d+(?:\.\d+)*|v?\d+\.\d+\.\d+[-.a-zA-Z].*|sha256-[0-9a-f]{64}.*)$/

/** The tag, if it is one that a manual build may write. */
function chooseManualTag(policy: TagPolicy, { tag, commit, refType, refName }: ManualBuild): Decided<string> {
  if (refType === 'tag') {
    return refused(
      'refused',
      `the run is on the tag ${showValue(refName)}, and would publish it again: run it on a branch`,
    )
  }
  if (tag === '' && !isCommitId(commit))
    return refused('malformed', `COMMIT is ${showValue(commit)}, not the 40 hex digits of a commit`)
  const name = tag === '' ? `manual-${commit.slice(0, 7)}` : tag
  if (!isTagName(name)) {
    return refused(
      'malformed',
      `tag ${showValue(name)} is refused: a tag has 1 to 128 letters, digits, '_', '.' and '-', and begins with none of the last two`,
    )
  }
  if (alwaysReserved.test(name)) {
    return refused(
      'refused',
      `tag ${showValue(name)} is reserved: it is, or looks like, latest, a version, or a signature`,
    )
  }
  const owner = classOf(policy, name)
  if (owner !== undefined && isWrittenByHand(owner)) return decided(name)
  return refused('refused', tellReserved(policy, name, owner))
}

const isWrittenByHand = ({ causes }: TagClass): boolean => causes.includes('manual')

function tellReserved({ classes }: TagPolicy, name: string, owner: TagClass | undefined): string {
  const own = classes.filter(isWrittenByHand).map(({ grammar }) => grammar)
  const choice =
    own.length === 0 ? 'the policy has no tags for builds by hand' : `a build by hand writes: ${own.join(', ')}`
  if (owner === undefined) return `tag ${showValue(name)} is in no class of the policy; ${choice}`
  return `tag ${showValue(name)} is reserved for the class ${showValue(owner.name)}; ${choice}`
}

/** The image that a variable names. */
function findManualImage(images: Readonly<Record<string, ImageFacts>>, name: unknown): Decided<ImageFacts> {
  const image = typeof name === 'string' && Object.hasOwn(images, name) ? images[name] : undefined
  if (image !== undefined) return decided(image)
  return refused(
    'missing',
    `policy.json has no image ${showValue(name)}; it has: ${Object.keys(images).join(', ') || 'none'}`,
  )
}

export const manualTagDoor: Door = {
  name: 'manual-tag',
  about: 'The tag of a build by hand; reserved names are refused.',
  reads: {
    IMAGE: { as: 'text' },
    TAG: { as: 'text', optional: true },
    COMMIT: { as: 'text' },
    REF_TYPE: { as: 'text' },
    REF_NAME: { as: 'text' },
  },
  decide: ({ image: name, tag, commit, refType, refName }, { images }) => {
    const image = findManualImage(images, name)
    if (!image.ok) return image
    const chosen = chooseManualTag(image.value.tags, {
      tag: String(tag ?? ''),
      commit: String(commit),
      refType: String(refType),
      refName: String(refName),
    })
    return chosen.ok ? decided({ outputs: { tag: chosen.value } }) : chosen
  },
}

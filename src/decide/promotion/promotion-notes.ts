// The words of the GitHub release that a promotion or rollback leaves, and whether it may be called the latest.
import { nameOf } from './channel-classes.ts'
import type { MovedChannel } from './channel-classes.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Policy } from '../../model/policy.ts'
import { isTagName } from '../../model/tag-grammar.ts'
import type { Door } from '../door.ts'
import { codeSpan, factList } from '../markdown-text.ts'
import { formatCommits } from './promotion-preview.ts'
import { textIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'
import { readDigest, readFoundDigest } from '../read-digest.ts'
import { oneLine, readChangeKind } from './read-promotion-input.ts'
import type { ChangeKind } from './read-promotion-input.ts'
import { readMovedChannel } from './read-moved-channel.ts'
import { showValue } from '../show-value.ts'

/** A change of a channel that was made. */
export interface MadeChange {
  readonly kind: ChangeKind
  readonly moved: MovedChannel
  /** The stamp or the audit tag; the release is named after it. */
  readonly name: string
  readonly digest: string
  readonly replaces: string
  /** What was promoted, or gone back to: a tag or digest. */
  readonly from: string
  readonly revision: string
  readonly reason: string
  readonly by: string
  readonly runUrl: string
  readonly commits: unknown
}

export interface ReleaseWords {
  readonly title: string
  readonly notes: string
}

/** Title and notes of the release. */
function writePromotionNotes(change: MadeChange): ReleaseWords {
  const { kind, moved, name, digest, replaces, from, revision, reason, by, runUrl, commits } = change
  const { image, channel, also } = moved
  const full = nameOf(image)
  const ref = (tag: string): string =>
    tag === '' ? '' : codeSpan(tag.includes(':') ? `${full}@${tag}` : `${full}:${tag}`)
  const isPromotion = kind === 'promotion'
  const facts = factList({
    Image: ref(channel.tag),
    [isPromotion ? 'Stamp' : 'Audit tag']: ref(name),
    Alias: also.map(({ tag }) => ref(tag)).join(', '),
    Digest: codeSpan(digest),
    'Digest before': replaces && codeSpan(replaces),
    [isPromotion ? 'Promoted from' : 'Rolled back to']: ref(from),
    Commit: revision && codeSpan(revision),
    Reason: reason && codeSpan(reason),
    By: by && codeSpan(by),
    'Transparency log': `https://search.sigstore.dev/?hash=${digest}`,
    Run: runUrl,
  })
  const title = `${isPromotion ? 'Production release' : 'Production rollback'} ${name}`
  return { title, notes: [facts, ...formatCommits(commits)].join('\n\n') }
}

/**
 * A new promotion is the latest release. One that is written again keeps what it has, or an old promotion that is repeated would
 * become the latest; a rollback never is.
 */
function mayBeLatest(kind: ChangeKind, isThere: boolean): 'true' | 'false' | '' {
  if (kind === 'rollback') return 'false'
  return isThere ? '' : 'true'
}

const optionalText = { as: 'text', optional: true } as const

export const promotionNotesDoor: Door = {
  name: 'promotion-notes',
  about: 'Writes the release notes of a promotion or rollback.',
  reads: {
    IMAGE: { as: 'text' },
    KIND: { as: 'text' },
    CHANNEL: { as: 'text' },
    NAME: { as: 'text' },
    DIGEST: { as: 'text' },
    REPLACES: optionalText,
    ALSO: optionalText,
    FROM: optionalText,
    REVISION: optionalText,
    REASON: optionalText,
    BY: optionalText,
    RUN_URL: optionalText,
    COMMITS: { as: 'json-file', optional: true },
    EXISTING: { as: 'flag', optional: true },
  },
  decide: (input, policy) => {
    const change = readMadeChange(input, policy)
    if (!change.ok) return change
    const words = writePromotionNotes(change.value)
    const latest = mayBeLatest(change.value.kind, input['existing'] === true)
    return decided({ outputs: { ...words, 'make-latest': latest }, summary: `### ${words.title}\n\n${words.notes}` })
  },
}

function readMadeChange(input: JsonRecord, policy: Policy): Decided<MadeChange> {
  const moved = readMovedChannel(input, policy)
  if (!moved.ok) return moved
  const kind = readChangeKind(input)
  if (!kind.ok) return kind
  const digest = readDigest(input, 'digest')
  if (!digest.ok) return digest
  const replaces = readFoundDigest(input, 'replaces')
  if (!replaces.ok) return replaces
  const [name, runUrl] = [textIn(input, 'name'), textIn(input, 'runUrl')]
  if (!isTagName(name)) return refused('malformed', `NAME is ${showValue(name)}, which is no name of a tag`)
  if (runUrl !== '' && !/^https:\/\/[^\s<>()]+$/.test(runUrl))
    return refused('malformed', `RUN_URL is ${showValue(runUrl)}, which is no address`)
  const text = (field: string): string => oneLine(textIn(input, field))
  return decided({
    kind: kind.value,
    moved: moved.value,
    name,
    digest: digest.value,
    replaces: replaces.value,
    from: text('from'),
    revision: text('revision'),
    reason: text('reason'),
    by: text('by'),
    runUrl,
    commits: input['commits'],
  })
}

// What is shown before somebody approves: what would stand where, since which commits, and why.
import { codeSpan, factList } from '../markdown-text.ts'
import { asRecords, isJsonRecord, textIn } from '../read-fields.ts'

/** A change of a channel that has not happened yet. */
export interface ChangePreview {
  readonly title: string
  /** The image with its registry. */
  readonly image: string
  readonly digest: string
  readonly replaces: string
  readonly revisions: readonly string[]
  /** In the order of writing. */
  readonly tags: readonly string[]
  readonly reason: string
  readonly override: string
  /** Whether the channel will stand for something else. */
  readonly change: boolean
  /** As `compare-commits` gives them; undefined when nobody compared. */
  readonly commits?: unknown
}

/** The preview as Markdown. */
export function formatPreview(preview: ChangePreview): string {
  const { title, image, digest, replaces, revisions, tags, reason, override, change, commits } = preview
  const facts = factList({
    Image: codeSpan(image),
    Digest: codeSpan(digest),
    Replaces: replaces === '' ? 'nothing' : codeSpan(replaces),
    Commit: revisions.map(codeSpan).join(', ') || 'not known',
    'Tags, in this order': tags.map(codeSpan).join(', '),
    Reason: reason && codeSpan(reason),
    Override: override && codeSpan(override),
  })
  const still = change ? [] : ['The channel stands for this digest already.']
  return [`### ${title}`, ...still, facts, ...formatCommits(commits)].join('\n\n')
}

const mostShown = 50

/** The commits that come with a change; what cannot be read is left out, for it decides nothing. */
export function formatCommits(comparison: unknown): readonly string[] {
  const { status, commits: listed } = isJsonRecord(comparison) ? comparison : {}
  const commits = asRecords(listed)
  if (commits === undefined || status === 'unknown') return []
  const lost =
    status === 'behind' || status === 'diverged' ? ['What stands there now has commits that this has not.'] : []
  if (commits.length === 0) return lost.length > 0 ? lost : ['No commit lies between the two.']
  const lines = commits
    .slice(-mostShown)
    .map((one) => `- ${codeSpan(textIn(one, 'sha').slice(0, 7))} ${codeSpan(textIn(one, 'subject'))}`)
  const hidden = commits.length - lines.length
  const more = hidden > 0 ? [`- and ${hidden} before them`] : []
  return [`${commits.length} ${commits.length === 1 ? 'commit' : 'commits'}:`, [...lines, ...more].join('\n'), ...lost]
}

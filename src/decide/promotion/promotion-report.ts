// What is said at the end of a promotion or rollback: what the channel stands for now, and what is still to be done.
import { nameOf } from './channel-classes.ts'
import type { MovedChannel } from './channel-classes.ts'
import { decided } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Policy } from '../../model/policy.ts'
import type { Door } from '../door.ts'
import { codeSpan, factList } from '../markdown-text.ts'
import { flagIn, textIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'
import { readFoundDigest } from '../read-digest.ts'
import { readChangeKind } from './read-promotion-input.ts'
import type { ChangeKind } from './read-promotion-input.ts'
import { readMovedChannel } from './read-moved-channel.ts'

/** How the jobs ended: success, failure, cancelled, skipped; empty for one that the workflow does not have. */
export interface ChangeEnds {
  readonly preview: string
  readonly move: string
  /** Whether every tag was confirmed, however the job ended after that. */
  readonly moved: boolean
  readonly release: string
  readonly redeploy: string
}

/** A change as far as it came. */
export interface ChangeReport {
  readonly kind: ChangeKind
  readonly moved: MovedChannel
  /** The stamp or audit tag. */
  readonly name: string
  readonly digest: string
  readonly replaces: string
  /** Whether there was anything to do. */
  readonly todo: boolean
  readonly ends: ChangeEnds
  readonly releaseUrl: string
  readonly redeployUrl: string
  readonly health: string
}

const again = 'run the failed jobs of this run again: they go on where they stopped'

/** One sentence that says whether the channel moved, and one for each part that is missing. */
function reportChange(change: ChangeReport): { readonly title: string; readonly troubles: readonly string[] } {
  const { moved, ends, digest, replaces, todo } = change
  const { tag } = moved.channel
  if (ends.preview !== 'success') return { title: `${tag} was not touched`, troubles: [] }
  if (!todo) return { title: `${tag} stands for this digest already`, troubles: [] }
  if (ends.move === 'skipped') return { title: `${tag} was not touched: nobody approved`, troubles: [] }
  if (ends.move !== 'success' && !ends.moved) {
    const [before, after] = [replaces || 'nothing', digest]
    return {
      title: `It is not sure what ${tag} stands for`,
      troubles: [`the move of ${tag} from ${before} to ${after} did not come to its end; ${again}`],
    }
  }
  const word = change.kind === 'promotion' ? 'was promoted' : 'was rolled back'
  return { title: `${tag} ${word}`, troubles: findTroubles(change) }
}

const isBroken = (end: string): boolean => end === 'failure' || end === 'cancelled'

function findTroubles({ moved, ends }: ChangeReport): readonly string[] {
  const { tag } = moved.channel
  return [
    ...(ends.move === 'success' ? [] : [`${tag} moved, and its record is not closed; ${again}`]),
    ...(isBroken(ends.redeploy) ? [`${tag} moved, and nobody deploys it yet; ${again}`] : []),
    ...(isBroken(ends.release) ? [`${tag} moved, and there is no release that tells of it yet; ${again}`] : []),
    ...(ends.release === 'skipped' && ends.move === 'success'
      ? ['no release was made: the commit of the image is not known, or no tag tells of the change']
      : []),
  ]
}

function formatReport(change: ChangeReport, title: string, troubles: readonly string[]): string {
  const { kind, moved, name, digest, replaces, ends, releaseUrl, redeployUrl, health } = change
  const hasMoved = ends.move === 'success' || ends.moved
  const full = nameOf(moved.image)
  const ref = (tag: string): string => codeSpan(`${full}:${tag}`)
  const facts = factList({
    Image: hasMoved ? ref(moved.channel.tag) : '',
    [kind === 'promotion' ? 'Stamp' : 'Audit tag']: hasMoved && name !== '' ? ref(name) : '',
    Alias: hasMoved ? moved.also.map(({ tag }) => ref(tag)).join(', ') : '',
    Digest: digest && codeSpan(digest),
    'Digest before': replaces && codeSpan(replaces),
    Release: releaseUrl,
    Deployment: redeployUrl,
    Health: hasMoved ? health : '',
  })
  return [`### ${title}`, ...troubles, facts].filter((part) => part !== '').join('\n\n')
}

const optionalText = { as: 'text', optional: true } as const

export const promotionReportDoor: Door = {
  name: 'promotion-report',
  about: 'Says at the end of a promotion or rollback what the channel stands for.',
  reads: {
    IMAGE: { as: 'text' },
    KIND: { as: 'text' },
    CHANNEL: { as: 'text' },
    ALSO: optionalText,
    NAME: optionalText,
    DIGEST: optionalText,
    REPLACES: optionalText,
    TODO: { as: 'flag', optional: true },
    PREVIEW: { as: 'text' },
    MOVE: { as: 'text' },
    MOVED: { as: 'flag', optional: true },
    RELEASE: optionalText,
    RELEASE_URL: optionalText,
    REDEPLOY: optionalText,
    REDEPLOY_URL: optionalText,
    HEALTH: optionalText,
  },
  decide: (input, policy) => {
    const change = readChangeReport(input, policy)
    if (!change.ok) return change
    const { title, troubles } = reportChange(change.value)
    return decided({ outputs: { title }, summary: formatReport(change.value, title, troubles), warnings: troubles })
  },
}

function readChangeReport(input: JsonRecord, policy: Policy): Decided<ChangeReport> {
  const moved = readMovedChannel(input, policy)
  if (!moved.ok) return moved
  const kind = readChangeKind(input)
  if (!kind.ok) return kind
  const digest = readFoundDigest(input, 'digest')
  if (!digest.ok) return digest
  const replaces = readFoundDigest(input, 'replaces')
  if (!replaces.ok) return replaces
  const text = (field: string): string => textIn(input, field)
  return decided({
    kind: kind.value,
    moved: moved.value,
    name: text('name'),
    digest: digest.value,
    replaces: replaces.value,
    todo: flagIn(input, 'todo'),
    ends: {
      preview: text('preview'),
      move: text('move'),
      moved: flagIn(input, 'moved'),
      release: text('release'),
      redeploy: text('redeploy'),
    },
    releaseUrl: text('releaseUrl'),
    redeployUrl: text('redeployUrl'),
    health: text('health'),
  })
}

// Whether a merged pull request is released, and as what: exactly one label says so, and silence is no answer.
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Door } from '../door.ts'
import { asRecords, asTexts, textIn, wholeNumberIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'
import { showValue } from '../show-value.ts'

/** The part of a version that a release raises. */
export type Bump = 'major' | 'minor' | 'patch'

/** What each label says; nothing is released where there is no bump. */
const intentLabels: Readonly<Record<string, Bump | undefined>> = {
  'type:docs': undefined,
  'type:skip': undefined,
  'type:patch': 'patch',
  'type:minor': 'minor',
  'type:major': 'major',
}

export interface ReleaseIntent {
  readonly intent: 'release' | 'skip'
  readonly bump: Bump | ''
  readonly label: string
}

/** `what` is what has the labels, such as `pull request #12`. */
function readIntent(what: string, labels: readonly string[]): Decided<ReleaseIntent> {
  const [label, second] = labels.filter((one) => Object.hasOwn(intentLabels, one))
  const known = Object.keys(intentLabels).join(', ')
  if (label === undefined)
    return refused('refused', `${what} has none of the labels ${known}; give it one and run again`)
  if (second !== undefined)
    return refused('refused', `${what} has the labels ${label} and ${second}; leave one of them and run again`)
  const bump = intentLabels[label]
  return decided({ intent: bump === undefined ? 'skip' : 'release', bump: bump ?? '', label })
}

/** A merged pull request with its labels. */
export interface LabelledPullRequest {
  readonly number: number
  readonly labels: readonly string[]
}

/** The only pull request that a commit was merged by. */
function findMergedPullRequest(pullRequests: readonly LabelledPullRequest[]): Decided<LabelledPullRequest> {
  const [only, second] = pullRequests
  if (only === undefined)
    return refused('refused', 'the commit belongs to no merged pull request, so nobody has said whether it is released')
  if (second === undefined) return decided(only)
  const numbers = pullRequests.map(({ number }) => `#${number}`).join(', ')
  return refused(
    'refused',
    `the commit belongs to ${pullRequests.length} merged pull requests (${numbers}); which one counts is not known`,
  )
}

/** Labels as names, or as GitHub tells them. */
function readLabels(value: unknown): readonly string[] | undefined {
  return asTexts(value) ?? asRecords(value)?.map((label) => textIn(label, 'name'))
}

function readPullRequests(name: string, value: unknown): Decided<readonly LabelledPullRequest[]> {
  // An open one may hold the commit as well; it has not brought it.
  const merged = asRecords(value)?.filter((one) => one['merged_at'] !== null)
  const read = merged?.map((one) => ({ number: wholeNumberIn(one, 'number'), labels: readLabels(one['labels']) }))
  const isWhole = read?.every((one): one is LabelledPullRequest => one.number !== undefined && one.labels !== undefined)
  if (read !== undefined && isWhole) return decided(read as readonly LabelledPullRequest[])
  return refused(
    'unreadable',
    `${name} is ${showValue(value)}, which is no list of pull requests with number and labels`,
  )
}

export const releaseIntentDoor: Door = {
  name: 'release-intent',
  about: 'Whether a merged pull request is released, by its one label.',
  reads: {
    PULLS: { as: 'json-file', optional: true },
    PULL_REQUESTS: { as: 'json', optional: true },
    LABELS: { as: 'json', optional: true },
  },
  decide: (input) => ('labels' in input ? intentOfLabels(input['labels']) : intentOfPullRequests(input)),
}

/** The label gate of a pull request, before it is merged. */
function intentOfLabels(value: unknown): ReturnType<Door['decide']> {
  const labels = readLabels(value)
  if (labels === undefined) return refused('malformed', `LABELS is ${showValue(value)}, which is no list of labels`)
  const intent = readIntent('the pull request', labels)
  return intent.ok ? decided({ outputs: { ...intent.value, pull: '', reason: intent.value.label } }) : intent
}

function intentOfPullRequests(input: JsonRecord): ReturnType<Door['decide']> {
  const name = 'pulls' in input ? 'PULLS' : 'PULL_REQUESTS'
  if (name === 'PULL_REQUESTS' && !('pullRequests' in input))
    return refused('missing', 'neither PULL_REQUESTS nor LABELS is given')
  const pullRequests = readPullRequests(name, input[name === 'PULLS' ? 'pulls' : 'pullRequests'])
  if (!pullRequests.ok) return pullRequests
  const merged = findMergedPullRequest(pullRequests.value)
  if (!merged.ok) return merged
  const { number, labels } = merged.value
  const intent = readIntent(`pull request #${number}`, labels)
  if (!intent.ok) return intent
  const reason = `pull request #${number} is labelled ${intent.value.label}`
  const summary = intent.value.intent === 'skip' ? { summary: `Nothing is released: ${reason}.` } : {}
  return decided({ outputs: { ...intent.value, pull: number, reason }, log: [reason], ...summary })
}

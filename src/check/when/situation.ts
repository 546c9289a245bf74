// The situations in which a workflow starts: one for each event, activity and filter, with what is known of the run in each.
import type { Place } from '../../model/place.ts'
import { events } from '../../language/generated/events.ts'
import { textsOf } from '../reading/fields.ts'
import type { Trigger } from '../reading/trigger.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import type { Facts } from './condition.ts'
import { fixedBeginning, pushFilter, type RefFilter } from './ref-filter.ts'
import { known, type Value } from './value.ts'

export interface Situation {
  readonly event: string
  readonly trigger: Trigger
  /** The activity, for events that have them. */
  readonly activity?: string
  /** Undefined when it may be either, or neither. */
  readonly refType?: 'branch' | 'tag'
  readonly facts: Facts
}

/** Every situation that starts the workflow, in the order of its triggers. */
export function situationsOf(file: WorkflowFile): readonly Situation[] {
  return file.triggers.flatMap(situationsOfTrigger)
}

/** The situations of one trigger. */
export function situationsOfTrigger(trigger: Trigger): readonly Situation[] {
  if (trigger.event === 'push') return [...pushes(trigger, 'branch'), ...pushes(trigger, 'tag')]
  const activities = activitiesOf(trigger)
  if (activities.length === 0) return [situation(trigger, {})]
  return activities.map((activity) => situation(trigger, { activity }))
}

/** The activity types that start a run: those named, else all of the event (G-E2); none for an event that has none. */
export function activitiesOf(trigger: Trigger): readonly string[] {
  const named = textsOf(trigger.config['types'])
  if (named.length > 0) return named
  // The only events that take a part of their activities when none is named.
  if (trigger.event === 'pull_request' || trigger.event === 'pull_request_target')
    return ['opened', 'synchronize', 'reopened']
  const event = Object.entries(events).find(([name]) => name === trigger.event)
  return event?.[1].types ?? []
}

function pushes(trigger: Trigger, refType: 'branch' | 'tag'): readonly Situation[] {
  const filter = pushFilter(trigger, refType === 'tag' ? 'tags' : 'branches')
  if (filter === undefined) return []
  return positivePatterns(filter).map((pattern) => situation(trigger, { refType, pattern }))
}

/** What brings the situation about: the filter of a push, else the name of the event. */
export function placeOf({ trigger, refType }: Situation, file: WorkflowFile): Place {
  const filter = refType === 'tag' ? 'tags' : 'branches'
  const isFiltered = trigger.event === 'push' && trigger.config[filter] !== undefined
  return isFiltered ? file.keyPlace([...trigger.path, filter]) : trigger.place
}

/** The activities of `release` that making one brings about. */
export const makesRelease: ReadonlySet<string> = new Set(['published', 'created', 'released', 'prereleased'])

/** The push of one tag, by its name. */
export function pushOfTag(trigger: Trigger, name: string): Situation {
  return situation(trigger, { refType: 'tag', pattern: name })
}

/** One situation for each pattern, because they begin differently. */
function positivePatterns({ include }: RefFilter): readonly string[] {
  return include === undefined ? ['**'] : include.filter((pattern) => !pattern.startsWith('!'))
}

/** What an open pull request publishes is a preview: only its newest commit counts, and nobody misses one that is skipped. */
export function isTrial({ event, activity }: Situation): boolean {
  return event.startsWith('pull_request') && activity !== 'closed'
}

interface Details {
  readonly activity?: string
  readonly refType?: 'branch' | 'tag'
  readonly pattern?: string
}

function situation(
  trigger: Trigger,
  { activity, refType = usualRefType(trigger.event), pattern = '**' }: Details,
): Situation {
  const { event } = trigger
  const facts = new Map(
    event === 'workflow_call' ? always : [...always, ...eventFacts(event), ...refFacts(event, refType, pattern)],
  )
  if (event !== 'workflow_call') facts.set('github.event.action', known(activity ?? null))
  return { event, trigger, facts, ...(activity !== undefined && { activity }), ...(refType && { refType }) }
}

/** A release runs at its tag; events with the default-branch rule run at a branch (G-E1). */
function usualRefType(event: string): 'branch' | 'tag' | undefined {
  if (event === 'release') return 'tag'
  return /^(?:schedule|workflow_run|repository_dispatch|issues|issue_comment|delete)$/.test(event)
    ? 'branch'
    : undefined
}

/** What holds whatever started the run: it is the repository that the file was written for, and no fork of it. */
const always: readonly (readonly [string, Value])[] = [
  ['github.repository', { kind: 'home' }],
  ['github.repository_owner', { kind: 'home' }],
  ['github.event.repository.full_name', { kind: 'home' }],
  ['github.event.repository.fork', known(false)],
]

/** The parts of the payload that only some events have: everywhere else they are null. */
const payloads: readonly (readonly [string, RegExp])[] = [
  ['github.event.pull_request', /^pull_request/],
  ['github.event.release', /^release$/],
  ['github.event.workflow_run', /^workflow_run$/],
  ['github.event.client_payload', /^repository_dispatch$/],
  ['github.event.comment', /comment$/],
  ['github.event.issue', /^issue/],
  ['github.event.head_commit', /^push$/],
  ['github.event.schedule', /^schedule$/],
  ['github.event.inputs', /^workflow_dispatch$/],
  ['inputs', /^workflow_dispatch$/],
]

function eventFacts(event: string): readonly (readonly [string, Value])[] {
  const absent = payloads.filter(([, of]) => !of.test(event)).map(([name]) => [name, known(null)] as const)
  const noPullRequest = event.startsWith('pull_request') ? [] : (['github.head_ref', 'github.base_ref'] as const)
  return [['github.event_name', known(event)], ...absent, ...noPullRequest.map((name) => [name, known('')] as const)]
}

function refFacts(
  event: string,
  refType: 'branch' | 'tag' | undefined,
  pattern: string,
): readonly (readonly [string, Value])[] {
  if (event === 'pull_request') return [['github.ref', { kind: 'beginning', text: 'refs/pull/' }]]
  if (refType === undefined) return []
  const { text, isWhole } = fixedBeginning(pattern)
  const named = (before: string): Value => (isWhole ? known(before + text) : { kind: 'beginning', text: before + text })
  const ref = named(refType === 'tag' ? 'refs/tags/' : 'refs/heads/')
  const pushed =
    event === 'push'
      ? ([
          ['github.event.ref', ref],
          ['github.event.deleted', known(false)],
        ] as const)
      : []
  return [['github.ref', ref], ['github.ref_name', named('')], ['github.ref_type', known(refType)], ...pushed]
}

// The situations of two workflows that one release brings about: both then run for it.
import { textsOf } from '../reading/fields.ts'
import type { Trigger } from '../reading/trigger.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import { tokenMadeRefs } from '../token-made-refs.ts'
import { commonNames, pushFilter, refFilter, type RefFilter } from './ref-filter.ts'
import { makesRelease, pushOfTag, situationsOf, situationsOfTrigger, type Situation } from './situation.ts'

/** Two situations that one release brings about. */
export interface Clash {
  readonly event: 'push' | 'release' | 'workflow_run' | 'push and release'
  readonly files: readonly [WorkflowFile, WorkflowFile]
  readonly first: Situation
  readonly second: Situation
}

/** Every way in which one release starts both workflows. */
export function clashes(left: WorkflowFile, right: WorkflowFile): readonly Clash[] {
  const swapped = tagAndRelease(right, left).map(({ first, second }) => ({ first: second, second: first }))
  const found = {
    push: taggings(left, right),
    release: pairs('release', left, right).filter(isOneRelease),
    workflow_run: pairs('workflow_run', left, right).filter(isOneUpstream),
    'push and release': [...tagAndRelease(left, right), ...swapped],
  } satisfies Record<Clash['event'], readonly Pair[]>
  return events.flatMap((event) => found[event].map((pair) => ({ ...pair, event, files: [left, right] })))
}

const events = ['push', 'release', 'workflow_run', 'push and release'] as const

type Pair = Pick<Clash, 'first' | 'second'>

/** One pushed tag that starts both, for each tag that is seen to do so. */
function taggings(left: WorkflowFile, right: WorkflowFile): readonly Pair[] {
  const [one, other] = [tagPush(left), tagPush(right)]
  if (one === undefined || other === undefined) return []
  return commonNames(one.filter, other.filter).map((name) => ({
    first: pushOfTag(one.trigger, name),
    second: pushOfTag(other.trigger, name),
  }))
}

function tagPush(file: WorkflowFile): { readonly trigger: Trigger; readonly filter: RefFilter } | undefined {
  const trigger = file.trigger('push')
  const filter = trigger && pushFilter(trigger, 'tags')
  return trigger && filter && { trigger, filter }
}

function pairs(event: string, left: WorkflowFile, right: WorkflowFile): readonly Pair[] {
  const [firsts, seconds] = [left, right].map((file) =>
    situationsOf(file).filter((situation) => situation.event === event),
  )
  return (firsts ?? []).flatMap((first) => (seconds ?? []).map((second) => ({ first, second })))
}

/** Publishing a release makes several activities at once, but it is either a pre-release or not. */
function isOneRelease({ first, second }: Pair): boolean {
  const activities = [first.activity ?? '', second.activity ?? '']
  if (activities[0] === activities[1]) return true
  return (
    activities.every((activity) => makesRelease.has(activity)) &&
    activities.some((activity) => !/^(?:pre)?released$/.test(activity))
  )
}

/** Both wait for one activity of one workflow, and for a branch that both take. */
function isOneUpstream({ first, second }: Pair): boolean {
  const upstream = textsOf(second.trigger.config['workflows'])
  const [one = {}, other = {}] = [first, second].map(({ trigger }) => refFilter(trigger, 'branches'))
  return (
    first.activity === second.activity &&
    textsOf(first.trigger.config['workflows']).some((name) => upstream.includes(name)) &&
    commonNames(one, other).length > 0
  )
}

/** A new release brings its tag, and so both events; a release made with the workflow token starts nothing (G-E9). */
function tagAndRelease(tagged: WorkflowFile, released: WorkflowFile): readonly Pair[] {
  const push = tagPush(tagged)
  const release = released.trigger('release')
  if (push === undefined || release === undefined || tokenMadeRefs(tagged).some(({ made }) => made === 'release'))
    return []
  const made = situationsOfTrigger(release).filter(
    ({ activity }) => activity !== undefined && makesRelease.has(activity),
  )
  return commonNames(push.filter, {}).flatMap((name) =>
    made.map((second) => ({ first: pushOfTag(push.trigger, name), second })),
  )
}

// The second look before anything is deleted: what has changed since the plan was made stays, whatever the plan says.
import type { CleanupPlan, PlannedDeletion, PlannedUntag } from './cleanup-plan.ts'
import { planRequest, refuseOverCap, sizeOfPlan, worthTelling } from './cleanup-plan-door.ts'
import { cleanupVariables, readCleanupRequest } from './cleanup-settings.ts'
import { graphOf } from './closure.ts'
import type { ManifestGraph } from './closure.ts'
import { decided } from '../decision.ts'
import type { Answer, Door } from '../door.ts'
import { unreadable } from './inventory.ts'
import type { Inventory } from './inventory.ts'
import { readPlan } from './read-plan.ts'
import type { GivenPlan } from './read-plan.ts'
import { showValue } from '../show-value.ts'

/** A planned deletion that is not done, and why. */
export interface DroppedDeletion {
  readonly digest: string
  readonly why: string
}

export interface RecheckedPlan extends Pick<CleanupPlan, 'delete' | 'untag' | 'keep' | 'remarks'> {
  readonly dropped: readonly DroppedDeletion[]
}

/** What both plans agree on: the one that was shown, and the one that the same rules make of the package as it is now. */
export function recheckPlan(shown: GivenPlan, fresh: CleanupPlan, inventory: Inventory): RecheckedPlan {
  const planned = new Map(shown.delete.map((deletion) => [deletion.digest, deletion]))
  const agreed = fresh.delete.filter((deletion) => isSame(planned.get(deletion.digest), deletion))
  const deletions = withoutHeld(agreed, graphOf(inventory), inventory)
  const done = new Set(deletions.map(({ digest }) => digest))
  const untags = new Set(shown.untag.map(keyOfUntag))
  const dropped = shown.delete.filter(({ digest }) => !done.has(digest))
  return {
    ...fresh,
    delete: deletions,
    untag: fresh.untag.filter((untag) => untags.has(keyOfUntag(untag))),
    dropped: dropped.map((deletion) => ({ digest: deletion.digest, why: whyDropped(deletion, fresh, inventory) })),
  }
}

const keyOfUntag = ({ digest, tag }: Pick<PlannedUntag, 'digest' | 'tag'>): string => `${digest} ${tag}`

const isSame = (planned: Pick<PlannedDeletion, 'id' | 'tags'> | undefined, { id, tags }: PlannedDeletion): boolean =>
  planned !== undefined && planned.id === id && sameTags(planned.tags, tags)

const sameTags = (a: readonly string[], b: readonly string[]): boolean =>
  a.toSorted().join(' ') === b.toSorted().join(' ')

/** A part whose index stays for now stays too, and so does what belongs to a subject that stays. */
function withoutHeld(
  deletions: readonly PlannedDeletion[],
  graph: ManifestGraph,
  { versions }: Inventory,
): readonly PlannedDeletion[] {
  const going = new Set(deletions.map(({ digest }) => digest))
  const isHeld = (digest: string): boolean =>
    graph.holdersOf(digest).some((holder) => holder !== digest && versions.has(holder) && !going.has(holder))
  for (let held = [...going].filter(isHeld); held.length > 0; held = [...going].filter(isHeld))
    for (const digest of held) going.delete(digest)
  return deletions.filter(({ digest }) => going.has(digest))
}

function whyDropped(
  { digest, id, tags }: Pick<PlannedDeletion, 'digest' | 'id' | 'tags'>,
  { keep }: CleanupPlan,
  { versions }: Inventory,
): string {
  const now = versions.get(digest)
  if (now === undefined) return 'it is gone already'
  if (now.id !== id) return `it was pushed again: its id is ${now.id}, not ${id}`
  if (!sameTags(now.tags, tags))
    return `its tags have changed from ${showValue(tags.join(' '))} to ${showValue(now.tags.join(' '))}`
  return keep.find((kept) => kept.digest === digest)?.why ?? 'what holds it has changed'
}

export const cleanupRecheckDoor: Door = {
  name: 'cleanup-recheck',
  about: 'Looks at a package again before the plan is carried out, and drops what has changed.',
  reads: { ...cleanupVariables, PLAN: { as: 'json-file' } },
  decide: (input, policy) => {
    const shown = readPlan(input['plan'])
    if (shown === undefined) return unreadable('PLAN names a file that holds no plan')
    const request = readCleanupRequest(input, policy)
    if (!request.ok) return request
    const fresh = planRequest(request.value)
    if (!fresh.ok) return fresh
    const plan = recheckPlan(shown, fresh.value, request.value.inventory)
    return refuseOverCap(request.value, plan) ?? decided(answerRecheck(plan, request.value.dryRun))
  },
}

const answerRecheck = ({ dropped, remarks, ...plan }: RecheckedPlan, dryRun: boolean): Answer => ({
  outputs: { ...plan, keep: worthTelling(plan.keep), dropped, apply: String(!dryRun && sizeOfPlan(plan) > 0) },
  log: dropped.map(({ digest, why }) => `stays: ${digest}, ${why}`),
  warnings: remarks,
})

// The way to the plan of a cleanup: what is read, what is handed on, and what a maintainer sees of it.
import { planCleanup } from './cleanup-plan.ts'
import type { CleanupPlan, KeptVersion } from './cleanup-plan.ts'
import { cleanupVariables, readCleanupRequest } from './cleanup-settings.ts'
import type { CleanupRequest } from './cleanup-settings.ts'
import { summarizeCleanup } from './cleanup-summary.ts'
import { decided, refused } from '../decision.ts'
import type { Decided, Refused } from '../decision.ts'
import type { Answer, Door } from '../door.ts'

const emptyPlan: CleanupPlan = { delete: [], untag: [], keep: [], remarks: [] }

/** Makes the plan that a request asks for. */
export function planRequest({ image, inventory, settings, isGitTag }: CleanupRequest): Decided<CleanupPlan> {
  return isGitTag ? decided(emptyPlan) : planCleanup(image, inventory, settings)
}

/** How many versions and tags a plan takes away. */
export const sizeOfPlan = (plan: Pick<CleanupPlan, 'delete' | 'untag'>): number =>
  plan.delete.length + plan.untag.length

/** More than a run may take away needs somebody who looks; what is asked for without deleting is always shown. */
export function refuseOverCap({ inventory, cap }: CleanupRequest, plan: CleanupPlan): Refused | undefined {
  const size = sizeOfPlan(plan)
  if (size <= cap) return undefined
  return refused(
    'refused',
    `the plan takes ${size} versions and tags of ${inventory.image} away, and one run may take ${cap}; look at the plan in a dry run, then run with a higher CAP`,
  )
}

/** Parts without a tag are most of a package, and stay with what they are parts of: a plan does not list them. */
export const worthTelling = (kept: readonly KeptVersion[]): readonly KeptVersion[] =>
  kept.filter(({ isPart, tags }) => !isPart || tags.length > 0)

function answerPlan(request: CleanupRequest, plan: CleanupPlan): Decided<Answer> {
  const tooMany = refuseOverCap(request, plan)
  if (tooMany !== undefined && !request.dryRun) return tooMany
  const counts = {
    versions: request.inventory.versions.size,
    delete: plan.delete.length,
    untag: plan.untag.length,
    keep: plan.keep.length,
  }
  return decided({
    outputs: {
      delete: plan.delete,
      untag: plan.untag,
      keep: worthTelling(plan.keep),
      counts,
      apply: String(!request.dryRun && sizeOfPlan(plan) > 0),
    },
    summary: summarizeCleanup(request, plan),
    log: plan.delete.map(({ digest, tags, why }) => `delete ${digest} ${tags.join(',')}: ${why}`),
    warnings: [...plan.remarks, ...(tooMany?.sentences ?? [])],
  })
}

export const cleanupPlanDoor: Door = {
  name: 'cleanup-plan',
  about: 'What may be deleted from a package: versions, and tags of branches that are gone; each with its reason.',
  reads: cleanupVariables,
  decide: (input, policy) => {
    const request = readCleanupRequest(input, policy)
    if (!request.ok) return request
    const plan = planRequest(request.value)
    return plan.ok ? answerPlan(request.value, plan.value) : plan
  },
}

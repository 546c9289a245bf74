// The look after a cleanup: every version that had to stay is there, with all its parts; else what must be restored.
import { closureOf, graphOf } from './closure.ts'
import { decided } from './decision.ts'
import type { Door } from './door.ts'
import { readInventory, unreadable } from './inventory.ts'
import type { Inventory } from './inventory.ts'
import { readPlan } from './read-plan.ts'
import type { GivenPlan, GivenVersion } from './read-plan.ts'

/** A version that must come back. */
export interface LostVersion extends GivenVersion {
  readonly why: string
}

export interface CleanupCheck {
  readonly restore: readonly LostVersion[]
  /** Parts that are missing and were not deleted by this run. */
  readonly torn: readonly string[]
  /** Versions that should have gone and are listed still. */
  readonly left: readonly GivenVersion[]
}

/** Compares what a plan promised with what is there. */
export function verifyCleanup(plan: GivenPlan, inventory: Inventory): CleanupCheck {
  const gone = new Map(
    plan.delete.filter(({ digest }) => !isThere(inventory, digest)).map((version) => [version.digest, version]),
  )
  const lost = new Map(lostOf(plan, inventory).map((version) => [version.digest, version]))
  const torn: string[] = []
  for (const { digest: missing, holder } of missingParts(inventory)) {
    const deleted = gone.get(missing)
    if (deleted !== undefined) lost.set(missing, restoring(deleted, `it is a part of ${holder}`))
    else if (!lost.has(missing)) torn.push(`${holder} lacks ${missing}, which this run did not delete`)
  }
  // What comes back brings its own parts: the manifests are gone, but the plan says what went after what.
  for (const { digest } of lost.values())
    for (const version of gone.values())
      if (version.after.includes(digest) && !lost.has(version.digest))
        lost.set(version.digest, restoring(version, `it went with ${digest}`))
  return { restore: [...lost.values()], torn, left: plan.delete.filter(({ digest }) => isThere(inventory, digest)) }
}

/**
 * What had to stay and is gone: a version, or a tag that nothing carries any more. A tag that was moved meanwhile is
 * somebody else's doing; on a registry that lists tags only, its old image is then not to be seen.
 */
function lostOf({ keep, untag }: GivenPlan, inventory: Inventory): readonly LostVersion[] {
  const carried = new Set([...inventory.versions.values()].flatMap(({ tags }) => tags))
  const taken = new Set(untag.map(({ digest, tag }) => `${digest} ${tag}`))
  return keep.flatMap((version) => {
    const tags = version.tags.filter((tag) => !taken.has(`${version.digest} ${tag}`))
    const missing = tags.filter((tag) => !carried.has(tag))
    if (inventory.unit === 'versions' && !isThere(inventory, version.digest))
      return [restoring({ ...version, tags }, `${tags.join(', ') || version.digest} had to stay`)]
    return missing.length === 0
      ? []
      : [restoring({ ...version, tags: missing }, `the tag ${missing.join(', ')} had to stay`)]
  })
}

const isThere = ({ versions, manifests }: Inventory, digest: string): boolean =>
  versions.has(digest) && manifests.has(digest)

const restoring = ({ id, digest, tags }: GivenVersion, why: string): LostVersion => ({ id, digest, tags, why })

/** Parts of whatever a tag leads to that are not there. A registry that lists tags only does not show parts. */
function missingParts(inventory: Inventory): readonly { digest: string; holder: string }[] {
  if (inventory.unit === 'tags') return []
  const tagged = [...inventory.versions.values()].filter(({ tags }) => tags.length > 0)
  const reached = closureOf(
    graphOf(inventory),
    tagged.map(({ digest }) => digest),
  )
  return [...reached]
    .filter(([digest]) => !isThere(inventory, digest))
    .map(([digest, { root }]) => ({ digest, holder: inventory.versions.get(root)?.tags[0] ?? root }))
}

export const cleanupVerifyDoor: Door = {
  name: 'cleanup-verify',
  about: 'Whether everything that had to stay is there after a cleanup, with all its parts; else what to restore.',
  reads: { PLAN: { as: 'json-file' }, INVENTORY: { as: 'json-file' } },
  decide: (input) => {
    const plan = readPlan(input['plan'])
    if (plan === undefined) return unreadable('PLAN names a file that holds no plan')
    const inventory = readInventory(input['inventory'])
    if (!inventory.ok) return inventory
    const { restore, torn, left } = verifyCleanup(plan, inventory.value)
    return decided({
      outputs: { intact: String(restore.length === 0), restore },
      log: restore.map(({ digest, why }) => `restore ${digest}: ${why}`),
      warnings: [
        ...torn,
        ...left.map(({ id, digest }) => `version ${id} should have gone and is listed still: ${digest}`),
      ],
    })
  },
}

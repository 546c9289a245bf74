// The look after a cleanup: every version that had to stay is there, with all its parts; else what must be restored.
import { closureOf, graphOf } from './closure.ts'
import type { ManifestGraph } from './closure.ts'
import { decided } from '../decision.ts'
import type { Door } from '../door.ts'
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
  const deleted = new Map(plan.delete.map((version) => [version.digest, version]))
  const lost = new Map(lostOf(plan, inventory).map((version) => [version.digest, version]))
  const torn: string[] = []
  const reached = closureOf(withDeleted(plan, inventory), [...lost.keys(), ...survivorsOf(deleted, inventory)])
  for (const [digest, { root, from }] of reached) {
    if (isThere(inventory, digest) || lost.has(digest)) continue
    const version = deleted.get(digest)
    const holder = inventory.versions.get(root)?.tags[0] ?? root
    if (version === undefined) torn.push(`${holder} lacks ${digest}, which this run did not delete`)
    else
      lost.set(
        digest,
        restoring(version, isThere(inventory, from) ? `it is a part of ${holder}` : `it went with ${from}`),
      )
  }
  return { restore: [...lost.values()], torn, left: plan.delete.filter(({ digest }) => isThere(inventory, digest)) }
}

/**
 * What is there and was not to go, first what has a tag, so that a reason names one. Without a tag, too: it may be a part
 * of something that is gone, and the manifest that would say so is gone with it.
 */
function survivorsOf(deleted: ReadonlyMap<string, GivenVersion>, inventory: Inventory): readonly string[] {
  // A registry that lists tags only does not show parts.
  if (inventory.unit === 'tags') return []
  return [...inventory.versions.values()]
    .filter(({ digest }) => !deleted.has(digest) && isThere(inventory, digest))
    .toSorted((one, other) => Number(other.tags.length > 0) - Number(one.tags.length > 0))
    .map(({ digest }) => digest)
}

/** The relations of what is there; of a manifest that is gone, the plan says what went after it. */
function withDeleted(plan: GivenPlan, inventory: Inventory): Pick<ManifestGraph, 'partsOf' | 'belongingsOf'> {
  const graph = graphOf(inventory)
  const wentAfter = (holder: string): readonly string[] =>
    plan.delete.filter(({ after }) => after.includes(holder)).map(({ digest }) => digest)
  return {
    partsOf: (digest) => (inventory.unit === 'tags' ? [] : graph.partsOf(digest)),
    belongingsOf: (digest) => [...graph.belongingsOf(digest), ...wentAfter(digest)],
  }
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

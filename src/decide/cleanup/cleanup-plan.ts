// What may be deleted from a package and what must stay, each with its reason; nothing else is ever deleted.
import type { ImageFacts } from '../../model/image.ts'
import { remarksOn, whyItGoes, whyItStays } from './cleanup-reasons.ts'
import type { DecidedPackage } from './cleanup-reasons.ts'
import { findRoots, holdOf, olderFirst } from './cleanup-roots.ts'
import type { CleanupSettings, JudgedPackage } from './cleanup-roots.ts'
import { closureOf, graphOf, inOrderOfDeletion } from './closure.ts'
import { decided } from '../decision.ts'
import type { Decided } from '../decision.ts'
import { unreadable } from './inventory.ts'
import type { Inventory, InventoryVersion } from './inventory.ts'
import { judgeTags } from './keep-rules.ts'

/** A version that goes, with all its tags. */
export interface PlannedDeletion {
  readonly id: number | null
  readonly digest: string
  readonly tags: readonly string[]
  readonly why: string
  /** Must be gone first: the indexes of the plan that list it, and the subject that it belongs to. */
  readonly after: readonly string[]
}

/** A tag that goes while its version stays. */
export interface PlannedUntag {
  readonly digest: string
  readonly tag: string
  readonly why: string
}

/** A version that stays. */
export interface KeptVersion {
  readonly id: number | null
  readonly digest: string
  readonly tags: readonly string[]
  readonly why: string
  /** True when it stays only as a part of another one, or because it belongs to it. */
  readonly isPart: boolean
}

export interface CleanupPlan {
  /** In the order in which they go. */
  readonly delete: readonly PlannedDeletion[]
  readonly untag: readonly PlannedUntag[]
  readonly keep: readonly KeptVersion[]
  /** What a maintainer should know of. */
  readonly remarks: readonly string[]
}

/** Makes the plan for one package. */
export function planCleanup(
  { tags: policy }: Pick<ImageFacts, 'tags'>,
  inventory: Inventory,
  settings: CleanupSettings,
): Decided<CleanupPlan> {
  const versions = [...inventory.versions.values()]
  const judged = { inventory, graph: graphOf(inventory), verdicts: judgeTags(policy, versions, settings) }
  const all = decideStays(judged, settings)
  if (!all.ok) return all
  const going = versions.filter(({ digest }) => !all.value.stays.has(digest)).toSorted(olderFirst)
  const inOrder = inOrderOfDeletion(
    judged.graph,
    going.map(({ digest }) => digest),
  )
  return decided({
    delete: inOrder.map((digest) => planDeletion(all.value, digest)),
    untag: versions.flatMap((version) => planUntags(all.value, version, settings)),
    keep: versions
      .filter(({ digest }) => all.value.stays.has(digest))
      .map((version) => keepVersion(all.value, version)),
    remarks: remarksOn(all.value),
  })
}

/**
 * Finds everything that stays. A version without a manifest is left where it is; one that something needs stops the
 * cleanup, because nobody knows what it stands on.
 */
function decideStays(judged: JudgedPackage, settings: CleanupSettings): Decided<DecidedPackage> {
  const { inventory, graph } = judged
  const wanted = findRoots(judged, settings)
  const lost = [...inventory.versions.values()].filter(({ digest }) => !inventory.manifests.has(digest))
  const needed = closureOf(graph, wanted.keys())
  const missed = lost.find(({ digest }) => needed.has(digest))
  if (missed !== undefined) {
    const { id, digest, tags } = missed
    return unreadable(
      `${inventory.image} lists version ${id} (${tags.join(', ') || digest}), and its registry has no manifest ${digest}: what must stay with it is unknown`,
    )
  }
  const roots = new Map([
    ...wanted,
    ...lost.map(({ digest }) => [digest, 'the registry has no manifest of it'] as const),
  ])
  return decided({ ...judged, roots, stays: closureOf(graph, roots.keys()) })
}

function planDeletion(all: DecidedPackage, digest: string): PlannedDeletion {
  const { id = null, tags = [] } = all.inventory.versions.get(digest) ?? {}
  const goes = (holder: string): boolean =>
    holder !== digest && all.inventory.versions.has(holder) && !all.stays.has(holder)
  const after = all.graph.holdersOf(digest).filter(goes)
  return { id, digest, tags, why: whyItGoes(all, digest, after), after }
}

/** Tags of branches that are gone, on versions that must stay: only the tag goes. */
function planUntags(
  { inventory, verdicts, stays }: DecidedPackage,
  version: InventoryVersion,
  settings: CleanupSettings,
): readonly PlannedUntag[] {
  const { digest } = version
  if (!stays.has(digest) || !inventory.manifests.has(digest) || holdOf(version, settings) !== undefined) return []
  const stale = (verdicts.get(digest) ?? []).filter(({ isStale }) => isStale)
  return stale.map(({ tag, why }) => ({ digest, tag, why }))
}

function keepVersion(all: DecidedPackage, { id, digest, tags }: InventoryVersion): KeptVersion {
  return { id, digest, tags, why: whyItStays(all, digest), isPart: all.stays.get(digest)?.as !== 'root' }
}

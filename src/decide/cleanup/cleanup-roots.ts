// Which versions stay for a reason of their own; everything else stays only with one of them.
import { closureOf } from './closure.ts'
import type { ManifestGraph } from './closure.ts'
import type { Inventory, InventoryVersion } from './inventory.ts'
import type { KeepSettings, TagVerdict } from './keep-rules.ts'
import { showValue } from '../show-value.ts'

/** How a cleanup is asked for. */
export interface CleanupSettings extends KeepSettings {
  /** What is younger stays: a build that runs may have pushed it and not tagged it yet. */
  readonly minAgeHours: number
  /** Digests that running and waiting workflows have read. */
  readonly inFlight: ReadonlySet<string>
  /** Digests that a promotion or rollback goes by, with what to say of them. */
  readonly promoted: ReadonlyMap<string, string>
  /** So many of the newest images without a tag stay. */
  readonly keepUntagged: number
}

/** A package with the fate of every tag, by digest. */
export interface JudgedPackage {
  readonly inventory: Inventory
  readonly graph: ManifestGraph
  readonly verdicts: ReadonlyMap<string, readonly TagVerdict[]>
}

/** The digests that stay by themselves, each with its reason. */
export function findRoots(judged: JudgedPackage, settings: CleanupSettings): ReadonlyMap<string, string> {
  const isInScope = scopeOf(judged, settings)
  const newest = newestUntagged(judged, settings.keepUntagged)
  const reasonOf = (version: InventoryVersion): string | undefined =>
    judged.verdicts.get(version.digest)?.find(({ fate }) => fate === 'stay')?.why ??
    holdOf(version, settings) ??
    settings.promoted.get(version.digest) ??
    (newest.has(version.digest) ? `one of the newest ${settings.keepUntagged} without a tag` : undefined) ??
    (isInScope(version.digest) ? undefined : `not of the branch ${showValue(settings.branch)}`)
  const reasons = [...judged.inventory.versions.values()].map((version) => [version.digest, reasonOf(version)] as const)
  return new Map(reasons.filter((entry): entry is [string, string] => entry[1] !== undefined))
}

/** Why a version must not be touched at all now; undefined when it may be. */
export function holdOf(
  { digest, touched }: InventoryVersion,
  { now, minAgeHours, inFlight }: CleanupSettings,
): string | undefined {
  if (now - touched < minAgeHours * 3_600_000) return `younger than ${minAgeHours} hours`
  return inFlight.has(digest) ? 'in use by a workflow that runs or waits' : undefined
}

/** After the deletion of a branch: its images, with their parts and what belongs to them; else everything. */
function scopeOf({ graph, verdicts }: JudgedPackage, { branch }: CleanupSettings): (digest: string) => boolean {
  if (branch === undefined) return () => true
  const own = [...verdicts].filter(([, tags]) => tags.some(({ fate }) => fate === 'go')).map(([digest]) => digest)
  const reached = closureOf(graph, own)
  return (digest) => reached.has(digest)
}

/** Images without a tag that are no part of anything and belong to nothing: what was `main` before, for instance. */
function newestUntagged({ inventory, graph }: JudgedPackage, limit: number): ReadonlySet<string> {
  const loose = [...inventory.versions.values()].filter(
    ({ digest, tags }) => tags.length === 0 && graph.holdersOf(digest).length === 0 && inventory.manifests.has(digest),
  )
  const newestFirst = loose.toSorted((a, b) => olderFirst(b, a))
  return new Set(newestFirst.slice(0, limit).map(({ digest }) => digest))
}

/** Orders versions by when they were made. */
export const olderFirst = (a: InventoryVersion, b: InventoryVersion): number =>
  a.created - b.created || (a.id ?? 0) - (b.id ?? 0)

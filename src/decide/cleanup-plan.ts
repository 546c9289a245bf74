// What may be deleted from a package and what must stay, each with its reason; nothing else is ever deleted.
import type { ImageFacts } from '../model/image.ts'
import { closureOf, graphOf, inOrderOfDeletion } from './closure.ts'
import type { ManifestGraph, Stay } from './closure.ts'
import { decided } from './decision.ts'
import type { Decided } from './decision.ts'
import { unreadable } from './inventory.ts'
import type { Inventory, InventoryVersion } from './inventory.ts'
import { judgeTags } from './keep-rules.ts'
import type { KeepSettings, TagVerdict } from './keep-rules.ts'
import { showValue } from './show-value.ts'

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
  const graph = graphOf(inventory)
  const versions = [...inventory.versions.values()]
  const verdicts = judgeTags(policy, versions, settings)
  const wanted = findRoots({ inventory, graph, verdicts, settings })
  const needed = closureOf(graph, wanted.keys())
  const lost = versions.filter(({ digest }) => !inventory.manifests.has(digest))
  const missed = lost.find(({ digest }) => needed.has(digest))
  if (missed !== undefined) return unreadable(lostSentence(inventory, missed))
  const roots = new Map([...wanted, ...lost.map(({ digest }) => [digest, 'the registry has no manifest of it'] as const)])
  const stays = closureOf(graph, roots.keys())
  const state: PlanState = { inventory, graph, verdicts, roots, stays }
  const going = versions.filter(({ digest }) => !stays.has(digest)).toSorted(olderFirst)
  return decided({
    delete: inOrderOfDeletion(graph, going.map(({ digest }) => digest)).map((digest) => planDeletion(state, digest)),
    untag: versions.flatMap((version) => planUntags(state, version, settings)),
    keep: versions.filter(({ digest }) => stays.has(digest)).map((version) => tellKept(state, version)),
    remarks: remarksOf(state),
  })
}

interface PlanState {
  readonly inventory: Inventory
  readonly graph: ManifestGraph
  readonly verdicts: ReadonlyMap<string, readonly TagVerdict[]>
  readonly roots: ReadonlyMap<string, string>
  readonly stays: ReadonlyMap<string, Stay>
}

const lostSentence = ({ image }: Inventory, { id, digest, tags }: InventoryVersion): string =>
  `${image} lists version ${id} (${tags.join(', ') || digest}), and its registry has no manifest ${digest}: what must stay with it is unknown`

const olderFirst = (a: InventoryVersion, b: InventoryVersion): number => a.created - b.created || (a.id ?? 0) - (b.id ?? 0)

/** The versions that stay for a reason of their own. */
function findRoots({ inventory, graph, verdicts, settings }: Omit<PlanState, 'roots' | 'stays'> & { settings: CleanupSettings }): Map<string, string> {
  const versions = [...inventory.versions.values()]
  const inScope = scopeOf({ graph, verdicts, settings })
  const newest = newestUntagged({ inventory, graph, limit: settings.keepUntagged })
  const reasonOf = (version: InventoryVersion): string | undefined =>
    verdicts.get(version.digest)?.find(({ fate }) => fate === 'stay')?.why ??
    holdOf(version, settings) ??
    settings.promoted.get(version.digest) ??
    (newest.has(version.digest) ? `one of the newest ${settings.keepUntagged} without a tag` : undefined) ??
    (inScope(version.digest) ? undefined : `not of the branch ${showValue(settings.branch)}`)
  return new Map(versions.flatMap((version) => {
    const why = reasonOf(version)
    return why === undefined ? [] : [[version.digest, why] as const]
  }))
}

/** Why a version must not be touched at all now. */
function holdOf({ digest, touched }: InventoryVersion, { now, minAgeHours, inFlight }: CleanupSettings): string | undefined {
  if (now - touched < minAgeHours * 3_600_000) return `younger than ${minAgeHours} hours`
  return inFlight.has(digest) ? 'in use by a workflow that runs or waits' : undefined
}

/** After the deletion of a branch: its images, with their parts and what belongs to them. */
function scopeOf({ graph, verdicts, settings }: Pick<PlanState, 'graph' | 'verdicts'> & { settings: CleanupSettings }): (digest: string) => boolean {
  if (settings.branch === undefined) return () => true
  const own = [...verdicts].filter(([, tags]) => tags.some(({ fate }) => fate === 'go')).map(([digest]) => digest)
  const reached = closureOf(graph, own)
  return (digest) => reached.has(digest)
}

/** Images without a tag that are no part of anything and belong to nothing: what was `main` before, for instance. */
function newestUntagged({ inventory, graph, limit }: Pick<PlanState, 'inventory' | 'graph'> & { limit: number }): ReadonlySet<string> {
  const loose = [...inventory.versions.values()].filter(
    ({ digest, tags }) => tags.length === 0 && graph.holdersOf(digest).length === 0 && inventory.manifests.has(digest),
  )
  return new Set(loose.toSorted((a, b) => -olderFirst(a, b)).slice(0, limit).map(({ digest }) => digest))
}

function planDeletion({ inventory, graph, verdicts, stays }: PlanState, digest: string): PlannedDeletion {
  const { id = null, tags = [] } = inventory.versions.get(digest) ?? {}
  const holders = graph.holdersOf(digest).filter((holder) => holder !== digest)
  const after = holders.filter((holder) => inventory.versions.has(holder) && !stays.has(holder))
  return { id, digest, tags, why: whyItGoes(verdicts.get(digest) ?? [], holders, after), after }
}

function whyItGoes(verdicts: readonly TagVerdict[], holders: readonly string[], going: readonly string[]): string {
  const gone = verdicts.find(({ fate }) => fate === 'go')
  if (gone !== undefined) return gone.why
  const [holder] = going
  if (holder !== undefined) return `goes with ${holder}`
  return holders.length > 0 ? `belongs to ${holders[0]}, which is gone` : 'has no tag, and nothing that stays needs it'
}

/** Tags of branches that are gone, on versions that must stay: only the tag goes. */
function planUntags({ verdicts, stays }: PlanState, version: InventoryVersion, settings: CleanupSettings): readonly PlannedUntag[] {
  if (!stays.has(version.digest) || holdOf(version, settings) !== undefined) return []
  const stale = (verdicts.get(version.digest) ?? []).filter(({ fate, isStale }) => fate === 'go' && isStale === true)
  return stale.map(({ tag, why }) => ({ digest: version.digest, tag, why }))
}

function tellKept({ inventory, verdicts, roots, stays }: PlanState, { id, digest, tags }: InventoryVersion): KeptVersion {
  const stay = stays.get(digest)
  const kept = { id, digest, tags }
  if (stay === undefined || stay.as === 'root') return { ...kept, why: roots.get(digest) ?? '', isPart: false }
  const stayingTag = (verdicts.get(stay.root) ?? []).find(({ fate }) => fate === 'stay')?.tag
  const root = stayingTag ?? inventory.versions.get(stay.root)?.tags[0] ?? stay.root
  return { ...kept, why: stay.as === 'part' ? `a part of ${root}` : `belongs to ${stay.from}, which stays with ${root}`, isPart: true }
}

function remarksOf({ inventory, graph, verdicts, stays }: PlanState): readonly string[] {
  const unknown = [...verdicts.values()].flat().filter(({ isUnknown }) => isUnknown).map(({ tag }) => tag)
  const lost = [...inventory.versions.values()].filter(({ digest }) => !inventory.manifests.has(digest))
  const torn = inventory.unit === 'tags' ? [] : [...stays.keys()].filter((digest) => graph.partsOf(digest).some((part) => !inventory.versions.has(part)))
  return [
    ...(unknown.length > 0 ? [`no class of the policy knows these tags, so they stay: ${unknown.toSorted().join(', ')}`] : []),
    ...lost.map(({ id, digest }) => `version ${id} stays: the registry has no manifest ${digest}`),
    ...torn.map((digest) => `${(inventory.versions.get(digest)?.tags ?? []).join(', ') || digest} lacks parts already: ${graph.partsOf(digest).filter((part) => !inventory.versions.has(part)).join(', ')}`),
  ]
}

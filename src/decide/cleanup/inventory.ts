// What a package holds, as a step has read it: versions with their tags and manifests; read whole, or not used at all.
import { decided, refused } from '../decision.ts'
import type { Decided, Refused } from '../decision.ts'
import { readManifest } from '../manifest-facts.ts'
import type { ManifestFacts } from '../manifest-facts.ts'
import { asTexts, isImageDigest, isJsonRecord } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'
import { showValue } from '../show-value.ts'

/** One version of a package; on Docker Hub, one digest with its tags. */
export interface InventoryVersion {
  /** What GitHub deletes by; null on a registry that deletes tags. */
  readonly id: number | null
  readonly digest: string
  readonly tags: readonly string[]
  /** Milliseconds since 1970. */
  readonly created: number
  /** When it was touched last: made, or given a tag. */
  readonly touched: number
}

/** A package, by digest. */
export interface Inventory {
  /** With its registry, such as `ghcr.io/acme/app`. */
  readonly image: string
  readonly readAt: number
  /** What a registry deletes: versions with all their tags (GHCR), or single tags (Docker Hub, where the parts of an index are not listed). */
  readonly unit: 'versions' | 'tags'
  readonly versions: ReadonlyMap<string, InventoryVersion>
  /** Digests that are listed and that the registry has no manifest of are missing here. */
  readonly manifests: ReadonlyMap<string, ManifestFacts>
}

interface Listed extends InventoryVersion {
  readonly listing: number
}

/**
 * Reads an inventory. The package is listed before and after its manifests are read, because a list that moves under its
 * reader loses entries at the borders of its pages; what either list shows counts.
 */
export function readInventory(value: unknown): Decided<Inventory> {
  const { image, unit, complete, readAt, listings, tags, manifests } = recordOf(value)
  if (typeof image !== 'string' || complete !== true) return unreadable('the inventory is not complete')
  const time = typeof readAt === 'string' ? Date.parse(readAt) : Number.NaN
  if ((unit !== 'versions' && unit !== 'tags') || Number.isNaN(time))
    return unreadable(`the inventory of ${image} has no unit or no time`)
  if (!Array.isArray(listings) || !Array.isArray(manifests) || !Array.isArray(tags))
    return unreadable(`the inventory of ${image} lacks its versions, manifests or tags`)
  const versions = readListings(image, unit, listings)
  if (!versions.ok) return versions
  const known = readManifests(image, manifests)
  if (!known.ok) return known
  return assemble(
    { image, unit, readAt: time, lists: listings.length },
    { versions: versions.value, manifests: known.value, tags },
  )
}

/** Nothing is deleted from a package that was not read to its end. */
export const unreadable = (what: string): Refused => refused('unreadable', `${what}; nothing is deleted`)

function readListings(
  image: string,
  unit: Inventory['unit'],
  listings: readonly unknown[],
): Decided<readonly Listed[]> {
  const all: Listed[] = []
  for (const [listing, entries] of listings.entries()) {
    if (!Array.isArray(entries)) return unreadable(`list ${listing + 1} of ${image} is no list`)
    for (const entry of entries) {
      const version = readVersion(entry, unit)
      if (version === undefined)
        return unreadable(`list ${listing + 1} of ${image} has an entry that is no version: ${showValue(entry)}`)
      all.push({ ...version, listing })
    }
  }
  return decided(all)
}

function readVersion(entry: unknown, unit: Inventory['unit']): InventoryVersion | undefined {
  const { id, digest, tags, created, updated } = recordOf(entry)
  const times = [created, updated].map((time) => (typeof time === 'string' ? Date.parse(time) : Number.NaN))
  const names = asTexts(tags)
  if (!isImageDigest(digest) || names === undefined || times.some(Number.isNaN)) return undefined
  if ((unit === 'versions') !== Number.isSafeInteger(id)) return undefined
  return {
    id: unit === 'versions' ? (id as number) : null,
    digest,
    tags: names,
    created: times[0] ?? 0,
    touched: Math.max(...times),
  }
}

/** A manifest of null is one that the registry does not have. */
function readManifests(
  image: string,
  manifests: readonly unknown[],
): Decided<ReadonlyMap<string, ManifestFacts | null>> {
  const known = new Map<string, ManifestFacts | null>()
  for (const entry of manifests) {
    const { digest, manifest } = recordOf(entry)
    if (!isImageDigest(digest)) return unreadable(`a manifest of ${image} has no digest`)
    if (manifest === null) {
      // Read twice and found once: it is there.
      if (!known.has(digest)) known.set(digest, null)
      continue
    }
    const facts = readManifest(manifest)
    if (facts === undefined) return unreadable(`the manifest ${digest} of ${image} does not say what it stands on`)
    known.set(digest, facts)
  }
  return decided(known)
}

interface Parts {
  readonly versions: readonly Listed[]
  readonly manifests: ReadonlyMap<string, ManifestFacts | null>
  readonly tags: readonly unknown[]
}

type Head = Pick<Inventory, 'image' | 'unit' | 'readAt'> & { readonly lists: number }

function assemble({ lists, ...head }: Head, { versions, manifests, tags }: Parts): Decided<Inventory> {
  const unread = versions.find(({ digest }) => !manifests.has(digest))
  if (unread !== undefined) return unreadable(`the manifest ${unread.digest} of ${head.image} was not read`)
  // Gone from the last list and from the registry: somebody deleted it meanwhile.
  const there = versions.filter(({ digest, listing }) => manifests.get(digest) !== null || listing === lists - 1)
  const merged = mergeVersions(there)
  const short = findUnlistedTag([...merged.values()], tags)
  if (short !== undefined)
    return unreadable(`${head.image} has the tag ${showValue(short)}, and no version of its list carries it`)
  const facts = [...manifests].filter((entry): entry is [string, ManifestFacts] => entry[1] !== null)
  return decided({ ...head, versions: merged, manifests: new Map(facts) })
}

/** The same digest in both lists is one version with the tags of both; the later id is the one that is there. */
function mergeVersions(listed: readonly Listed[]): ReadonlyMap<string, InventoryVersion> {
  const merged = new Map<string, InventoryVersion>()
  for (const { id, digest, tags, created, touched } of listed) {
    const before = merged.get(digest)
    merged.set(digest, {
      id,
      digest,
      tags: [...new Set([...(before?.tags ?? []), ...tags])],
      created: Math.max(created, before?.created ?? created),
      touched: Math.max(touched, before?.touched ?? touched),
    })
  }
  return merged
}

/** The registry lists its tags by itself: one that no version carries shows that the list of versions is short. */
function findUnlistedTag(versions: readonly InventoryVersion[], tags: readonly unknown[]): unknown {
  const carried = new Set<unknown>(versions.flatMap((version) => version.tags))
  return tags.find((tag) => !carried.has(tag))
}

const recordOf = (value: unknown): JsonRecord => (isJsonRecord(value) ? value : {})

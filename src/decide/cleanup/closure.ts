// What lives and dies together in a package: an index with its parts, and whatever belongs to any of them.
import type { Inventory, InventoryVersion } from './inventory.ts'
import { subjectOfTag } from '../../model/subject-tag.ts'

/** Which digests a digest takes with it, and which must be gone before it goes. */
export interface ManifestGraph {
  /** What a client pulls with it: parts of an index, and their parts. */
  readonly partsOf: (digest: string) => readonly string[]
  /** What is about it: signatures, attestations, SBOMs, in each of the three forms that registries keep them in. */
  readonly belongingsOf: (digest: string) => readonly string[]
  /** The indexes that list it. */
  readonly indexesOf: (digest: string) => readonly string[]
  /** The indexes that list it, and whatever it is about by its manifest or its tags. */
  readonly holdersOf: (digest: string) => readonly string[]
}

/** Why a digest stays: itself, or another one that it is a part of or belongs to. */
export interface Stay {
  readonly root: string
  readonly as: 'root' | 'part' | 'belonging'
  /** The digest that brought it in; itself for a root. */
  readonly from: string
}

/** Reads the relations of all manifests once. */
export function graphOf({ versions, manifests }: Inventory): ManifestGraph {
  const belongings = new Map<string, Set<string>>()
  const indexes = new Map<string, Set<string>>()
  const subjects = new Map<string, Set<string>>()
  const belong = (digest: string, subject: string): void => {
    addTo(belongings, subject, digest)
    addTo(subjects, digest, subject)
  }
  for (const [digest, { children, subject }] of manifests) {
    for (const child of children) addTo(indexes, child, digest)
    if (subject !== undefined) belong(digest, subject)
  }
  for (const { digest, subject } of [...versions.values()].flatMap(subjectsByTag))
    if (subject !== digest) belong(digest, subject)
  const indexesOf = (digest: string): readonly string[] => [...(indexes.get(digest) ?? [])]
  return {
    partsOf: (digest) => manifests.get(digest)?.children ?? [],
    belongingsOf: (digest) => [...(belongings.get(digest) ?? [])],
    indexesOf,
    holdersOf: (digest) => [...new Set([...indexesOf(digest), ...(subjects.get(digest) ?? [])])],
  }
}

const subjectsByTag = ({ digest, tags }: InventoryVersion): { digest: string; subject: string }[] =>
  tags.flatMap((tag) => subjectOfTag(tag) ?? []).map((subject) => ({ digest, subject }))

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, new Set([value]))
  else values.add(value)
}

/** Everything that stays with the roots, each digest with the first reason found; the nearest root comes first. */
export function closureOf(
  graph: Pick<ManifestGraph, 'partsOf' | 'belongingsOf'>,
  roots: Iterable<string>,
): ReadonlyMap<string, Stay> {
  const stays = new Map<string, Stay>()
  for (const root of roots) stays.set(root, { root, as: 'root', from: root })
  // A map that grows while it is walked is walked to its new end: this goes breadth first.
  for (const [digest, { root }] of stays) {
    const reach = (as: Stay['as'], reached: readonly string[]): void => {
      for (const next of reached) if (!stays.has(next)) stays.set(next, { root, as, from: digest })
    }
    reach('part', graph.partsOf(digest))
    reach('belonging', graph.belongingsOf(digest))
  }
  return stays
}

/**
 * Digests in an order in which they can go one by one: an index before its parts, a subject before what belongs to it. So
 * whatever is interrupted leaves nothing that lacks a part.
 */
export function inOrderOfDeletion(graph: ManifestGraph, digests: readonly string[]): readonly string[] {
  const left = new Set(digests)
  const freeOf = (holders: ManifestGraph['holdersOf']): readonly string[] =>
    [...left].filter((digest) => !holders(digest).some((holder) => holder !== digest && left.has(holder)))
  const order: string[] = []
  while (left.size > 0) {
    const free = freeOf(graph.holdersOf)
    // Only a name can close a circle, such as an index that is tagged as the signature of its own part. Parts go last even then.
    const inCircle =
      free.length > 0 ? [] : freeOf(graph.indexesOf).filter((digest) => isHeldByItself(graph, digest, left))
    for (const digest of free.length > 0 ? free : [inCircle[0] ?? [...left][0] ?? '']) {
      left.delete(digest)
      order.push(digest)
    }
  }
  return order
}

/** Whether everything left that holds it is in turn held by it. */
function isHeldByItself(graph: ManifestGraph, digest: string, left: ReadonlySet<string>): boolean {
  const circle = closureOf(graph, [digest])
  return graph.holdersOf(digest).every((holder) => !left.has(holder) || circle.has(holder))
}

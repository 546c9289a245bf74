// Why a version stays or goes, and what else a maintainer should know of a package, in words.
import type { JudgedPackage } from './cleanup-roots.ts'
import type { Stay } from './closure.ts'
import type { InventoryVersion } from './inventory.ts'

/** A package with everything that stays in it. */
export interface DecidedPackage extends JudgedPackage {
  /** The reasons of those that stay by themselves. */
  readonly roots: ReadonlyMap<string, string>
  readonly stays: ReadonlyMap<string, Stay>
}

/** Why a version stays. */
export function whyItStays({ inventory, verdicts, roots, stays }: DecidedPackage, digest: string): string {
  const { as, root, from } = stays.get(digest) ?? { as: 'root', root: digest, from: digest }
  if (as === 'root') return roots.get(digest) ?? ''
  const stayingTag = verdicts.get(root)?.find(({ fate }) => fate === 'stay')?.tag
  const holder = stayingTag ?? inventory.versions.get(root)?.tags[0] ?? root
  return as === 'part' ? `a part of ${holder}` : `belongs to ${from}, which stays with ${holder}`
}

/** Why a version goes; `after` are those that go before it because they hold it. */
export function whyItGoes({ graph, verdicts }: JudgedPackage, digest: string, after: readonly string[]): string {
  const gone = verdicts.get(digest)?.find(({ fate }) => fate === 'go')
  if (gone !== undefined) return gone.why
  if (after[0] !== undefined) return `goes with ${after[0]}`
  const [subject] = graph.holdersOf(digest)
  return subject === undefined ? 'has no tag, and nothing that stays needs it' : `belongs to ${subject}, which is gone`
}

/** What is odd about a package: tags that nobody knows, versions without a manifest, indexes that lack parts already. */
export function remarksOn({ inventory, graph, verdicts, stays }: DecidedPackage): readonly string[] {
  const unknown = [...verdicts.values()].flat().filter(({ isUnknown }) => isUnknown)
  const lost = [...inventory.versions.values()].filter(({ digest }) => !inventory.manifests.has(digest))
  const missingIn = (digest: string): readonly string[] =>
    inventory.unit === 'tags' ? [] : graph.partsOf(digest).filter((part) => !inventory.versions.has(part))
  const names = unknown
    .map(({ tag }) => tag)
    .toSorted()
    .join(', ')
  return [
    ...(names === '' ? [] : [`no class of the policy knows these tags, so they stay: ${names}`]),
    ...lost.map(({ id, digest }) => `version ${id} stays: the registry has no manifest ${digest}`),
    ...[...stays.keys()].flatMap((digest) => {
      const missing = missingIn(digest)
      return missing.length === 0
        ? []
        : [`${nameIn(inventory.versions.get(digest), digest)} lacks parts already: ${missing.join(', ')}`]
    }),
  ]
}

const nameIn = (version: InventoryVersion | undefined, digest: string): string => version?.tags.join(', ') || digest

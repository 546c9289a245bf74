// Small packages for the tests of cleanup: versions by short names, as the step that reads an inventory writes them.
import { readInventory } from '../../../src/decide/cleanup/inventory.ts'
import type { Inventory } from '../../../src/decide/cleanup/inventory.ts'
import type { CleanupSettings } from '../../../src/decide/cleanup/cleanup-roots.ts'
import type { Retention, TagClass, TagPolicy } from '../../../src/model/tag-policy.ts'

/** One version: its parts and its subject are names of others. */
export interface SmallVersion {
  readonly tags?: readonly string[]
  readonly children?: readonly string[]
  readonly subject?: string
  /** @default 1000 */
  readonly ageHours?: number
  /** When it was touched last, if that is later. */
  readonly touchedHours?: number
  /** @default 100 and so on, in their order */
  readonly id?: number
  /** The registry has no manifest of it. */
  readonly isLost?: boolean
}

export type SmallPackage = Readonly<Record<string, SmallVersion>>

export const now = Date.parse('2026-08-01T00:00:00Z')
export const hourMs = 3_600_000

/** The same name always gives the same digest. */
export function digestFor(name: string): string {
  const known = digests.get(name) ?? `sha256:${Buffer.from(name).toString('hex').padEnd(64, '0')}`
  digests.set(name, known)
  return known
}

const digests = new Map<string, string>()

/** The tag under which clients look for what belongs to a digest. */
export const belongingTagFor = (name: string, ending = ''): string => `sha256-${digestFor(name).slice(7)}${ending}`

const iso = (ageHours: number): string => new Date(now - ageHours * hourMs).toISOString()

/** The document that a step writes. */
export function inventoryDocument(
  versions: SmallPackage,
  unit: 'versions' | 'tags' = 'versions',
): Record<string, unknown> {
  const entries = Object.entries(versions)
  const listing = entries.map(
    ([
      name,
      {
        id = 100 + entries.findIndex(([other]) => other === name),
        tags = [],
        ageHours = 1000,
        touchedHours = ageHours,
      },
    ]) => ({
      id: unit === 'versions' ? id : null,
      digest: digestFor(name),
      tags,
      created: iso(ageHours),
      updated: iso(Math.min(touchedHours, ageHours)),
    }),
  )
  return {
    image: 'ghcr.io/acme/app',
    unit,
    complete: true,
    readAt: iso(0),
    listings: [listing, listing.map((version) => ({ ...version }))],
    tags: entries.flatMap(([, { tags = [] }]) => tags),
    manifests: entries.map(([name, version]) => ({
      digest: digestFor(name),
      manifest: version.isLost ? null : manifestOf(version),
    })),
  }
}

const manifestOf = ({ children, subject }: SmallVersion): Record<string, unknown> => ({
  schemaVersion: 2,
  ...(children && { manifests: children.map((child) => ({ digest: digestFor(child) })) }),
  ...(subject !== undefined && { subject: { digest: digestFor(subject) } }),
})

export function inventoryOf(versions: SmallPackage, unit?: 'versions' | 'tags'): Inventory {
  const inventory = readInventory(inventoryDocument(versions, unit))
  if (!inventory.ok) throw new Error(inventory.sentences.join('\n'))
  return inventory.value
}

export const settingsWith = (more: Partial<CleanupSettings> = {}): CleanupSettings => ({
  now,
  minAgeHours: 48,
  inFlight: new Set(),
  promoted: new Map(),
  keepUntagged: 0,
  branches: ['main'],
  ...more,
})

export const tagClass = (
  name: string,
  grammar: string,
  retention: Retention,
  more: Partial<TagClass> = {},
): TagClass => ({
  name,
  grammar,
  mobility: 'free',
  writer: 'build',
  retention,
  causes: [],
  ...more,
})

/** Releases for ever, the newest two builds of commits in each variant, stamps for ten days, branches while they live. */
export const smallPolicy: TagPolicy = {
  git: 'v{version}',
  variants: ['', '-slim'],
  latest: 'highest-release',
  classes: [
    tagClass('version', '{version}{variant}', 'forever', { mobility: 'write-once', causes: ['release'] }),
    tagClass('minor', '{major}.{minor}{variant}', 'forever'),
    tagClass('latest', 'latest', 'forever'),
    tagClass('commit', 'sha-{sha7}{variant}', { newest: 2 }, { causes: ['always'] }),
    tagClass('stamp', 'staging-{date}-{sha7}', { days: 10 }),
    tagClass('branch', 'branch-{branch}{variant}', 'with-branch'),
  ],
}

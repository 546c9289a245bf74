// A package on GHCR that is in need of a cleanup, with all that a cleanup of it needs.
import { smallPolicy } from '../decide/cleanup/small-packages.ts'
import { startGhcr } from '../world/ghcr.ts'
import type { Ghcr, GhcrOptions } from '../world/ghcr.ts'
import { putImage, putIndex } from '../world/images.ts'
import { cleanupOf } from './cleanup-cycle.ts'
import type { CleanupRun } from './cleanup-cycle.ts'

export interface OldPackage extends Ghcr, CleanupRun {
  readonly digests: Readonly<Record<'release' | 'branch' | 'own' | 'both' | 'loose', string>>
}

const indexType = 'application/vnd.oci.image.index.v1+json'

/** A release that shares a part with the image of a gone branch, an image that is a release and of a branch, one without a tag. */
export async function oldPackage(options?: GhcrOptions): Promise<OldPackage> {
  const ghcr = await startGhcr(options)
  const { registry, repository } = ghcr
  const release = putIndex(registry, repository, { tag: '1.0.0', content: 'release' })
  const own = putImage(registry, repository, { content: 'branch' })
  const manifests = [partsIn(ghcr, release)[0] ?? '', own].map((digest) => ({
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    digest,
    size: registry.find(repository)?.manifests.get(digest)?.bytes.length,
  }))
  const branch = registry.putManifest(
    repository,
    JSON.stringify({ schemaVersion: 2, mediaType: indexType, manifests }),
    indexType,
  )
  registry.tag(repository, 'branch-gone', branch)
  const both = putImage(registry, repository, { content: 'both', tag: '1.0.1' })
  registry.tag(repository, 'branch-old', both)
  const loose = putImage(registry, repository, { content: 'loose' })
  return { ...ghcr, ...cleanupOf(ghcr, smallPolicy), digests: { release, branch, own, both, loose } }
}

/** The digests that an index lists. */
export const partsIn = ({ registry, repository }: Ghcr, digest: string): string[] =>
  ((registry.manifest(repository, digest)?.['manifests'] ?? []) as { digest: string }[]).map((part) => part.digest)

/** Tags whose index lacks a part. */
export const tornTags = (ghcr: Ghcr): string[] =>
  Object.entries(ghcr.registry.tags(ghcr.repository))
    .filter(([, digest]) =>
      partsIn(ghcr, digest).some((part) => ghcr.registry.manifest(ghcr.repository, part) === undefined),
    )
    .map(([tag]) => tag)

/** Everything that the registry has. */
export const contentOf = ({ registry, repository }: Ghcr): { tags: unknown; manifests: readonly string[] } => ({
  tags: registry.tags(repository),
  manifests: [...(registry.find(repository)?.manifests.keys() ?? [])].toSorted(),
})

/** Makes the plan and looks again, without running a step. */
export function makePlan(run: CleanupRun): void {
  run.look()
  run.plan()
  run.recheck()
}

/** The lines of the log. */
export const linesOfLog = ({
  workspace,
}: CleanupRun): readonly { id: number | null; digest: string; tags: string[] }[] =>
  workspace
    .read('deleted.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: number | null; digest: string; tags: string[] })

// GHCR for tests: a registry and the versions that GitHub's API shows of it, which are two views of one package.
import { startGitHub } from './github.ts'
import type { GitHub } from './github.ts'
import type { PackageVersion } from './github/state.ts'
import { startRegistry } from './registry.ts'
import type { Registry } from './registry.ts'

export interface Ghcr {
  readonly github: GitHub
  readonly registry: Registry
  /** With its registry, such as `127.0.0.1:4711/acme/app`. */
  readonly name: string
  /** Below the registry. */
  readonly repository: string
  /** The id of the version of a digest. */
  readonly idOf: (digest: string) => number
  /** How long ago a version was made. */
  readonly age: (digest: string, hours: number) => void
}

export interface GhcrOptions extends NonNullable<Parameters<typeof startRegistry>[0]> {
  /** @default 'acme/app' */
  readonly repository?: string
  /** @default 'Organization' */
  readonly owner?: 'Organization' | 'User'
  /** Whether a restored version has its tags again. @default true */
  readonly restoresTags?: boolean
}

interface Kept {
  readonly id: number
  createdAt: string
  bytes: Buffer
  mediaType: string
  tags: string[]
  deleted: boolean
}

/** Starts both; what is pushed shows as versions, and what is deleted by its id is gone from the registry with all its tags. */
export async function startGhcr({
  repository = 'acme/app',
  owner = 'Organization',
  restoresTags = true,
  ...options
}: GhcrOptions = {}): Promise<Ghcr> {
  const registry = await startRegistry({ deletes: 'nothing', ...options })
  const [namespace = ''] = repository.split('/')
  const github = await startGitHub({ owners: { [namespace]: owner } })
  const known = new Map<string, Kept>()

  /** Looks at the registry: every manifest ever pushed is a version. */
  function versions(): PackageVersion[] {
    for (const [digest, { bytes, mediaType }] of registry.find(repository)?.manifests ?? []) {
      const kept = known.get(digest)
      if (kept === undefined || kept.deleted)
        known.set(digest, {
          id: 100 + known.size + (kept === undefined ? 0 : 1000),
          createdAt: '2020-01-01T00:00:00Z',
          bytes,
          mediaType,
          tags: [],
          deleted: false,
        })
    }
    return [...known].map(([digest, kept]) => toVersion(digest, kept)).toReversed()
  }

  const tagsOf = (digest: string): string[] =>
    Object.entries(registry.tags(repository))
      .filter(([, found]) => found === digest)
      .map(([tag]) => tag)

  function toVersion(name: string, kept: Kept): PackageVersion {
    return {
      id: kept.id,
      name,
      tags: kept.deleted ? kept.tags : tagsOf(name),
      createdAt: kept.createdAt,
      get deleted() {
        return kept.deleted
      },
      set deleted(value: boolean) {
        if (value) {
          kept.tags = tagsOf(name)
          registry.deleteManifest(repository, name)
        } else {
          registry.putManifest(repository, kept.bytes, kept.mediaType)
          if (restoresTags) for (const tag of kept.tags) registry.tag(repository, tag, name)
        }
        kept.deleted = value
      },
    }
  }

  const key = `${namespace}/${repository.slice(namespace.length + 1)}`
  Object.defineProperty(github.state.packages, key, { enumerable: true, get: versions })
  const find = (digest: string): Kept => {
    versions()
    const kept = known.get(digest)
    if (kept === undefined) throw new Error(`no version of ${digest}`)
    return kept
  }
  return {
    github,
    registry,
    name: `${registry.host}/${repository}`,
    repository,
    idOf: (digest) => find(digest).id,
    age: (digest, hours) => {
      find(digest).createdAt = new Date(Date.now() - hours * 3_600_000).toISOString()
    },
  }
}

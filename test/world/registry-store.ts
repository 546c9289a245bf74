// What a registry of a test holds: blobs, manifests, and tags with everything they ever stood for.
import { createHash } from 'node:crypto'

export interface StoredManifest {
  readonly digest: string
  readonly mediaType: string
  readonly bytes: Buffer
}

/** One change, in the order in which they took effect. */
export interface RegistryMutation {
  readonly does: 'blob' | 'manifest' | 'tag' | 'delete-manifest' | 'delete-tag'
  readonly repository: string
  /** The tag that was written or deleted. */
  readonly tag?: string
  readonly digest: string
}

interface StoredRepository {
  readonly blobs: Map<string, Buffer>
  readonly manifests: Map<string, StoredManifest>
  /** Every digest that a tag stood for, the present one last; undefined where it was deleted. */
  readonly tags: Map<string, (string | undefined)[]>
}

export const digestOfBytes = (bytes: Buffer | string): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** Looked at and changed by tests directly, and by requests through registry-answers.ts. */
export class RegistryStore {
  readonly journal: RegistryMutation[] = []
  readonly #repositories = new Map<string, StoredRepository>()

  /** The repository, or undefined when nothing was ever put into it. */
  find(repository: string): StoredRepository | undefined {
    return this.#repositories.get(repository)
  }

  #open(repository: string): StoredRepository {
    const known = this.#repositories.get(repository)
    if (known !== undefined) return known
    const made: StoredRepository = { blobs: new Map(), manifests: new Map(), tags: new Map() }
    this.#repositories.set(repository, made)
    return made
  }

  putBlob(repository: string, bytes: Buffer | string): string {
    const digest = digestOfBytes(bytes)
    this.#open(repository).blobs.set(digest, Buffer.from(bytes))
    this.journal.push({ does: 'blob', repository, digest })
    return digest
  }

  putManifest(repository: string, bytes: Buffer | string, mediaType: string): string {
    const digest = digestOfBytes(bytes)
    this.#open(repository).manifests.set(digest, { digest, mediaType, bytes: Buffer.from(bytes) })
    this.journal.push({ does: 'manifest', repository, digest })
    return digest
  }

  /** Lets a tag stand for a digest, whatever it stood for. */
  tag(repository: string, tag: string, digest: string): void {
    const { tags } = this.#open(repository)
    tags.set(tag, [...(tags.get(tag) ?? []), digest])
    this.journal.push({ does: 'tag', repository, tag, digest })
  }

  untag(repository: string, tag: string): void {
    const digest = this.digestOf(repository, tag)
    if (digest === undefined) return
    this.find(repository)?.tags.get(tag)?.push(undefined)
    this.journal.push({ does: 'delete-tag', repository, tag, digest })
  }

  /** Removes a manifest, and with it every tag that stands for it. */
  deleteManifest(repository: string, digest: string): void {
    this.find(repository)?.manifests.delete(digest)
    for (const [tag, history] of this.find(repository)?.tags ?? [])
      if (history.at(-1) === digest) this.find(repository)?.tags.get(tag)?.push(undefined)
    this.journal.push({ does: 'delete-manifest', repository, digest })
  }

  /** What a tag stands for; `back` looks at what it stood for before. */
  digestOf(repository: string, tag: string, back = 0): string | undefined {
    return this.find(repository)
      ?.tags.get(tag)
      ?.at(-1 - back)
  }

  /** Every digest that a tag ever stood for. */
  history(repository: string, tag: string): readonly (string | undefined)[] {
    return this.find(repository)?.tags.get(tag) ?? []
  }

  /** The tags of a repository with their digests, in lexical order. */
  tags(repository: string): Readonly<Record<string, string>> {
    const all = [...(this.find(repository)?.tags ?? [])].map(([tag, history]) => [tag, history.at(-1)] as const)
    return Object.fromEntries(
      all.filter(([, digest]) => digest !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ) as Record<string, string>
  }

  /** A manifest as JSON. */
  manifest(repository: string, digest: string): Readonly<Record<string, unknown>> | undefined {
    const found = this.find(repository)?.manifests.get(digest)
    return found && (JSON.parse(found.bytes.toString()) as Record<string, unknown>)
  }

  /** What was written since the journal had `from` lines, as `tag app:1.2.3`, `manifest app`, `delete-tag app:x`. */
  written(from = 0): readonly string[] {
    return this.journal
      .slice(from)
      .map(({ does, repository, tag }) => `${does} ${repository}${tag === undefined ? '' : `:${tag}`}`)
  }
}

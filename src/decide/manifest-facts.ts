// What a manifest says of other manifests: the ones it stands on, and the one it belongs to.

/** What cleanup needs to know of a manifest. */
export interface ManifestFacts {
  /** The digests an index lists: images of its platforms, their attestations, further indexes. */
  readonly children: readonly string[]
  /** What a signature, attestation or SBOM is about. */
  readonly subject?: string
}

/** Reads a manifest; undefined when it is not certain what it stands on. */
export function readManifest(manifest: unknown): ManifestFacts | undefined {
  if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest)) return undefined
  const { schemaVersion, manifests, subject } = manifest as Readonly<Record<string, unknown>>
  const listed = manifests ?? []
  if (schemaVersion !== 2 || !Array.isArray(listed)) return undefined
  const children = listed.map(digestOfDescriptor)
  const about = (subject ?? undefined) && digestOfDescriptor(subject)
  if (children.includes(undefined) || (about === undefined && (subject ?? undefined) !== undefined)) return undefined
  return { children: children as string[], ...(about !== undefined && { subject: about }) }
}

function digestOfDescriptor(descriptor: unknown): string | undefined {
  const digest =
    typeof descriptor === 'object' && descriptor !== null ? (descriptor as { digest?: unknown }).digest : undefined
  return typeof digest === 'string' && /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-zA-Z=_-]{32,}$/.test(digest)
    ? digest
    : undefined
}

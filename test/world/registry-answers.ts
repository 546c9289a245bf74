// How a registry of a test answers a request, by the OCI distribution specification 1.1.
import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { digestOfBytes } from './registry-store.ts'
import type { RegistryStore } from './registry-store.ts'

/** How a registry differs from a plain one. */
export interface RegistryOptions {
  /** Whether it keeps the list of referrers; without it clients keep a fallback tag. @default false, as on GHCR */
  readonly referrers?: boolean
  /** What may be deleted. @default 'nothing', as on GHCR */
  readonly deletes?: 'nothing' | 'manifests' | 'manifests and tags'
  /** How many tags a page of the list holds at most. @default 100 */
  readonly pageSize?: number
  /** Who may come in, with the password; nobody has to say who they are when there is no list. */
  readonly users?: Readonly<Record<string, string>>
  /** Tags that cannot be written a second time, as Docker Hub has them. */
  readonly immutable?: RegExp
}

export interface RegistryRequest {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface RegistryAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

interface Asked extends RegistryRequest {
  readonly store: RegistryStore
  readonly options: RegistryOptions
  readonly stale: boolean
  /** The repository, and what follows its part of the path. */
  readonly repository: string
  readonly rest: string
}

type Child = { readonly digest: string; readonly mediaType?: string }
type Manifest = {
  config?: Child
  layers?: Child[]
  manifests?: Child[]
  subject?: Child
  artifactType?: string
  annotations?: unknown
}

const uploads = new Map<string, Buffer>()

const refuse = (status: number, code: string, message: string): RegistryAnswer => ({
  status,
  body: JSON.stringify({ errors: [{ code, message }] }),
})

/** The answer to one request; what it changes is in the store when this returns. */
export function registryAnswers(
  store: RegistryStore,
  options: RegistryOptions,
  request: RegistryRequest,
  { stale }: { readonly stale: boolean },
): RegistryAnswer {
  if (/^\/v2\/?$/.test(request.url.pathname)) return { status: 200, body: '{}' }
  const match = /^\/v2\/(.+?)\/(manifests|blobs|tags|referrers)\/(.+)$/.exec(request.url.pathname)
  if (match === null) return { status: 404, body: '404 page not found' }
  const [, repository = '', topic, rest = ''] = match
  const asked: Asked = { ...request, store, options, stale, repository, rest }
  if (topic === 'tags') return listTags(asked)
  if (topic === 'referrers') return listReferrers(asked)
  return topic === 'blobs' ? onBlob(asked) : onManifest(asked)
}

function onBlob(asked: Asked): RegistryAnswer {
  const { method, store, repository, rest } = asked
  if (rest.startsWith('uploads')) return onUpload(asked)
  const bytes = store.find(repository)?.blobs.get(rest)
  if (bytes === undefined) return refuse(404, 'BLOB_UNKNOWN', 'blob unknown to registry')
  if (method !== 'GET' && method !== 'HEAD') return refuse(405, 'UNSUPPORTED', 'The operation is unsupported.')
  return {
    status: 200,
    headers: { 'docker-content-digest': rest, 'content-type': 'application/octet-stream' },
    body: bytes,
  }
}

function onUpload({ method, url, store, repository, rest, body }: Asked): RegistryAnswer {
  const given = url.searchParams.get('digest')
  const mounted = store.find(url.searchParams.get('from') ?? '')?.blobs.get(url.searchParams.get('mount') ?? '')
  const id = method === 'POST' ? randomUUID() : rest.slice('uploads/'.length)
  const bytes = mounted ?? Buffer.concat([uploads.get(id) ?? Buffer.alloc(0), body])
  const isLast = mounted !== undefined || given !== null
  if (!isLast) {
    uploads.set(id, bytes)
    const location = `/v2/${repository}/blobs/uploads/${id}`
    return { status: 202, headers: { location, range: `0-${Math.max(0, bytes.length - 1)}`, 'docker-upload-uuid': id } }
  }
  uploads.delete(id)
  if (given !== null && given !== digestOfBytes(bytes))
    return refuse(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content')
  const digest = store.putBlob(repository, bytes)
  return { status: 201, headers: { location: `/v2/${repository}/blobs/${digest}`, 'docker-content-digest': digest } }
}

function onManifest(asked: Asked): RegistryAnswer {
  if (asked.method === 'PUT') return putManifest(asked)
  if (asked.method === 'DELETE') return deleteManifest(asked)
  return getManifest(asked)
}

const isDigest = (reference: string): boolean => reference.startsWith('sha256:')

function getManifest({ store, stale, repository, rest }: Asked): RegistryAnswer {
  const known = store.find(repository)
  if (known === undefined) return refuse(404, 'NAME_UNKNOWN', 'repository name not known to registry')
  const digest = isDigest(rest) ? rest : store.digestOf(repository, rest, stale ? 1 : 0)
  const manifest = known.manifests.get(digest ?? '')
  if (manifest === undefined) return refuse(404, 'MANIFEST_UNKNOWN', 'manifest unknown')
  const headers = { 'docker-content-digest': manifest.digest, 'content-type': manifest.mediaType }
  return { status: 200, headers, body: manifest.bytes }
}

function putManifest({ store, options, repository, rest, headers, body }: Asked): RegistryAnswer {
  const digest = digestOfBytes(body)
  const manifest = readManifest(body)
  if (manifest === undefined) return refuse(400, 'MANIFEST_INVALID', 'manifest invalid')
  if (isDigest(rest) && rest !== digest)
    return refuse(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content')
  const missing = missingChild(manifest, store, repository)
  if (missing !== undefined) return refuse(400, 'MANIFEST_BLOB_UNKNOWN', `blob unknown to registry: ${missing}`)
  const before = isDigest(rest) ? undefined : store.digestOf(repository, rest)
  if (before !== undefined && before !== digest && options.immutable?.test(rest))
    return refuse(403, 'DENIED', `tag ${rest} is immutable`)
  store.putManifest(repository, body, headers['content-type'] ?? 'application/vnd.oci.image.manifest.v1+json')
  if (!isDigest(rest)) store.tag(repository, rest, digest)
  const subject = options.referrers === true && manifest.subject ? { 'oci-subject': manifest.subject.digest } : {}
  return {
    status: 201,
    headers: { location: `/v2/${repository}/manifests/${digest}`, 'docker-content-digest': digest, ...subject },
  }
}

function readManifest(body: Buffer): Manifest | undefined {
  try {
    return JSON.parse(body.toString()) as Manifest
  } catch {
    return undefined
  }
}

/** Children of an index must be there as manifests, those of a manifest as blobs; a subject may be missing. */
function missingChild(
  { config, layers = [], manifests = [] }: Manifest,
  store: RegistryStore,
  repository: string,
): string | undefined {
  const held = store.find(repository)
  const blobs = [...(config === undefined ? [] : [config]), ...layers].find(({ digest }) => !held?.blobs.has(digest))
  return (blobs ?? manifests.find(({ digest }) => !held?.manifests.has(digest)))?.digest
}

function deleteManifest({ store, options, repository, rest }: Asked): RegistryAnswer {
  const { deletes = 'nothing' } = options
  if (deletes === 'nothing' || (!isDigest(rest) && deletes === 'manifests'))
    return refuse(405, 'UNSUPPORTED', 'The operation is unsupported.')
  const isThere = isDigest(rest)
    ? store.find(repository)?.manifests.has(rest) === true
    : store.digestOf(repository, rest) !== undefined
  if (!isThere) return refuse(404, 'MANIFEST_UNKNOWN', 'manifest unknown')
  if (isDigest(rest)) store.deleteManifest(repository, rest)
  else store.untag(repository, rest)
  return { status: 202 }
}

function listTags({ store, options, repository, url }: Asked): RegistryAnswer {
  if (store.find(repository) === undefined) return refuse(404, 'NAME_UNKNOWN', 'repository name not known to registry')
  const size = Math.min(Number(url.searchParams.get('n') ?? Infinity), options.pageSize ?? 100)
  const last = url.searchParams.get('last') ?? ''
  const left = Object.keys(store.tags(repository)).filter((tag) => tag > last)
  const tags = left.slice(0, size)
  const more = left.length > tags.length
  const link = `</v2/${repository}/tags/list?n=${size}&last=${encodeURIComponent(tags.at(-1) ?? '')}>; rel="next"`
  return { status: 200, headers: more ? { link } : {}, body: JSON.stringify({ name: repository, tags }) }
}

function listReferrers({ store, options, repository, rest, url }: Asked): RegistryAnswer {
  if (options.referrers !== true) return { status: 404, body: '404 page not found' }
  const wanted = url.searchParams.get('artifactType')
  const manifests = [...(store.find(repository)?.manifests.values() ?? [])].flatMap(({ digest, mediaType, bytes }) => {
    const { subject, artifactType, config, annotations } = readManifest(bytes) ?? {}
    const type = artifactType ?? config?.mediaType
    if (subject?.digest !== rest || (wanted !== null && wanted !== type)) return []
    return [
      { mediaType, digest, size: bytes.length, artifactType: type, ...(annotations !== undefined && { annotations }) },
    ]
  })
  const mediaType = 'application/vnd.oci.image.index.v1+json'
  const headers = { 'content-type': mediaType, ...(wanted !== null && { 'oci-filters-applied': 'artifactType' }) }
  return { status: 200, headers, body: JSON.stringify({ schemaVersion: 2, mediaType, manifests }) }
}

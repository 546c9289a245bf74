// Images that a test puts straight into a registry: one platform, or an index of several.
import { gzipSync } from 'node:zlib'
import { digestOfBytes } from './registry-store.ts'
import type { RegistryStore } from './registry-store.ts'

export interface ImageOptions {
  /** @default 'linux/amd64' */
  readonly platform?: string
  readonly labels?: Readonly<Record<string, string>>
  /** What tells this image from another. @default 'content' */
  readonly content?: string
  /** A tag that stands for it. */
  readonly tag?: string
  /** @default 'oci' */
  readonly format?: 'oci' | 'docker'
}

const types = {
  oci: {
    image: 'application/vnd.oci.image.manifest.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
    index: 'application/vnd.oci.image.index.v1+json',
  },
  docker: {
    image: 'application/vnd.docker.distribution.manifest.v2+json',
    config: 'application/vnd.docker.container.image.v1+json',
    layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
    index: 'application/vnd.docker.distribution.manifest.list.v2+json',
  },
} as const

/** Puts an image of one platform into a repository and gives its digest. */
export function putImage(store: RegistryStore, repository: string, options: ImageOptions = {}): string {
  const { platform = 'linux/amd64', labels = {}, content = 'content', tag, format = 'oci' } = options
  const { os, architecture, variant } = readPlatform(platform)
  const files = `files of ${content} for ${platform}`
  const layer = gzipSync(files)
  const config = Buffer.from(
    JSON.stringify({
      architecture,
      os,
      ...(variant === undefined ? {} : { variant }),
      config: { Labels: labels },
      rootfs: { type: 'layers', diff_ids: [digestOfBytes(files)] },
    }),
  )
  const manifest = {
    schemaVersion: 2,
    mediaType: types[format].image,
    config: { mediaType: types[format].config, digest: store.putBlob(repository, config), size: config.length },
    layers: [{ mediaType: types[format].layer, digest: store.putBlob(repository, layer), size: layer.length }],
  }
  return finish(store, repository, { manifest, tag })
}

/** Puts an index into a repository, with an image for each platform, and gives its digest. */
export function putIndex(
  store: RegistryStore,
  repository: string,
  {
    platforms = ['linux/amd64', 'linux/arm64'],
    format = 'oci',
    tag,
    ...options
  }: Omit<ImageOptions, 'platform'> & { readonly platforms?: readonly string[] } = {},
): string {
  const manifests = platforms.map((platform) => {
    const digest = putImage(store, repository, { ...options, format, platform })
    const size = store.find(repository)?.manifests.get(digest)?.bytes.length ?? 0
    return { mediaType: types[format].image, digest, size, platform: readPlatform(platform) }
  })
  return finish(store, repository, { manifest: { schemaVersion: 2, mediaType: types[format].index, manifests }, tag })
}

interface Finished {
  readonly manifest: Readonly<Record<string, unknown>> & { readonly mediaType: string }
  readonly tag: string | undefined
}

function finish(store: RegistryStore, repository: string, { manifest, tag }: Finished): string {
  const digest = store.putManifest(repository, JSON.stringify(manifest), manifest.mediaType)
  if (tag !== undefined) store.tag(repository, tag, digest)
  return digest
}

function readPlatform(platform: string): { os: string; architecture: string; variant?: string } {
  const [os = '', architecture = '', variant] = platform.split('/')
  return { os, architecture, ...(variant === undefined ? {} : { variant }) }
}

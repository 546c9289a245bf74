// An image: its name in every registry, the platforms it must have, its products, and its tag policy.
import type { TagPolicy } from './tag-policy.ts'

/** How a registry behaves where that makes a difference. */
export type RegistryKind = 'ghcr' | 'dockerhub' | 'oci'

/** One registry that the image lives in. */
export interface ImageRegistry {
  readonly kind: RegistryKind
  /** Such as `ghcr.io` or `docker.io`. */
  readonly host: string
  /** The image below the host, such as `acme/app`; axes of products stand as `{axis}`. */
  readonly repository: string
  /** The secret with the user name; the workflow token needs none. */
  readonly userSecret?: string
  /** The secret with the password or token; GHCR takes the workflow token. */
  readonly tokenSecret?: string
}

/** Values that multiply one build into several images, such as a runtime and a version of Python. */
export type ProductAxes = Readonly<Record<string, readonly string[]>>

/** What is known of an image; this is what stands in `.github/tagwright/policy.json`. */
export interface ImageFacts {
  /** The key in policy.json, in locks and in findings, such as `acme/app`. */
  readonly name: string
  readonly registries: readonly ImageRegistry[]
  /** Such as `linux/amd64`. */
  readonly platforms: readonly string[]
  /** Axes whose values are known beforehand; empty when there is one product, or when a decision makes them. */
  readonly products: ProductAxes
  readonly tags: TagPolicy
}

/** The name with its registry, as clients take it. */
export const fullName = ({ host, repository }: ImageRegistry): string => `${host}/${repository}`

/** The lock that everything holds that moves a tag of the image, or deletes from it. Groups do not tell upper from lower case. */
export const mutationLock = ({ name }: Pick<ImageFacts, 'name'>): string =>
  `image-mutation-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`

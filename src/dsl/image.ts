// An image and the registries it lives in, as values that the kinds of workflows take.
import type { ImageFacts, ImageRegistry, ProductAxes } from '../model/image.ts'
import { refuseImage } from './policy/refuse-image.ts'
import { settled } from './settled.ts'
import { Tags } from './tag-policy.ts'

/** A registry as an author names it; the repository is that of the image unless it has another. */
export type RegistryChoice = Omit<ImageRegistry, 'repository'> & { readonly repository?: string }

/** An image with its typed tags. */
export interface Image<Channel extends string = string> extends ImageFacts {
  readonly tags: Tags<Channel>
}

/** The settings of an image. */
export interface ImageOptions<Channel extends string> {
  readonly registries: readonly RegistryChoice[]
  /** Such as `linux/amd64`. A release has exactly these. */
  readonly platforms: readonly string[]
  readonly tags: Tags<Channel>
  /**
   * Axes that multiply one build into several images; each stands as `{axis}` in the repository. An axis without values
   * gets them in the run. @default one image
   */
  readonly products?: ProductAxes
}

/** Declares an image. `name` is that of its repository, such as `acme/app`; capitals become small, as registries ask for. */
export function image<const Channel extends string>(name: string, options: ImageOptions<Channel>): Image<Channel> {
  // Without the compiler, what must be given may be missing.
  const { registries = [], platforms = [], tags, products = {} } = options as Partial<ImageOptions<Channel>>
  if (!(tags instanceof Tags))
    throw new TypeError(`image('${name}'): tags is no tag policy; make one with tagPolicy({ … })`)
  const own = name.toLowerCase()
  const facts = {
    name: own,
    registries: registries.map(({ repository = own, ...chosen }): ImageRegistry => {
      return { ...chosen, host: chosen.host.toLowerCase(), repository: inSmallLetters(repository) }
    }),
    platforms,
    products,
    tags,
  }
  refuseImage(facts, name)
  return settled(facts)
}

const inSmallLetters = (repository: string): string =>
  repository.replaceAll(/\{[^{}]*\}|[^{}]+/g, (part) => (part.startsWith('{') ? part : part.toLowerCase()))

/** GitHub's own registry, which takes the token of the run. */
export function ghcr(options: { readonly repository?: string } = {}): RegistryChoice {
  return settled({ kind: 'ghcr', host: 'ghcr.io', ...options })
}

/** Where Docker Hub's secrets are, and the repository when it is called otherwise there. */
export interface DockerHubOptions {
  /** @default the name of the image */
  readonly repository?: string
  /** The secret with the user name. @default 'DOCKERHUB_USERNAME' */
  readonly user?: string
  /** The secret with the token. @default 'DOCKERHUB_TOKEN' */
  readonly token?: string
}

/** Docker Hub, which takes a user and a token from two secrets. */
export function dockerHub(options: DockerHubOptions = {}): RegistryChoice {
  const { user = 'DOCKERHUB_USERNAME', token = 'DOCKERHUB_TOKEN', ...rest } = options
  return settled({ kind: 'dockerhub', host: 'docker.io', userSecret: user, tokenSecret: token, ...rest })
}

/** Where the secrets of a registry are, and the repository when it is called otherwise there. */
export interface RegistryOptions {
  /** @default the name of the image */
  readonly repository?: string
  /** The secret with the user name. @default none: the registry takes everybody */
  readonly user?: string
  /** The secret with the password or token. */
  readonly token?: string
}

/** Any other registry that follows the OCI's rules. */
export function registry(host: string, { user, token, repository }: RegistryOptions = {}): RegistryChoice {
  return settled({
    kind: 'oci',
    host,
    ...(repository !== undefined && { repository }),
    ...(user !== undefined && { userSecret: user }),
    ...(token !== undefined && { tokenSecret: token }),
  })
}

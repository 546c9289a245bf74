// What a step does outside its job, and the grants that it needs for it.
import type { ImageFacts, RegistryKind } from './image.ts'
import type { Permissions } from './permissions.ts'

/** Effects on an image in its registries. */
export type ImageVerb =
  /** Reads what a tag stands for, lists tags, or reads manifests. */
  | 'resolve'
  /** Pushes content that no public tag points at. */
  | 'push-digest'
  | 'write-tag'
  | 'delete-version'
  | 'sign'
  | 'attest'
  | 'verify'
  /** Runs the image, or scans it. */
  | 'test'

/** Effects on a repository on GitHub. */
export type RepositoryVerb =
  | 'read-source'
  | 'git-tag'
  | 'draft-release'
  | 'publish-release'
  | 'read-releases'
  | 'dispatch'
  | 'deploy'
  | 'read-log'
  | 'write-log'
  | 'upload-artifact'
  | 'delete-artifact'
  | 'read-pull-requests'

/** What a step does to an image. */
export interface ImageEffect {
  readonly does: ImageVerb
  /** The name of the image. */
  readonly image: string
  readonly registries: readonly RegistryKind[]
  /** The classes of tags that are written, deleted or resolved; empty when no tag is touched. */
  readonly classes: readonly string[]
  /** The workflow file of the same repository that must have signed, where that is known, such as `release.yml`. */
  readonly signer?: string
  /** The image with its tag policy, where whoever declared the effect had it at hand. */
  readonly of?: ImageFacts
}

/** What a step does on GitHub. */
export interface RepositoryEffect {
  readonly does: RepositoryVerb
  /** `owner/name` of another repository, or `self`. */
  readonly repository: string
  /** The event type, release or environment that it touches. */
  readonly about?: string
}

export type Effect = ImageEffect | RepositoryEffect

/** What the workflow token needs on GHCR; other registries take secrets. */
const onGhcr: Readonly<Record<ImageVerb, Permissions>> = {
  resolve: { packages: 'read' },
  'push-digest': { packages: 'write' },
  'write-tag': { packages: 'write' },
  'delete-version': { packages: 'write' },
  sign: { packages: 'write' },
  attest: { packages: 'write' },
  verify: { packages: 'read' },
  test: { packages: 'read' },
}

/** What the workflow token needs wherever the image lives. */
const everywhere: Partial<Record<ImageVerb, Permissions>> = {
  sign: { 'id-token': 'write' },
  attest: { 'id-token': 'write', attestations: 'write' },
}

/** What the workflow token needs in its own repository; another repository takes a token of its own. */
const onGithub: Readonly<Record<RepositoryVerb, Permissions>> = {
  'read-source': { contents: 'read' },
  'git-tag': { contents: 'write' },
  'draft-release': { contents: 'write' },
  'publish-release': { contents: 'write' },
  'read-releases': { contents: 'read' },
  dispatch: { contents: 'write' },
  deploy: { actions: 'write' },
  'read-log': { deployments: 'read' },
  'write-log': { deployments: 'write' },
  'upload-artifact': {},
  'delete-artifact': { actions: 'write' },
  'read-pull-requests': { 'pull-requests': 'read' },
}

export const isOnImage = (effect: Effect): effect is ImageEffect => 'image' in effect

/** True for what changes which tags an image has: it holds the lock of the image, and nothing may cut it off half-way. */
export const isMutation = (effect: Effect): effect is ImageEffect =>
  effect.does === 'write-tag' || effect.does === 'delete-version'

/** The grants that an effect needs, each alone; unite them for a job. */
export function grantsOf(effect: Effect): readonly Permissions[] {
  if (!isOnImage(effect)) return effect.repository === 'self' ? [onGithub[effect.does]] : []
  const general = everywhere[effect.does]
  return [...(effect.registries.includes('ghcr') ? [onGhcr[effect.does]] : []), ...(general ? [general] : [])]
}

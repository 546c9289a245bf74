// What authors write to say what a step does outside its job: `effect('write-tag', app, ['version'])`.
import type { ImageEffect, ImageVerb, RepositoryEffect, RepositoryVerb } from '../model/effect.ts'
import type { ImageFacts } from '../model/image.ts'

/** Verbs that are about tags, and say nothing without naming their classes. */
type TagVerb = 'write-tag' | 'delete-version'

/** What is touched on GitHub. */
export interface OnRepository {
  /** `owner/name` of another repository. @default the one that the workflow runs in */
  readonly repository?: string
  /** The event type, release or environment. */
  readonly about?: string
}

/** What a step does to an image, with the classes of tags that it writes, deletes or resolves. */
export function effect(does: TagVerb, image: ImageFacts, classes: readonly string[]): ImageEffect
export function effect(does: Exclude<ImageVerb, TagVerb>, image: ImageFacts, classes?: readonly string[]): ImageEffect
/** What a step does on GitHub. */
export function effect(does: RepositoryVerb, on?: OnRepository): RepositoryEffect
export function effect(
  does: ImageVerb | RepositoryVerb,
  on: ImageFacts | OnRepository = {},
  classes: readonly string[] = [],
): ImageEffect | RepositoryEffect {
  // The overloads let only the one kind of verb meet the one kind of thing.
  if ('registries' in on) return onImage(does as ImageVerb, on, classes)
  const { repository = 'self', about } = on
  return Object.freeze({ does: does as RepositoryVerb, repository, ...(about === undefined ? {} : { about }) })
}

function onImage(does: ImageVerb, image: ImageFacts, classes: readonly string[]): ImageEffect {
  const known = image.tags.classes.map(({ name }) => name)
  const unknown = classes.find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new Error(`image '${image.name}' has no class of tags named '${unknown}' (it has: ${known.join(', ')})`)
  const registries = image.registries.map(({ kind }) => kind)
  return Object.freeze({ does, image: image.name, registries, classes: Object.freeze([...classes]), of: image })
}

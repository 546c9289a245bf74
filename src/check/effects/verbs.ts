// What a list of effects does to one image as a whole.
import { isOnImage, type Effect, type ImageVerb } from '../../model/effect.ts'

/** True for what only points a tag at an image that is there: the image is not made in this run. */
export function isMove(image: string, effects: readonly Effect[]): boolean {
  const verbs = verbsOn(image, effects)
  return verbs.has('resolve') && !verbs.has('push-digest')
}

/** True where tags are written beside deletions: they are taken off what goes, or put back on what stays. */
export function isSweep(image: string, effects: readonly Effect[]): boolean {
  const verbs = verbsOn(image, effects)
  return verbs.has('delete-version') && !verbs.has('push-digest')
}

/** Everything that is done to the image. */
export function verbsOn(image: string, effects: readonly Effect[]): ReadonlySet<ImageVerb> {
  return new Set(effects.flatMap((effect) => (isOnImage(effect) && effect.image === image ? [effect.does] : [])))
}

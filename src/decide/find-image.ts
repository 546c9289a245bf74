// The image that a decision is about, from the policy of the repository.
import type { ImageFacts } from '../model/image.ts'
import type { Policy } from '../model/policy.ts'
import { decided, refused } from './decision.ts'
import type { Decided } from './decision.ts'
import { showValue } from './show-value.ts'

export function findImage({ images }: Policy, name: unknown): Decided<ImageFacts> {
  const image = typeof name === 'string' && Object.hasOwn(images, name) ? images[name] : undefined
  if (image !== undefined) return decided(image)
  const known = Object.keys(images).join(', ') || 'none'
  return refused('missing', `IMAGE is ${showValue(name ?? '')}, which policy.json does not have; it has: ${known}`)
}

/** `linux/arm64/v8` is what `linux/arm64` means. */
export const plainPlatform = (platform: string): string => platform.replace(/^(linux\/arm64)\/v8$/, '$1')

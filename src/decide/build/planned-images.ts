// The images that a build was to make, and their digests when it has: what decisions after the build go by.
import type { ImageFacts } from '../../model/image.ts'
import { planImages } from './build-matrix.ts'
import { describeImage, isSameImage, readImageDigests } from './check-digests.ts'
import type { ImageDigest, ImageKey } from './check-digests.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import { asRecords, asTexts, isImageDigest, isJsonRecord, textIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'

/** An image of a build. */
export interface ImageToTag extends ImageDigest {
  /** Its names in all registries. */
  readonly repositories: readonly string[]
  /** Empty as long as it is not built. */
  readonly digest: string
}

/**
 * Reads PRODUCTS, which is that of build-matrix. Where it is not given the policy knows the products, and TAGS the variants that
 * were built.
 */
export function readPlannedImages(image: ImageFacts, { products, tags }: JsonRecord): Decided<readonly ImageToTag[]> {
  if (products === undefined)
    return decided(planImages(image, image.products, variantsOf(image, tags)).map(withoutDigest))
  const images = asRecords(isJsonRecord(products) ? products['include'] : products)?.map((one) => {
    return {
      product: textIn(one, 'product'),
      variant: textIn(one, 'variant'),
      repositories: asTexts(one['repositories']) ?? [],
    }
  })
  if (!images?.length || images.some(({ repositories }) => repositories.length === 0))
    return refused('malformed', 'PRODUCTS is no products of build-matrix')
  return decided(images.map(withoutDigest))
}

const withoutDigest = ({ product, variant, repositories }: Omit<ImageToTag, 'digest'>): ImageToTag => {
  return { product, variant, repositories, digest: '' }
}

/** A build that writes no tag has one image all the same: that of the main variant, or of the first where there is none. */
function variantsOf({ tags: { variants } }: ImageFacts, tags: unknown): readonly { readonly variant: string }[] {
  const tagged = [...new Set((asRecords(tags) ?? []).map((one) => textIn(one, 'variant')))]
  const [first = ''] = variants
  const untagged = variants.includes('') ? '' : first
  return (tagged.length === 0 ? [untagged] : tagged).map((variant) => ({ variant }))
}

/** The images that a digest may be of: without PRODUCTS also those of variants that get no tag this time. */
function findPossibleImages(
  image: ImageFacts,
  planned: readonly ImageKey[],
  { products }: JsonRecord,
): readonly ImageKey[] {
  if (products !== undefined) return planned
  const variants = image.tags.variants.map((variant) => ({ variant }))
  return [...planned, ...planImages(image, image.products, variants)]
}

/** Reads DIGESTS. One that stands alone says of no image; where one image is planned it can only be of that one. */
export function readPlannedDigests(planned: readonly ImageKey[], value: unknown): Decided<readonly ImageDigest[]> {
  const [only, second] = planned
  if (only === undefined || second !== undefined || !isImageDigest(value)) return readImageDigests('DIGESTS', value)
  return decided([{ product: only.product, variant: only.variant, digest: value }])
}

/** The planned images with their digests; each must have one, and nothing may that is no image of the policy. */
export function addDigests(
  image: ImageFacts,
  images: readonly ImageToTag[],
  input: JsonRecord,
): Decided<readonly ImageToTag[]> {
  const digests = readPlannedDigests(images, input['digests'])
  if (!digests.ok) return digests
  const digestOf = (to: ImageToTag): string => digests.value.find((one) => isSameImage(one, to))?.digest ?? ''
  const built = images.map((to) => ({ ...to, digest: digestOf(to) }))
  const without = built.find(({ digest }) => digest === '')
  if (without !== undefined) return refused('incomplete', `DIGESTS has nothing for ${describeImage(without)}`)
  const possible = findPossibleImages(image, images, input)
  const extra = digests.value.find((one) => !possible.some((other) => isSameImage(other, one)))
  if (extra === undefined) return decided(built)
  return refused('incomplete', `DIGESTS has ${describeImage(extra)}, which is not planned`)
}

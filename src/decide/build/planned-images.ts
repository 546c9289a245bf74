// The images that a build was to make, and their digests when it has: what decisions after the build go by.
import type { ImageFacts } from '../../model/image.ts'
import { planImages } from './build-matrix.ts'
import { describeImage, isSameImage, readImageDigests } from './check-digests.ts'
import type { ImageDigest } from './check-digests.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import { asRecords, asTexts, isJsonRecord, textIn } from '../read-fields.ts'
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
  if (products === undefined) return decided(planImages(image, image.products, variantsOf(tags)).map(withoutDigest))
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

function variantsOf(tags: unknown): readonly { readonly variant: string }[] {
  const variants = [...new Set((asRecords(tags) ?? []).map((one) => textIn(one, 'variant')))]
  return variants.length === 0 ? [{ variant: '' }] : variants.map((variant) => ({ variant }))
}

/** The images with their digests; each must have one, and nothing else may. */
export function addDigests(images: readonly ImageToTag[], value: unknown): Decided<readonly ImageToTag[]> {
  const digests = readImageDigests('DIGESTS', value)
  if (!digests.ok) return digests
  const digestOf = (image: ImageToTag): string => digests.value.find((one) => isSameImage(one, image))?.digest ?? ''
  const built = images.map((image) => ({ ...image, digest: digestOf(image) }))
  const without = built.find(({ digest }) => digest === '')
  if (without !== undefined) return refused('incomplete', `DIGESTS has nothing for ${describeImage(without)}`)
  const extra = digests.value.find((one) => !images.some((image) => isSameImage(image, one)))
  if (extra === undefined) return decided(built)
  return refused('incomplete', `DIGESTS has ${describeImage(extra)}, which is not planned`)
}

// What a build has made, as notes and summaries tell it: the images with their names, digests and tags.
import { decided } from '../decision.ts'
import type { Decided } from '../decision.ts'
import { isSameImage } from './check-digests.ts'
import { codeSpan } from '../markdown-text.ts'
import { readPlannedDigests, readPlannedImages } from './planned-images.ts'
import { asRecords, asTexts, textIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'
import type { ImageFacts } from '../../model/image.ts'

export interface BuiltImage {
  readonly variant: string
  readonly repositories: readonly string[]
  /** Empty when nothing was pushed. */
  readonly digest: string
  /** The names of its tags, the one that tells most first. */
  readonly tags: readonly string[]
}

/** Reads PRODUCTS, DIGESTS and TAGS, which are those of build-matrix, of the build and of build-tags. */
export function readBuiltImages(image: ImageFacts, input: JsonRecord): Decided<readonly BuiltImage[]> {
  const planned = readPlannedImages(image, input)
  if (!planned.ok) return planned
  const given = textIn(input, 'digests')
  const digests = given === '' ? decided([]) : readPlannedDigests(planned.value, given)
  if (!digests.ok) return digests
  return decided(
    planned.value.map(({ product, variant, repositories }) => {
      const digest = digests.value.find((one) => isSameImage(one, { product, variant }))?.digest ?? ''
      return { variant, repositories, digest, tags: readTagNames(input['tags'], variant) }
    }),
  )
}

/** The tags of a variant from a list of names or of build-tags, each once. */
function readTagNames(value: unknown, variant: string): readonly string[] {
  const records = asRecords(value)?.filter((one) => textIn(one, 'variant') === variant)
  return [...new Set(asTexts(value) ?? records?.map((one) => textIn(one, 'tag')) ?? [])]
}

/** Where the signature of a digest is found in the public log. */
export const transparencyLink = (digest: string): string => `https://search.sigstore.dev/?hash=${digest}`

/** One row an image: its names with the first tag, and its digest. */
export function imageTable(images: readonly BuiltImage[]): string {
  const rows = images.flatMap(({ repositories, tags, digest }) =>
    repositories.map(
      (name) => `| ${codeSpan(tags[0] === undefined ? name : `${name}:${tags[0]}`)} | ${codeSpan(digest)} |`,
    ),
  )
  return ['| Image | Digest |', '|---|---|', ...rows].join('\n')
}

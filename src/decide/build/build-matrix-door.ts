// The way into build-matrix: the matrices of the jobs that build, and of those that make one index an image.
import { planMatrix } from './build-matrix.ts'
import type { MatrixRequest, PlannedMatrix, RunnerLabels, VariantFacts } from './build-matrix.ts'
import type { ImageFacts, ProductAxes } from '../../model/image.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Answer, Door } from '../door.ts'
import { findImage } from '../find-image.ts'
import { asTexts, isJsonRecord, textIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'

export const buildMatrixDoor: Door = {
  name: 'build-matrix',
  about: 'The legs of a build, by product, variant and platform.',
  reads: {
    IMAGE: { as: 'text' },
    RUNNERS: { as: 'json' },
    PRODUCTS: { as: 'json', optional: true },
    VARIANTS: { as: 'json', optional: true },
    ONLY: { as: 'json', optional: true },
  },
  decide: (input, policy) => {
    const image = findImage(policy, input['image'])
    if (!image.ok) return image
    const request = readMatrixRequest(image.value, input)
    if (!request.ok) return request
    const planned = planMatrix(image.value, request.value)
    return planned.ok ? decided(answerMatrix(planned.value)) : planned
  },
}

function readMatrixRequest({ products, tags }: ImageFacts, input: JsonRecord): Decided<MatrixRequest> {
  const runners = readRunners(input['runners'])
  if (runners === undefined)
    return refused('malformed', 'RUNNERS is no object of runners by platform, such as {"linux/amd64": "ubuntu-24.04"}')
  const [more, only] = [readAxes(input['products'] ?? {}), readAxes(input['only'] ?? {})]
  if (more === undefined)
    return refused('malformed', 'PRODUCTS is no object of axes, such as {"python": ["3.12", "3.13"]}')
  if (only === undefined) return refused('malformed', 'ONLY is no object of axes, such as {"runtime": ["cpu"]}')
  const variants = readVariants(input['variants'] ?? (tags.variants.length > 0 ? tags.variants : ['']))
  if (variants === undefined)
    return refused('malformed', 'VARIANTS is no list of endings or of objects with a variant, such as ["", "-trixie"]')
  return decided({ runners, products: { ...products, ...more }, variants, only })
}

function readRunners(value: unknown): Readonly<Record<string, RunnerLabels>> | undefined {
  if (!isJsonRecord(value)) return undefined
  const read = Object.entries(value).map(
    ([platform, labels]) => [platform, typeof labels === 'string' ? labels : asTexts(labels)] as const,
  )
  const isWhole = read.every((one): one is readonly [string, RunnerLabels] => one[1] !== undefined && one[1].length > 0)
  return isWhole ? Object.fromEntries(read) : undefined
}

function readAxes(value: unknown): ProductAxes | undefined {
  if (!isJsonRecord(value)) return undefined
  const read = Object.entries(value).map(([axis, values]) => [axis, asTexts(values)] as const)
  return read.every((one): one is readonly [string, readonly string[]] => one[1] !== undefined)
    ? Object.fromEntries(read)
    : undefined
}

function readVariants(value: unknown): readonly VariantFacts[] | undefined {
  if (!Array.isArray(value)) return undefined
  const read = value.map((one: unknown) => {
    if (typeof one === 'string') return { variant: one }
    return isJsonRecord(one) && typeof one['variant'] === 'string'
      ? { ...one, variant: textIn(one, 'variant') }
      : undefined
  })
  return read.every((one) => one !== undefined) ? read : undefined
}

function answerMatrix({ platforms, images, legs }: PlannedMatrix): Answer {
  return {
    outputs: {
      matrix: { include: legs },
      products: { include: images },
      legs: legs.map(({ leg }) => leg),
      names: [...new Set(images.flatMap(({ repositories }) => repositories))].join(' '),
      platforms,
      count: legs.length,
    },
    log: [`${legs.length} legs for ${images.length} images`, ...legs.map(({ leg }) => `  ${leg}`)],
  }
}

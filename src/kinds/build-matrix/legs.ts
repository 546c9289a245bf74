// The legs of a build: written out where the image says them all, made by the plan where only the run knows its products.
import { planMatrix } from '../../decide/build/build-matrix.ts'
import type { BuildLeg, PlannedImage, PlannedMatrix } from '../../decide/build/build-matrix.ts'
import type { Expression } from '../../dsl/expression.ts'
import { fromJSON } from '../../dsl/functions.ts'
import type { Strategy } from '../../dsl/job.ts'
import { matrix, runtimeMatrix } from '../../dsl/matrix.ts'
import type { Pipeline, PlanJob } from './pipeline.ts'

type OfLeg = string | Expression<string, 'matrix'>

/** The values of one leg, as texts or as expressions of the matrix. */
export interface Legs {
  readonly strategy?: Strategy
  readonly leg: OfLeg
  readonly platform: OfLeg
  readonly runner: OfLeg
  readonly product: OfLeg
  readonly variant: OfLeg
  readonly cache: OfLeg
  /** The name in the first registry. */
  readonly repository: OfLeg
  /** Any other field of the leg, such as an axis of the products. */
  readonly field: (name: string) => OfLeg
}

/** Everything that is known of the build before it runs; undefined when the plan makes the products. */
export function knownMatrix({ image, runners, variants, runtimeProducts }: Pipeline): PlannedMatrix | undefined {
  if (runtimeProducts !== undefined) return undefined
  const planned = planMatrix(image, { runners, products: image.products, variants, only: {} })
  if (!planned.ok) throw new TypeError(planned.sentences.join('; '))
  return planned.value
}

/** The one image of a build that makes no other; undefined when there are several. */
export function onlyImage(pipeline: Pipeline): PlannedImage | undefined {
  const images = knownMatrix(pipeline)?.images
  return images?.length === 1 ? images[0] : undefined
}

/** The one leg of a build that has no other. */
export function onlyLeg(pipeline: Pipeline): BuildLeg | undefined {
  const legs = knownMatrix(pipeline)?.legs
  return legs?.length === 1 ? legs[0] : undefined
}

/** Whether each image has one platform, so that no index has to be made. */
export const hasOnePlatform = ({ image }: Pipeline): boolean => image.platforms.length === 1

/** The legs of a job. */
export function legsOf(pipeline: Pipeline, plan: PlanJob): Legs {
  const known = knownMatrix(pipeline)
  const [first, ...more] = known?.legs ?? []
  if (first !== undefined && more.length === 0) return constantLeg(first)
  const legs =
    known === undefined
      ? runtimeMatrix<Record<string, string>>(fromJSON<object>(plan.outputs.matrix))
      : matrix({ include: known.legs.map((leg) => writtenLeg(leg, known)) })
  const ofMatrix = legs as Readonly<Record<string, Expression<string, 'matrix'>>>
  const field = (name: string): OfLeg => (isWritten(known, name) ? (ofMatrix[name] ?? '') : String(first?.[name] ?? ''))
  return {
    strategy: { 'fail-fast': false, matrix: legs },
    leg: field('leg'),
    platform: field('platform'),
    runner: field('runner'),
    product: field('product'),
    variant: field('variant'),
    cache: hasSeveral(known, 'leg') ? field('leg') : '',
    repository: field('repository'),
    field,
  }
}

/** What differs between legs stands in the matrix, what is the same everywhere does not. */
function writtenLeg(leg: BuildLeg, known: PlannedMatrix): Record<string, string> {
  const names = Object.keys(leg).filter((name) => name !== 'repositories' && name !== 'cache')
  const kept = names.filter((name) => isWritten(known, name))
  return Object.fromEntries(kept.map((name) => [name, String(leg[name])]))
}

const isWritten = (known: PlannedMatrix | undefined, name: string): boolean =>
  ['leg', 'platform', 'runner'].includes(name) || hasSeveral(known, name)

/** Without a known matrix every field may differ. */
const hasSeveral = (known: PlannedMatrix | undefined, name: string): boolean =>
  known === undefined || new Set(known.legs.map((leg) => leg[name])).size > 1

function constantLeg(leg: BuildLeg): Legs {
  const { platform, product, variant, repository } = leg
  const field = (name: string): string => String(leg[name] ?? '')
  return { leg: leg.leg, platform, runner: String(leg.runner), product, variant, repository, cache: leg.leg, field }
}

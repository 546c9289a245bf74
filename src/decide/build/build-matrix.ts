// The legs of a build: one for each product, variant and platform, with the names of its images; and the images they add up to.
import { fullName } from '../../model/image.ts'
import type { ImageFacts, ProductAxes } from '../../model/image.ts'
import { decided, refused } from '../decision.ts'
import type { Decided, Refused } from '../decision.ts'
import type { JsonRecord } from '../read-fields.ts'
import { showValue } from '../show-value.ts'

/** The name of a runner, or the labels that one must have. */
export type RunnerLabels = string | readonly string[]

/** A variant with what else differs, such as the release of its base system. */
export interface VariantFacts extends JsonRecord {
  readonly variant: string
}

export interface MatrixRequest {
  readonly runners: Readonly<Record<string, RunnerLabels>>
  readonly products: ProductAxes
  readonly variants: readonly VariantFacts[]
  /** Values that alone are built, by axis; `platform` is one too. */
  readonly only: ProductAxes
}

/** One image that is made: an index in every one of its repositories. */
export interface PlannedImage extends JsonRecord {
  /** Such as `cpu-py3.7`; empty where there is one product. */
  readonly product: string
  readonly variant: string
  /** With the host, in the order of the registries. */
  readonly repositories: readonly string[]
  /** The first of them: where its legs are pushed. */
  readonly repository: string
}

/** One leg of the build. */
export interface BuildLeg extends PlannedImage {
  readonly leg: string
  readonly platform: string
  readonly runner: RunnerLabels
  /** No other leg has it: legs never write the same cache. */
  readonly cache: string
}

export interface PlannedMatrix {
  readonly platforms: readonly string[]
  readonly images: readonly PlannedImage[]
  readonly legs: readonly BuildLeg[]
}

/** More than GitHub starts from one matrix. */
const mostLegs = 256

export function planMatrix(image: ImageFacts, request: MatrixRequest): Decided<PlannedMatrix> {
  const fault = findFieldProblem(image, request)
  if (fault !== undefined) return fault
  const axes = narrowAxes({ ...request.products, platform: image.platforms }, request.only)
  if (!axes.ok) return axes
  const { platform: platforms = [], ...products } = axes.value
  const images = planImages(image, products, request.variants)
  const misfit = findNameProblem(images) ?? findRunnerProblem(platforms, request)
  if (misfit !== undefined) return misfit
  const legs = images.flatMap((one) => platforms.map((platform) => planLeg(one, { platform, platforms, request })))
  if (legs.length === 0)
    return refused('missing', `there is nothing to build: an axis, the variants or the platforms are empty`)
  if (legs.length > mostLegs)
    return refused('refused', `${legs.length} legs are more than the ${mostLegs} that GitHub starts`)
  const double = legs.find(({ leg }, at) => legs.findIndex((one) => one.leg === leg) !== at)
  if (double !== undefined) return refused('malformed', `two legs have the name ${showValue(double.leg)}`)
  return decided({ platforms, images, legs })
}

const ownFields = ['leg', 'platform', 'runner', 'product', 'variant', 'cache', 'repositories', 'repository']

function findFieldProblem({ tags }: ImageFacts, { products, variants }: MatrixRequest): Refused | undefined {
  const more = variants.flatMap((one) => Object.keys(one).filter((name) => name !== 'variant'))
  const field = [...Object.keys(products), ...more].find((name) => ownFields.includes(name))
  if (field !== undefined)
    return refused('malformed', `${showValue(field)} is a field of every leg; call the axis or field otherwise`)
  const unknown = variants.find(({ variant }) => variant !== '' && !tags.variants.includes(variant))
  if (unknown === undefined) return undefined
  return refused(
    'malformed',
    `${showValue(unknown.variant)} is no variant of the policy; it has: ${tags.variants.map(showValue).join(', ')}`,
  )
}

/** Keeps the values that alone are wanted; a value or an axis that does not exist is a mistake. */
function narrowAxes(axes: ProductAxes, only: ProductAxes): Decided<ProductAxes> {
  for (const [axis, values] of Object.entries(only)) {
    const unknown = values.find((value) => !axes[axis]?.includes(value))
    if (axes[axis] === undefined)
      return refused('malformed', `ONLY names the axis ${showValue(axis)}; there are: ${Object.keys(axes).join(', ')}`)
    if (unknown !== undefined)
      return refused('malformed', `ONLY names ${showValue(unknown)} of ${axis}; there are: ${axes[axis].join(', ')}`)
  }
  return decided(
    Object.fromEntries(
      Object.entries(axes).map(([axis, all]) => [axis, all.filter((one) => only[axis]?.includes(one) ?? true)]),
    ),
  )
}

/** Every choice of one value an axis, the last axis turning fastest. */
function combineAxes(axes: ProductAxes): readonly Readonly<Record<string, string>>[] {
  return Object.entries(axes).reduce<readonly Readonly<Record<string, string>>[]>(
    (choices, [axis, values]) => choices.flatMap((choice) => values.map((value) => ({ ...choice, [axis]: value }))),
    [{}],
  )
}

type AxisValues = Readonly<Record<string, string>>

const fillTemplate = (template: string, values: AxisValues): string =>
  template.replace(/\{([^{}]+)\}/g, (whole, axis: string) => values[axis] ?? whole)

/** The images of a build: one for each product and variant. */
export const planImages = (
  image: ImageFacts,
  products: ProductAxes,
  variants: readonly VariantFacts[],
): readonly PlannedImage[] =>
  combineAxes(products).flatMap((values) => variants.map((variant) => planImage(image, values, variant)))

function planImage({ registries }: ImageFacts, values: AxisValues, variant: VariantFacts): PlannedImage {
  const repositories = registries.map((registry) => fillTemplate(fullName(registry), values))
  return {
    product: productName(registries[0]?.repository ?? '', values),
    ...values,
    ...variant,
    repositories,
    repository: repositories[0] ?? '',
  }
}

/**
 * What tells the product apart in the name of its repository, such as `cpu-py3.7` in `acme/app-{runtime}-py{python}`. It becomes part
 * of the names of legs and artifacts, which hold no slash.
 */
function productName(template: string, values: AxisValues): string {
  const telling = /\{.*\}/.exec(template)?.[0]
  const isComplete = telling !== undefined && Object.keys(values).every((axis) => telling.includes(`{${axis}}`))
  const name = isComplete ? fillTemplate(telling, values) : Object.values(values).join('-')
  return name.replaceAll('/', '-')
}

const repositoryName = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/

function findNameProblem(images: readonly PlannedImage[]): Refused | undefined {
  const ids = images.map(({ variant, repositories }) => repositories.map((name) => `${name} ${variant}`)).flat()
  const double = ids.find((id, at) => ids.indexOf(id) !== at)
  if (double !== undefined)
    return refused(
      'malformed',
      `two images would be ${showValue(double.trim())}; the name of the repository must hold every axis`,
    )
  const bad = images
    .flatMap(({ repositories }) => repositories)
    .find((name) => !repositoryName.test(name.slice(name.indexOf('/') + 1)))
  return bad === undefined
    ? undefined
    : refused('malformed', `${showValue(bad)} is no name of a repository (lower case letters, digits, . _ - and /)`)
}

function findRunnerProblem(platforms: readonly string[], { runners }: MatrixRequest): Refused | undefined {
  const lonely = platforms.find((platform) => !Object.hasOwn(runners, platform))
  return lonely === undefined ? undefined : refused('missing', `RUNNERS names no runner for ${lonely}`)
}

interface LegPlace {
  readonly platform: string
  readonly platforms: readonly string[]
  readonly request: MatrixRequest
}

function planLeg(image: PlannedImage, { platform, platforms, request }: LegPlace): BuildLeg {
  const where = platform.replaceAll('/', '-')
  const what = [image.product, image.variant.replace(/^-+/, '')].filter((part) => part !== '')
  const cache = platforms.length > 1 || what.length === 0 ? [...what, where] : what
  return {
    leg: [...what, where].join('-'),
    platform,
    runner: request.runners[platform] ?? '',
    ...image,
    cache: cache.join('-'),
  }
}

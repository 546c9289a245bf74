// What was built, as the jobs after the build speak of it: one digest, or a list of them, always by digest.
import type { PlannedImage } from '../../decide/build/build-matrix.ts'
import type { Expression } from '../../dsl/expression.ts'
import { fromJSON, text } from '../../dsl/functions.ts'
import type { Job, Strategy } from '../../dsl/job.ts'
import { matrix } from '../../dsl/matrix.ts'
import type { ImageFacts } from '../../model/image.ts'
import { onlyImage } from './legs.ts'
import type { InEnv, Pipeline } from './pipeline.ts'

type OfNeeds = Expression<string, 'needs'>

/** The result of a build. */
export interface Subject {
  /** One digest, or JSON [{product, variant, digest, …}]: what decisions take as DIGESTS. */
  readonly digests: OfNeeds
  /** Every image in every registry as NAME@DIGEST, separated by blanks. */
  readonly references: OfNeeds
  /** The digest, where one image is built. */
  readonly digest: OfNeeds | undefined
  /** The one image; undefined when there are several. */
  readonly only: PlannedImage | undefined
}

/** The subject of a build with one digest. */
export function oneSubject(pipeline: Pipeline, job: Job<'digest'>): Subject {
  const { digest } = job.outputs
  const only = onlyImage(pipeline)
  const [first = '', ...more] = only?.repositories ?? []
  const references = more.reduce((before, name) => text`${before} ${name}@${digest}`, text`${first}@${digest}`)
  return { digests: digest, references: references as OfNeeds, digest, only }
}

/** The subject of a build with several images. */
export function manySubjects(job: Job<'digests' | 'references'>): Subject {
  return { ...job.outputs, digest: undefined, only: undefined }
}

type OfLeg = Expression<string, 'matrix'>

/** A job with a leg for each of several images. */
export interface EachImage {
  readonly strategy: Strategy
  /** The name in the first registry, such as `ghcr.io/acme/app`. */
  readonly name: InEnv
  /** The same without the registry. */
  readonly repository: InEnv
  readonly digest: OfLeg
  /** Any other fact of the image: its product, its leg, an axis of the products. */
  readonly field: (name: string) => OfLeg
}

/** The images of a build side by side. */
export function eachImage({ registries: [first] }: ImageFacts, { digests }: Subject): EachImage {
  const legs = matrix({ image: fromJSON<readonly Readonly<Record<string, string>>[]>(digests) })
  const field = (name: string): OfLeg => (legs.image as unknown as Readonly<Record<string, OfLeg>>)[name] as OfLeg
  const { host = '', repository: template = '' } = first ?? {}
  const [name, repository] = [fillAxes(`${host}/${template}`, field), fillAxes(template, field)]
  return { strategy: { 'fail-fast': false, matrix: legs }, name, repository, digest: field('digest'), field }
}

/** The name of a repository, each `{axis}` as the expression that stands for it. */
const fillAxes = (template: string, field: EachImage['field']): InEnv =>
  template
    .split(/(\{[^{}]+\})/)
    .filter((part) => part !== '')
    .reduce<InEnv>((before, part) => join(before, part.startsWith('{') ? field(part.slice(1, -1)) : part), '')

const join = (before: InEnv, part: InEnv): InEnv =>
  typeof before === 'string' && typeof part === 'string' ? `${before}${part}` : text`${before}${part}`

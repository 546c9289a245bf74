// What was built, as the jobs after the build speak of it: one digest, or a list of them, always by digest.
import type { Expression } from '../../dsl/expression.ts'
import { text } from '../../dsl/functions.ts'
import type { Job } from '../../dsl/job.ts'
import type { PlannedImage } from '../../decide/build-matrix.ts'
import type { Pipeline } from './pipeline.ts'
import { onlyImage } from './legs.ts'

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

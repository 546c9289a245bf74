// Builders around another builder: one that prepares the machine first, and one that does not build what is published already.
import type { Expression } from '../../dsl/expression.ts'
import { eq, or } from '../../dsl/operators.ts'
import { settled } from '../../dsl/settled.ts'
import type { Step, StepBody } from '../../dsl/step.ts'
import { findPublished } from '../../steps/find-published.ts'
import type { Builder, Leg } from '../build-matrix/builder.ts'
import { oneALine } from '../build-matrix/one-a-line.ts'
import type { InEnv } from '../build-matrix/pipeline.ts'

/** Steps of the author's own before the build, such as checkouts of several repositories, and after it. */
export function prepared(steps: readonly Step[], builder: Builder, after: readonly Step[] = []): Builder {
  return {
    publish(leg) {
      const built = builder.publish(leg)
      return { steps: [...steps, ...built.steps, ...after], digest: built.digest }
    },
    attempt: (leg) => [...steps, ...builder.attempt(leg)],
  }
}

/** What tells that an image is the one that would be built. */
export interface PublishedImage {
  /** The tag that it would have, without the name, such as `sha-1a2b3c4`. */
  readonly tag: (leg: Leg) => InEnv
  /** Labels, as `name=value`, that it must have: of everything that goes into the build. */
  readonly labels: (leg: Leg) => readonly InEnv[]
}

/**
 * Builds a source once: what is published with the same labels is taken as it is, whichever ref it is for. So its version
 * label is the tag of its commit, which stays true.
 */
export function buildOnce(published: PublishedImage, builder: Builder): Builder {
  return {
    publish(leg) {
      const tag = published.tag(leg)
      const found = findPublished({
        id: 'published',
        image: leg.image,
        env: { NAME: leg.name, TAG: tag, LABELS: oneALine(published.labels(leg)) },
      })
      const built = builder.publish({ ...leg, version: tag })
      const isNew = eq(found.outputs.digest, '')
      const digest = or(found.outputs.digest, built.digest) as Expression<string, 'steps'>
      return { steps: [found, ...built.steps.map((step) => onlyIf(step, isNew))], digest }
    },
    attempt: builder.attempt,
  }
}

/** The step with a condition; whoever reads its outputs reads the same step. */
function onlyIf(step: Step, condition: Expression<boolean, 'steps'>): Step {
  const { body } = step
  if (body.does !== 'run' && body.does !== 'use') return step
  return Object.freeze({ ...step, body: { ...body, options: settled({ if: condition, ...body.options }) } as StepBody })
}

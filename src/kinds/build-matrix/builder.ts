// What builds one leg: steps that push by digest, and steps that only show that it builds.
import type { Step } from '../../dsl/step.ts'
import type { ImageFacts } from '../../model/image.ts'
import type { Legs } from './legs.ts'
import type { InEnv } from './pipeline.ts'

/** What a builder is told about its leg. The expressions may stand in any step of the job. */
export interface Leg {
  readonly image: ImageFacts
  /** The name in the first registry, such as `ghcr.io/acme/app`; with products, an expression of the leg. */
  readonly name: InEnv
  /** Such as `linux/arm64`. */
  readonly platform: InEnv
  /** Tells legs apart, for caches. */
  readonly id: InEnv
  /** The principal tag of the build: the version of a release. */
  readonly version: InEnv
  /** The commit that is being built. */
  readonly revision: InEnv
  /** Any other field of the leg, such as an axis of the products. */
  readonly field: Legs['field']
}

/** Steps with the digest that they pushed. */
export interface Published {
  readonly steps: readonly Step[]
  readonly digest: InEnv
}

/** How an image is built. */
export interface Builder {
  /** The program that its users pull with, for the summary. @default docker */
  readonly tool?: 'docker' | 'podman'
  /** Builds and pushes by digest: nothing public points at it. */
  publish(leg: Leg): Published
  /** Builds and pushes nothing: for pull requests. */
  attempt(leg: Leg): readonly Step[]
}

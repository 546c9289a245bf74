// What the jobs of a release have in common: the image, where its source comes from, how it is built and proven.
import type { VariantFacts } from '../../decide/build/build-matrix.ts'
import type { ConditionAt, Expression } from '../../dsl/expression.ts'
import type { Job } from '../../dsl/job.ts'
import type { Step } from '../../dsl/step.ts'
import type { ImageFacts } from '../../model/image.ts'
import type { Builder } from './builder.ts'

/** What a plan hands to the jobs after it. */
export type PlanOutput =
  | 'kind'
  | 'push'
  | 'version'
  | 'tag'
  | 'tags'
  | 'stable'
  | 'revision'
  | 'started'
  | 'matrix'
  | 'products'
  | 'names'

/** The job that decides what a run will do. */
export type PlanJob = Job<PlanOutput>

/** A text, or an expression that may stand in the environment of a step. */
export type InEnv =
  | string
  | Expression<string | boolean | null | undefined, 'github' | 'inputs' | 'needs' | 'steps' | 'matrix' | 'env'>

/** What the plan goes by. Everything has a default that is right for the push of a branch or of a git tag. */
export interface PlanFacts {
  /** @default github.ref_type */
  readonly REF_TYPE?: InEnv
  /** @default github.ref_name */
  readonly REF?: InEnv
  /** @default github.sha */
  readonly SHA?: InEnv
  /** The commit of the source, when that is another repository. @default SHA */
  readonly REVISION?: InEnv
  /** @default github.event_name */
  readonly EVENT?: InEnv
  /** The name of a file that holds the version. It has to say what the git tag says. */
  readonly VERSION?: string
  /** A tag that somebody asked for by hand. */
  readonly TAG?: InEnv
  /** A class that stays where it is, from the decision `staging-freeze`. */
  readonly HOLD?: InEnv
  /** 'true' builds and pushes nothing. */
  readonly SKIP_PUSH?: InEnv
  /** The number of the run, where tags carry it. */
  readonly NUMBER?: InEnv
}

/** Products that only the run knows: steps of the plan that read them, and what they gave. */
export interface RuntimeProducts {
  readonly steps: readonly Step[]
  /** JSON: an object of axes with their values. */
  readonly axes: InEnv
}

/** The settings that more than one job of a release looks at. */
export interface Pipeline {
  readonly image: ImageFacts
  readonly builder: Builder
  /** Brings the source to the machine of the plan and of every leg. */
  readonly source: readonly Step[]
  /** Whether the source is this repository, so that a checkout of it brings the decisions as well. */
  readonly sourceHasDecisions: boolean
  readonly facts: PlanFacts
  /** The machine of each platform. */
  readonly runners: Readonly<Record<string, string>>
  readonly variants: readonly VariantFacts[]
  readonly runtimeProducts: RuntimeProducts | undefined
  /** Whether the run is this workflow's business at all; looked at before anything else. */
  readonly guard: ConditionAt<'jobs.<id>.if'> | undefined
  /** Whether there is anything to build, known once the author's steps of the plan have run. */
  readonly when: ConditionAt<'jobs.<id>.steps.if'> | undefined
  /** Whether pull requests are built as well. */
  readonly pullRequests: boolean
  /** Whether a version that is published already is taken as it is, when it was built from the same commit. */
  readonly reuse: boolean
  readonly sign: boolean
  readonly attest: boolean
}

/** Where small jobs run that only decide, read and write tags. */
export const smallRunner = 'ubuntu-24.04'

// What a compiled workflow does to the world, for the rules that look at effects; made while it is compiled.
import type { Contract } from './contract.ts'
import type { Effect } from './effect.ts'
import type { ImageFacts } from './image.ts'
import type { Permissions } from './permissions.ts'
import type { Place } from './place.ts'

/** A lock: only one holder at a time. */
export interface LockFacts {
  readonly group: string
  /** True also when an expression decides. */
  readonly mayCancel: boolean
  readonly queue: 'single' | 'max'
}

/** One effect, in the order in which the steps of its job run. */
export interface EffectUse {
  readonly effect: Effect
  /** The name of its step. */
  readonly step: string
  /** When its step runs; those inside `parallel` run together. */
  readonly order: number
  /** Tells the steps of the job apart: the effects of one step happen one after the other. */
  readonly stepNumber: number
  /** The condition of its step as GitHub reads it, or of the step that its composite action stands in. */
  readonly condition: string | undefined
  /** Whether the job goes on, or counts as a success, when the step fails. */
  readonly mayFail: boolean
  readonly place: Place
}

/** One job with what it does. */
export interface JobFacts {
  readonly id: string
  /** The jobs that it waits for directly. */
  readonly needs: readonly string[]
  readonly condition: string | undefined
  readonly lock: LockFacts | undefined
  readonly environment: string | undefined
  /** Undefined when the settings of the repository decide. */
  readonly permissions: Permissions | undefined
  /** Names of secrets that it or one of its steps reads, the workflow token left out. */
  readonly secrets: readonly string[]
  readonly effects: readonly EffectUse[]
  /**
   * What a job without steps of its own calls: a file of the same repository, or something that is not known here.
   * Undefined also where the job says itself what the workflow elsewhere does.
   */
  readonly calls: { readonly path: string } | 'elsewhere' | undefined
  /** The least grants for its steps; undefined when one of them does not say what it needs. */
  readonly needed: Permissions | undefined
  readonly place: Place
}

/** The patterns of `on.push.tags`, as they were written. */
export interface TagFilterFacts {
  readonly patterns: readonly string[]
  readonly place: Place
}

/** One workflow with what it does. */
export interface WorkflowFacts {
  /** The YAML file that it is compiled to, from the root of its repository. */
  readonly path: string
  readonly name: string
  readonly events: readonly string[]
  /** Undefined when it has none. */
  readonly tagFilter: TagFilterFacts | undefined
  /** The images whose tags it knows: of its policy, and those its effects name. */
  readonly images: readonly ImageFacts[]
  /** What it sends and receives, of its policy. */
  readonly contracts: readonly Contract[]
  readonly lock: LockFacts | undefined
  readonly jobs: readonly JobFacts[]
  readonly place: Place
}

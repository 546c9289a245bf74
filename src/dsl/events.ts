// What may stand at `on`: every event of GitHub's schema with its own filters, activity types and declarations.
import type { events } from '../language/generated/events.ts'
import type { BranchFilter, OneOrMany, PathFilter, TagFilter } from './filters.ts'
import type { CallInputs, DispatchInputs } from './inputs.ts'

/** The name of an event, such as `push`. */
export type EventName = keyof typeof events

type Events = typeof events

type Activity<E extends EventName> = Events[E]['types'][number]

interface ActivityTypes<T extends string> {
  /** What must have happened. @default for most events every type */
  readonly types?: OneOrMany<T>
}

type FilterIf<E extends EventName, K extends string, F> = K extends Events[E]['filters'][number] ? F : unknown

type Filters<E extends EventName> = ([Activity<E>] extends [never] ? unknown : ActivityTypes<Activity<E>>) &
  FilterIf<E, 'branches', BranchFilter> &
  FilterIf<E, 'tags', TagFilter> &
  FilterIf<E, 'paths', PathFilter>

/** One line of a schedule. */
export interface Cron {
  /** Five fields: minute, hour, day of month, month, day of week. */
  readonly cron: string
  /** The IANA zone the fields are read in. @default UTC */
  readonly timezone?: string
}

/** A secret that the caller hands over. */
export interface CallSecret {
  /** What it is for. */
  readonly description?: string
  /** Whether a caller must give it. @default false */
  readonly required?: boolean
}

export type CallSecrets = Readonly<Record<string, CallSecret | null>>

interface Dispatch<D> {
  /** The fields of the form, read as `on.inputs.<name>`. */
  readonly inputs?: DispatchInputs<D>
}

interface Call<I, S> {
  /** What the caller gives, read as `on.inputs.<name>`. */
  readonly inputs?: CallInputs<I>
  /** Secrets that the caller hands over, read as `on.secrets.<name>`. */
  readonly secrets?: S
}

interface RepositoryDispatch {
  /** The `event_type` of the request, word for word. */
  readonly types?: readonly string[]
}

interface ImageVersion extends ActivityTypes<Activity<'image_version'>> {
  /** Images by name or pattern. */
  readonly names?: OneOrMany
  /** Versions by name or pattern. */
  readonly versions?: OneOrMany
}

interface OtherWorkflows {
  /** The names of the workflows whose runs count. */
  readonly workflows: OneOrMany
}

interface SpecialEvents<D, I, S> {
  readonly schedule: readonly Cron[]
  readonly workflow_dispatch: null | Dispatch<D>
  readonly workflow_call: null | Call<I, S>
  readonly repository_dispatch: null | RepositoryDispatch
  readonly workflow_run: null | (OtherWorkflows & Filters<'workflow_run'>)
  readonly image_version: null | ImageVersion
}

type EventConfig<E extends EventName, D, I, S> = E extends keyof SpecialEvents<D, I, S>
  ? SpecialEvents<D, I, S>[E]
  : null | (Events[E]['value'] extends 'none' ? never : Filters<E>)

/** No inputs, no secrets. */
export type None = Record<never, never>

/** The events that start a workflow, each with its filters: `{ push: { branches: ['main'] }, release: null }`. */
export type On<D = None, I = None, S extends CallSecrets = None> = {
  readonly [E in EventName]?: EventConfig<E, D, I, S>
}

/** Takes note of which events an `On` has. */
export type Naming<E extends EventName> = { readonly [K in E]?: unknown }

// What starts a workflow, and the typed contexts that follow from it: inputs, secrets, and the event's payload.
import type { GithubContext } from '../language/generated/context-shapes.ts'
import type { EventPayloads } from '../language/generated/payloads.ts'
import type { CallSecrets, EventName, Naming, None, On } from './events.ts'
import { readable } from './expression.ts'
import type { Readings } from './expression.ts'
import type { InputReadings } from './inputs.ts'
import { callSite } from './call-site.ts'
import type { CallSite } from './call-site.ts'
import { settled } from './settled.ts'

/** The payload a property at a time: what one of several events lacks may be null. */
type Merged<P> = {
  readonly [K in P extends unknown ? keyof P : never]: P extends { readonly [Q in K]: infer V } ? V : null
}

/** A called workflow has the payload of its caller's event, of which nothing is known. */
type KnownEvent<E extends EventName> = E extends EventName ? (string extends keyof EventPayloads[E] ? never : E) : never

type Payload<E extends EventName> = [KnownEvent<E>] extends [never]
  ? Readonly<Record<string, unknown>>
  : Merged<EventPayloads[KnownEvent<E>]>

/** What a workflow declares for its callers. */
export interface CallContract<I = unknown, S = unknown> {
  readonly inputs: I
  readonly secrets: S
}

/** The contract of a workflow: none where nothing can call it. */
export type ContractOf<E extends EventName, I, S> = 'workflow_call' extends E ? CallContract<I, S> : 'not callable'

type SecretReadings<S> = Readings<{ readonly [K in keyof S]: string }, 'secrets'>

/** Triggers with the contexts that come with them. */
export interface Triggers<E extends EventName = EventName, D = None, I = None, S extends CallSecrets = None> {
  readonly kind: 'triggers'
  readonly config: On<D, I, S>
  readonly site: CallSite
  /** The names of all inputs that the events declare. */
  readonly inputNames: readonly string[]
  /** What the form or the caller gave. */
  readonly inputs: InputReadings<D | I>
  /** What the caller handed over. Other secrets are read with `secrets('NAME')`. */
  readonly secrets: SecretReadings<S>
  /** The run and the event behind it, with the payload of these events. */
  readonly github: Readings<GithubContext<E, Payload<E>>, 'github'>
}

/** Declares what starts a workflow. Its `inputs`, `secrets` and `github` are typed by what is declared. */
export function triggers<E extends EventName, const D = None, const I = None, const S extends CallSecrets = None>(
  config: On<D, I, S> & Naming<E>,
): Triggers<E, D, I, S> {
  const own = settled(config)
  const names = inputNames(own)
  return Object.freeze({
    kind: 'triggers',
    config: own,
    site: callSite(triggers),
    inputNames: names,
    inputs: readable<InputReadings<D | I>>({ kind: 'context', name: 'inputs', source: { kind: 'inputs', names } }),
    secrets: readable<SecretReadings<S>>({ kind: 'context', name: 'secrets' }),
    github: readable<Readings<GithubContext<E, Payload<E>>, 'github'>>({ kind: 'context', name: 'github' }),
  })
}

/** The names of all inputs that these events declare. */
export function inputNames(events: object): readonly string[] {
  const { workflow_dispatch: form, workflow_call: call } = events as {
    readonly [event: string]: { readonly inputs?: object } | null
  }
  return [...Object.keys(form?.inputs ?? {}), ...Object.keys(call?.inputs ?? {})]
}

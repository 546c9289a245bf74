// A contract: what crosses a boundary, declared once for the form, the sender, the receiver and the check at run time.
import type { Contract as ContractData, VersionFields } from '../model/contract.ts'
import type { RepositoryEffect } from '../model/effect.ts'
import { callSite } from './call-site.ts'
import type { CallSite } from './call-site.ts'
import { contractData } from './contract/contract-data.ts'
import type {
  ContractFields,
  FieldValueOf,
  FieldWords,
  FormInputs,
  IsOptional,
  PayloadValue,
} from './contract/fields.ts'
import { jsonObject } from './contract/json-object.ts'
import { formInput } from './contract/words-field.ts'
import { access, readable } from './expression.ts'
import type { Expression, Readable, Readings, ReadsOf, Scalar, Template } from './expression.ts'
import type { FieldSchema } from './inputs.ts'
import { settled } from './settled.ts'

/** What a contract says beside its fields. `N` are their names. */
export interface ContractOptions<N extends string = string> {
  /** `inputs` for the form of a workflow_dispatch. @default payload: what one repository sends another */
  readonly carries?: ContractData['carries']
  /** Logins that may send it, such as `my-app[bot]`. @default whoever may dispatch at all */
  readonly senders?: readonly string[]
  /** The field with a ref that is released when it is a version, and the field that says branch or tag: only a tag is released. */
  readonly versions?: VersionFields & { readonly ref: N; readonly type: N }
}

type FillValue<I> = FieldValueOf<I> | Expression<FieldValueOf<I>>

/** The values of a payload: each field that must be there, those that may, and no other. */
export type Filling<F> = {
  readonly [K in keyof F as IsOptional<F[K]> extends true ? never : K]: FillValue<F[K]>
} & { readonly [K in keyof F as IsOptional<F[K]> extends true ? K : never]?: FillValue<F[K]> | undefined }

/** Read by people, in the message of the compiler. */
type NoOther<F, V> = { readonly [K in Exclude<keyof V, keyof F>]: 'the contract has no such field' }

/** A contract whatever its fields are. */
export interface AnyContract {
  readonly kind: 'contract'
  /** The key in policy.json, and for a payload the event type. */
  readonly name: string
  /** What policy.json holds of it. */
  readonly data: ContractData
  /** The names of the fields, which the decisions write as outputs. */
  readonly outputs: readonly string[]
  /** For `on.workflow_dispatch.inputs`. */
  readonly inputs: object
  /** For `on.repository_dispatch.types`. */
  readonly types: readonly [string]
  /** What a step does that sends it: `owner/name` is where to. */
  sends(repository: string): RepositoryEffect
  readonly site: CallSite
}

/** A contract. `F` are its fields as they were declared. */
export interface Contract<F> extends AnyContract {
  readonly outputs: readonly (keyof F & string)[]
  readonly inputs: FormInputs<F>
  /** The payload as it arrived, not yet checked: `relayUpdated.payload.relay_sha`. Scripts read what the decision wrote. */
  readonly payload: Readings<{ readonly [K in keyof F]: PayloadValue<F[K]> }, 'github'>
  /** The payload as JSON, for the variable FIELDS of the decision dispatch-payload. */
  filled<const V extends Filling<F>>(values: V & NoOther<F, V>): Template<ReadsOf<V[keyof V]>>
}

/** Declares what crosses a boundary: `contract('relay-updated', { relay_ref: z.string(), relay_sha: z.string() })`. */
export function contract<const F>(
  name: string,
  fields: ContractFields<F>,
  options: ContractOptions<keyof F & string> = {},
): Contract<F> {
  const own = settled(fields) as Readonly<Record<string, FieldSchema | FieldWords>>
  const data = contractData(name, own, options)
  const payload = access({ kind: 'context', name: 'github' }, 'event', 'client_payload')
  const inputs = Object.entries(own).map(([field, one]) => [field, '_zod' in one ? one : formInput(one)] as const)
  return Object.freeze({
    kind: 'contract',
    name,
    data,
    outputs: Object.freeze(Object.keys(own)) as readonly (keyof F & string)[],
    inputs: Object.freeze(Object.fromEntries(inputs)) as FormInputs<F>,
    types: Object.freeze([name]) as readonly [string],
    payload: readable<Contract<F>['payload']>(payload),
    filled: (values: Readonly<Record<string, Scalar | Expression<unknown, Readable>>>) =>
      jsonObject(values) as Template<never>,
    sends: (repository: string): RepositoryEffect => ({ does: 'dispatch', repository, about: name }),
    site: callSite(contract),
  })
}

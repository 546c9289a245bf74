// The fields of a contract as they are declared: zod schemas, or GitHub's own words with what is checked of them.
import type { FieldChecks } from '../../model/contract.ts'
import type { DispatchInput, FieldSchema, InputValue } from '../inputs.ts'

/** The names of the checks, which GitHub's forms do not take. */
export const checkNames: readonly (keyof FieldChecks)[] = ['pattern', 'holds', 'least', 'most', 'whole', 'sentence']

/** A field in GitHub's own words. */
export type FieldWords<O extends string = string> = DispatchInput<O> & FieldChecks

/** Each field as it is declared: a schema stays what it is, anything else must be in words. */
export type ContractFields<F> = {
  readonly [K in keyof F]: F[K] extends FieldSchema
    ? F[K]
    : FieldWords<F[K] extends { readonly options: readonly (infer O extends string)[] } ? O : string>
}

/** The same for a form of `workflow_dispatch`. */
export type FormInputs<F> = {
  readonly [K in keyof F]: F[K] extends FieldSchema ? F[K] : Omit<F[K], keyof FieldChecks>
}

/** Whether a field may be left out. */
export type IsOptional<I> = I extends { readonly _zod: { readonly input: infer In } }
  ? undefined extends In
    ? true
    : null extends In
      ? true
      : false
  : I extends { readonly required: true }
    ? false
    : true

/** What a field yields where the payload is read: nothing is known to be there but what must be. */
export type PayloadValue<I> = IsOptional<I> extends true ? FieldValueOf<I> | null : FieldValueOf<I>

/** What a field holds when it is given. */
export type FieldValueOf<I> = Exclude<InputValue<I>, null>

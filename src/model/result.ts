// The answer of anything a user's input can make fail: a value, or the failures that kept it from being made.
import type { Failure } from './failure.ts'

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failures: readonly Failure[] }

export const succeed = <T>(value: T): Result<T> => ({ ok: true, value })

export const fail = (...failures: readonly Failure[]): Result<never> => ({ ok: false, failures })

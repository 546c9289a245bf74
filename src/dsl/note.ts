// Comments and keys that the types do not know: the two things an author can add to any value of a workflow.
import type { keys } from '../language/generated/keys.ts'
import { Noted } from '../model/noted.ts'
import type { Yaml } from '../model/noted.ts'
import { isExpression } from './expression.ts'
import type { Expression, Scalar } from './expression.ts'
import { settled } from './settled.ts'

/** The comment of a value, kept on a copy of it. */
export const commentKey: unique symbol = Symbol('comment')

/** Keys added by `beyond`, kept on a copy of the value. */
export const beyondKey: unique symbol = Symbol('beyond')

/** What `comment` and `beyond` leave on an object. */
export interface Annotated {
  readonly [commentKey]?: string
  readonly [beyondKey]?: NewKeys
}

/** A value of a key that the types do not know: anything YAML holds, expressions included. */
export type NewValue = Scalar | Expression | readonly NewValue[] | NewKeys

export interface NewKeys {
  readonly [key: string]: NewValue
}

/**
 * Puts a comment above a value: a job, a step, a trigger, one entry of a list, one value of a mapping. A comment on a whole
 * workflow stands in the header of its file.
 */
export function comment<const T>(words: string, value: T): T {
  if (typeof value === 'object' && value !== null && !(value instanceof Noted)) {
    const before: string | undefined = (value as Annotated)[commentKey]
    return annotated(value, { [commentKey]: before === undefined ? words : `${words}\n${before}` })
  }
  // A text or a number has no room for a comment of its own; the writer takes it out of this wrapper.
  return new Noted(value as Yaml, { before: words }) as T
}

type Keys = typeof keys

/** The keys that a value takes by its own type, whether they are set or not. */
type KnownKey<T> = T extends { readonly kind: 'job' }
  ? keyof Keys['job'] | keyof Keys['callJob']
  : T extends { readonly kind: 'step' }
    ? keyof Keys['runStep'] | keyof Keys['usesStep'] | keyof Keys['parallelStep']
    : T extends { readonly kind: 'workflow' }
      ? keyof Keys['workflow']
      : T extends { readonly kind: 'action' }
        ? keyof Keys['action']
        : keyof T

/** Only a mapping has room for them, and only what the types do not know is new. */
type MoreKeys<T> = T extends readonly unknown[] | Expression
  ? 'only a mapping takes more keys'
  : NewKeys & { readonly [K in KnownKey<T>]?: never }

/**
 * Adds keys that GitHub knows and these types do not yet: `beyond(job('build', {...}), { 'new-key': true })`. A key that
 * the types do know is refused.
 */
export function beyond<const T extends object>(value: T, more: MoreKeys<T>): T {
  const before: NewKeys | undefined = (value as Annotated)[beyondKey]
  return annotated(value, { [beyondKey]: settled({ ...before, ...(more as NewKeys) }) })
}

function annotated<T extends object>(value: T, notes: Annotated): T {
  const isList = Array.isArray(value)
  const isMapping = !isExpression(value) && Object.getPrototypeOf(value) === Object.prototype
  // What is more than its entries, such as a matrix or a schema of zod, is inherited from.
  const copy: object = isList || isMapping ? Object.assign(isList ? [] : {}, settled(value)) : Object.create(value)
  return Object.freeze(Object.assign(copy, notes)) as T
}

/** The value without the comment that `comment` wrapped around it. */
export function bare<T>(value: T): T {
  return value instanceof Noted ? bare(value.value as T) : value
}

/** Changes a value and keeps the comment around it. */
export function inside<T>(value: T, change: (bareValue: T) => Yaml): Yaml {
  return value instanceof Noted ? new Noted(inside(value.value as T, change), value) : change(value)
}

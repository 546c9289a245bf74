// Reads variables that hold a digest; a value of another form is told with its name.
import { decided, refused } from './decision.ts'
import type { Decided } from './decision.ts'
import { isImageDigest, textIn } from './read-fields.ts'
import type { JsonRecord } from './read-fields.ts'
import { showValue } from './show-value.ts'

/** How a field is called outside: `sourceDigest` is SOURCE_DIGEST. */
export const variableName = (field: string): string =>
  field.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()

/** A digest that must be there. */
export function readDigest(input: JsonRecord, field: string): Decided<string> {
  const value = input[field]
  if (isImageDigest(value)) return decided(value)
  return refused(
    'malformed',
    `${variableName(field)} must be sha256: and 64 hex digits, and is ${showValue(value ?? '')}`,
  )
}

/** What a tag stands for; empty when there is no such tag. */
export const readFoundDigest = (input: JsonRecord, field: string): Decided<string> =>
  textIn(input, field) === '' ? decided('') : readDigest(input, field)

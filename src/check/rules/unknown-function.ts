// A function that GitHub does not have: the whole file is refused.
import { sameName } from '../reading/fields.ts'
import type { Rule } from '../rule.ts'

const known = [
  'contains',
  'startsWith',
  'endsWith',
  'format',
  'join',
  'toJSON',
  'fromJSON',
  'hashFiles',
  'case',
  'success',
  'failure',
  'always',
  'cancelled',
] as const

export const unknownFunction: Rule<'unknown-function'> = {
  id: 'unknown-function',
  severity: 'error',
  *check({ expressions }) {
    for (const use of expressions) {
      for (const call of use.parsed?.calls ?? []) {
        if (known.some((name) => sameName(name, call.name))) continue
        yield { place: use.placeOf(call.offset, call.length), args: { name: call.name, known } }
      }
    }
  },
}

// Laws of the check of fields: zod, an independent oracle, takes the same values, and nothing from outside makes it throw.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { validateFields } from '../../../src/decide/contract/validate-fields.ts'
import { contract } from '../../../src/dsl/contract.ts'
import { inSweep } from '../../in-sweep.ts'

const runs = { numRuns: inSweep(10_000) }

const schemas = {
  text: z.string().min(1).max(4),
  digits: z.string().regex(/^[0-9]+$/),
  part: z.string().regex(/a|b/),
  both: z.string().regex(/^a/).regex(/b$/),
  count: z.int().min(-2).max(3),
  size: z.number().gte(0.5),
  choice: z.enum(['a', 'b', '1']),
  yes: z.boolean(),
}

const { data } = contract('any', schemas)

const value = fc.oneof(
  fc.string({ maxLength: 6, unit: fc.constantFrom(...'ab01.-'.split('')) }),
  fc.integer({ min: -5, max: 5 }),
  fc.double({ min: -1, max: 2, noNaN: true }),
  fc.boolean(),
)

test('a value that is no text is taken exactly when zod takes it', () => {
  const names = fc.constantFrom(...(Object.keys(schemas) as (keyof typeof schemas)[]))
  fc.assert(
    fc.property(names, value, (name, given) => {
      const { fields } = data
      const field = fields[name]
      // Forms send numbers and booleans as text; zod would not read them. An empty text is one that was not given.
      if (field === undefined || given === '' || (typeof given === 'string' && /number|boolean/.test(field.type)))
        return
      const ours = validateFields({ [name]: field }, { [name]: given })
      const theirs = schemas[name].safeParse(given)
      expect([given, ours.sentences.length === 0]).toEqual([given, theirs.success])
      if (theirs.success) expect(ours.values).toEqual({ [name]: theirs.data })
    }),
    runs,
  )
})

test('a number or a boolean that comes as text is read as it would be as itself', () => {
  const typed = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.boolean())
  fc.assert(
    fc.property(fc.constantFrom('count', 'size', 'yes'), typed, (name, given) => {
      const field = data.fields[name]
      if (field === undefined) throw new Error(name)
      const fields = { [name]: field }
      const [asItself, asText] = [
        validateFields(fields, { [name]: given }),
        validateFields(fields, { [name]: String(given) }),
      ]
      expect(asText.values).toEqual(asItself.values)
    }),
    runs,
  )
})

test('whatever comes from outside, each field has a value or a sentence of one line', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...Object.keys(schemas), 'x'), fc.jsonValue()), (given) => {
      const { values, sentences } = validateFields(data.fields, given)
      expect(Object.keys(values).length + sentences.length).toBe(Object.keys(data.fields).length)
      for (const sentence of sentences) expect(sentence).not.toMatch(/[\n\r]/)
    }),
    // An object whose name for itself is no function breaks whoever asks it for a text.
    { ...runs, examples: [[{ yes: { toString: null } }], [{ yes: [{ toString: null }] }]] },
  )
})

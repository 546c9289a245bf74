// A field of a contract as data: what a schema of zod or GitHub's words become, and what is refused because data cannot hold it.
import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { payloadDoor } from '../../src/decide/contract/validate-payload.ts'
import { contract } from '../../src/dsl/contract.ts'
import { comment } from '../../src/index.ts'
import { policyWith } from '../decide/contract/contracts.ts'
import { outputsOf } from '../decide/open-door.ts'

const dataOf = (field: object): unknown =>
  contract('any', { it: field } as Record<string, { type: 'string' }>).data.fields['it']

describe('a field', () => {
  test.each<[string, object, object]>([
    ['a text', z.string(), { type: 'string', required: true }],
    ['a text that may be missing', z.string().optional(), { type: 'string', required: false }],
    ['a text that may be null', z.string().nullable(), { type: 'string', required: false }],
    ['a text with a default', z.string().default('main'), { type: 'string', required: false, default: 'main' }],
    ['a described text', z.string().describe('Why'), { type: 'string', required: true, about: 'Why' }],
    ['a pattern', z.string().regex(/^[a-z]+$/), { type: 'string', required: true, pattern: '[a-z]+' }],
    ['a pattern for a part', z.string().regex(/x/), { type: 'string', required: true, pattern: '[^]*(?:x)[^]*' }],
    [
      'a pattern with a choice',
      z.string().regex(/^a|b$/),
      { type: 'string', required: true, pattern: '[^]*(?:^a|b$)[^]*' },
    ],
    ['a beginning', z.string().startsWith('v'), { type: 'string', required: true, pattern: '[^]*(?:^v.*)[^]*' }],
    ['a length', z.string().min(1).max(9), { type: 'string', required: true, least: 1, most: 9 }],
    ['an exact length', z.string().length(7), { type: 'string', required: true, least: 7, most: 7 }],
    ['a whole number', z.int().min(1).max(5), { type: 'number', required: true, whole: true, least: 1, most: 5 }],
    ['a number', z.number().gte(0.5), { type: 'number', required: true, least: 0.5 }],
    ['yes or no', z.boolean().default(false), { type: 'boolean', required: false, default: false }],
    ['one of some words', z.enum(['a', 'b']), { type: 'choice', required: true, options: ['a', 'b'] }],
    ['a word', z.literal('promote'), { type: 'choice', required: true, options: ['promote'] }],
    [
      'a word with its sentence',
      z.literal('x', { error: 'Say x.' }),
      { type: 'choice', required: true, options: ['x'], sentence: 'Say x.' },
    ],
    [
      'a pattern with its sentence',
      z.string().regex(/^a$/, { error: (issue) => `no '${String(issue.input)}'` }),
      { type: 'string', required: true, pattern: 'a', sentence: "no '{value}'" },
    ],
    [
      'a template',
      z.templateLiteral(['v', z.int()]),
      { type: 'string', required: true, pattern: expect.stringContaining('v') as string },
    ],
    ['words of GitHub', { type: 'choice', options: ['a'] }, { type: 'choice', required: false, options: ['a'] }],
    [
      'words of GitHub with a default',
      { required: true, default: 'main' },
      { type: 'string', required: false, default: 'main' },
    ],
    ['an environment', { type: 'environment' }, { type: 'string', required: false }],
    ['words with checks', { holds: 'ref', most: 9 }, { type: 'string', required: false, holds: 'ref', most: 9 }],
    ['words with a comment', comment('Why', { type: 'boolean' }), { type: 'boolean', required: false }],
  ])('that is %s is data', (_what, field, data) => {
    expect(dataOf(field)).toEqual(data)
  })

  test.each<[string, object, string]>([
    ['an object', z.object({}), 'a schema of the kind object'],
    ['a list', z.array(z.string()), 'a schema of the kind array'],
    ['a text that is changed', z.string().transform(Number), 'a schema of the kind pipe'],
    ['a text that is trimmed', z.string().trim(), 'the check overwrite'],
    ['one of two schemas', z.union([z.string(), z.number()]), 'a schema of the kind union'],
    ['a check in code', z.string().refine((value) => value.length > 1), 'the check custom'],
    ['a literal number', z.literal(1), 'literals that are no texts'],
    ['a limit that is left out', z.number().gt(1), 'a limit that is not itself allowed'],
    ['a multiple', z.number().multipleOf(2), 'the check multiple_of'],
    ['a pattern without case', z.string().regex(/a/i), 'a pattern with the flags i'],
    ['an address by code', z.url(), 'the format url'],
  ])('that is %s is refused: the check would be lost', (_what, schema, words) => {
    expect(() => dataOf(schema)).toThrow(`field it: ${words} cannot be written to policy.json`)
  })

  test.each<[string, object, string]>([
    ['a broken pattern', { pattern: '(' }, 'field it: Invalid regular expression'],
    [
      'a pattern for a number',
      { type: 'number', pattern: 'x' },
      'field it: pattern and holds are for texts, and its type is number',
    ],
  ])('with %s is refused', (_what, words, message) => {
    expect(() => dataOf(words)).toThrow(message)
  })

  it('takes the same texts as its schema, whatever the pattern', () => {
    const patterns = [/^[a-z]{2}$/, /a/, /^a|b$/, /b$/, /^$|^aa$/, /^(?:a|b)$/, /^a\|b$/]
    const texts = ['a', 'b', 'ab', 'ba', 'aa', 'bb', 'cab', 'xx', 'a|b', 'abc', 'A']
    for (const pattern of patterns) {
      const schema = z.string().regex(pattern)
      const { data } = contract('any', { it: schema })
      for (const value of texts) {
        const checked = outputsOf(payloadDoor, policyWith(data), { CONTRACT: 'any', PAYLOAD: { it: value } })
        expect([pattern, value, 'it' in checked]).toEqual([pattern, value, schema.safeParse(value).success])
      }
    }
  })
})

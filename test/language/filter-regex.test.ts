// The language of an expression has exactly the names for which JavaScript's own test is true.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameTest } from '../../src/language/filter/find-shortest.ts'
import { isWithin } from '../../src/language/filter/questions.ts'
import { regexLanguage } from '../../src/language/filter/regex-language.ts'

/** Each with a name that it matches. */
const expressions: readonly (readonly [RegExp, string])[] = [
  [/^v?\d+$/, 'v12'],
  [/^v?\d+\.\d+\.\d+$/, 'v1.2.3'],
  [/^(0|[1-9]\d*)\.(0|[1-9]\d*)$/, '0.10'],
  [/a/, 'bab'],
  [/^a/, 'ab'],
  [/a$/, 'ba'],
  [/^$|^a$/, 'a'],
  [/(?:^a|b)1*$/, 'xb11'],
  [/x?^a/, 'ab'],
  [/(?:x|)^a|1$/, 'ax'],
  [/a$|^1/, '1b'],
  [/(a$)?1?/, 'v'],
  [/^(?:a|b1){2,3}$/, 'ab1a'],
  [/^(?:a?){3}b{0,1}$/, 'aab'],
  [/^a{2,}?b*?$/, 'aaab'],
  [/^(?=.*1)[ab1]+$/, 'ab1a'],
  [/^(?!v)\w+$/, 'a_1'],
  [/^(?!.*a$)(?=[^1]*1)/, 'ab1b'],
  [/b(?=1$)/, 'ab1'],
  [/b(?!1)/, 'b2'],
  [/^[^/]*\/[^]*$/, 'a/b/'],
  [/^.$/, 'é'],
  [/^.\s?$/s, '\n '],
  [/^[\d_-]\D\W$/, '-a.'],
  [/^v[A-B]$/i, 'Va'],
  [/^\S\sé?$/i, 'a\u2028É'],
  [/^[^a-b]v$/i, 'xV'],
  [/^[^a]\S.$/u, '🚀é1'],
  [/^\u0061\x31\cA?$/u, 'a1'],
  [/^[.*+?^${}()|[\]\\]$/, ']'],
  [/^(?<year>\d{2})-(?<n>1|2)$/, '12-1'],
  [/^🚀?a$/, '🚀a'],
  [/a|/, '1'],
  [/(?:)/g, 'b'],
  [/1/y, '1a'],
]

const char = fc.constantFrom(
  'a',
  'b',
  'A',
  'B',
  '1',
  '2',
  'v',
  'x',
  '.',
  '-',
  '_',
  '/',
  ' ',
  '\n',
  'é',
  'ſ',
  'K',
  '\u2028',
  '🚀',
  '^',
  ']',
)
const word = fc.array(char, { minLength: 1, maxLength: 5 }).map((chars) => chars.join(''))

describe('an expression', () => {
  test.each(expressions)('%s has the names that it matches, such as %j', (expression, example) => {
    const isInLanguage = nameTest(regexLanguage(expression))
    const near = fc
      .tuple(fc.nat(example.length), char)
      .map(([at, added]) => example.slice(0, at) + added + example.slice(at + 1))
    const agree = (name: string): void => {
      expression.lastIndex = 0
      expect([name, isInLanguage(name)]).toEqual([name, expression.test(name)])
    }
    expect(isInLanguage(example)).toBe(true)
    agree(example)
    fc.assert(fc.property(fc.oneof(word, near), agree), { numRuns: 400, seed: 11 })
  })

  test.each([
    [/(?<=a)b/, '(?<=a)b'.slice(0, 6), 0],
    [/ab\b/, String.raw`\b`, 2],
    [/(a)\1/, String.raw`\1`, 3],
    [/(?:a$)+/, '(?:a$)+', 0],
    [/[🚀a]/u, '[🚀a]', 0],
    [/a\u{1f680}/u, String.raw`\u{1f680}`, 1],
    [/\p{L}/u, String.raw`\p{L}`, 0],
  ])('%s is not supported, and says where', (expression, syntax, offset) => {
    expect(isWithin(regexLanguage(expression), regexLanguage(/a/))).toEqual({
      answer: 'unsupported',
      syntax,
      offset,
      length: syntax.length,
    })
  })

  test.each([/^a$/m, new RegExp('a', 'v')])('%s is not supported for its flag', (expression) => {
    expect(isWithin(regexLanguage(/a/), regexLanguage(expression))).toMatchObject({ answer: 'unsupported' })
  })
})

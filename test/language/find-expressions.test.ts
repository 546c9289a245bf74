// Which parts of a string are expressions, and whether they are all of it.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findExpressions } from '../../src/language/expression.ts'

describe('the expressions of a string', () => {
  test.each<[string, string[]]>([
    ['no expression', []],
    ['${{ github.ref }}', [' github.ref ']],
    ['${{a}}', ['a']],
    ['v${{ a }}-${{ b }}.tar', [' a ', ' b ']],
    ["${{ format('{0}}}', a) }}", [" format('{0}}}', a) "]],
    ["${{ 'it''s }}' }} and more", [" 'it''s }}' "]],
    ["it's ${{ a }}, isn't it", [' a ']],
    ["${{ '${{' }}", [" '${{' "]],
    ['${{ a\n&& b }}', [' a\n&& b ']],
    ['$ {{ a }} and {{ b }}', []],
    ['${{ a }}}', [' a ']],
    ['${{ }}', [' ']],
  ])('%j holds %j', (text, sources) => {
    const found = findExpressions(text)
    expect(found.map((one) => one.source)).toEqual(sources)
    expect(found.every((one) => one.closed)).toBe(true)
  })

  test.each([
    ['${{ a', ' a'],
    ['${{ a } }', ' a } }'],
    ["${{ 'a }}", " 'a }}"],
    ['${{ a }} ${{', ''],
  ])('%j is not closed', (text, source) => {
    expect(findExpressions(text).at(-1)).toEqual({
      source,
      offset: text.length - source.length,
      length: source.length,
      closed: false,
    })
  })

  // G-N2: with anything around the brackets, a condition is a string that is never empty, and so always true.
  test.each([
    ["${{ github.ref == 'x' }}", true],
    ["${{ github.ref == 'x' }}\n", false],
    ['${{ a }} && ${{ b }}', false],
    ['!${{ a }}', false],
    ['${{ a }} && b', false],
  ])('the brackets are all of %j: %s', (text, expected) => {
    const [first] = findExpressions(text)
    expect(first?.offset === 3 && first.offset + first.length + 2 === text.length).toBe(expected)
  })

  test('what is found is what was put in, at its place', () => {
    const plain = fc.string({ maxLength: 10 }).filter((text) => !text.includes('$'))
    const literal = fc.string({ maxLength: 10 }).map((text) => `'${text.replaceAll("'", "''")}'`)
    const inside = fc.oneof(literal, fc.stringMatching(/^ ?[a-z.()]{0,8} ?$/))
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, inside)), plain, (pairs, tail) => {
        const text = pairs.map(([before, source]) => `${before}\${{${source}}}`).join('') + tail
        const found = findExpressions(text)
        expect(found.map((one) => one.source)).toEqual(pairs.map(([, source]) => source))
        for (const { source, offset, length } of found) expect(text.slice(offset, offset + length)).toBe(source)
      }),
    )
  })
})

import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { displayWidth } from '../../src/report/display-width.ts'
import { wrap } from '../../src/report/wrap.ts'

it.each([
  ['fits as it is', 20, 'fits as it is'],
  ['two  blanks stay', 20, 'two  blanks stay'],
  ['  an indented line of words', 14, '  an indented\n    line of\n    words'],
  ['one looooooooooooong word', 10, 'one\n    looooooooooooong\n    word'],
  ['値値 値値 値値', 9, '値値 値値\n    値値'],
])('%j in %i columns', (text, width, expected) => {
  expect(wrap(text, width, '    ')).toBe(expected)
})

it('wrapping loses no word, and no line with two words is too wide', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^\S{1,20}$/)), fc.integer({ min: 5, max: 60 }), (words, width) => {
      const wrapped = wrap(words.join(' '), width, '  ')
      expect(wrapped.split(/\s+/).filter(Boolean)).toEqual(words)
      const wide = wrapped.split('\n').filter((line) => displayWidth(line) > width)
      expect(wide.filter((line) => line.trim().includes(' '))).toEqual([])
    }),
  )
})

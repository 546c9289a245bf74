// A part of a value is found in the text, however the scalar is written.
import fc from 'fast-check'
import { stringify } from 'yaml'
import { describe, expect, it } from 'vitest'
import { readYaml } from '../../src/yaml/read.ts'
import { writeYaml } from '../../src/yaml/write.ts'
import { text } from './arbitrary.ts'
import { at, covered } from './place-text.ts'

const path = ['k', 'run']

function find(source: string, part: string): string {
  const { file } = readYaml('f.yml', source)
  const value = String(file?.node(path)?.value)
  const place = file?.scalarPlace(path, value.indexOf(part), part.length)
  return place === undefined ? 'nothing' : `${at(place)} ${covered(source, place)}`
}

const use = '${{ a.b }}'

describe('an expression is found in', () => {
  it.each([
    ['a plain scalar', `k:\n  run: x ${use} y\n`, `2:10 ${use}`],
    ['a plain scalar of two lines', `k:\n  run: x\n    y ${use} z\n`, `3:7 ${use}`],
    ['single quotes', `k:\n  run: 'it''s ${use}'\n`, `2:15 ${use}`],
    ['double quotes', `k:\n  run: "x ${use}"\n`, `2:11 ${use}`],
    ['double quotes with escapes', `k:\n  run: "\\t\\x41\\u00e9\\U0001F642 \\"${use}"\n`, `2:34 ${use}`],
    ['double quotes over several lines', `k:\n  run: "x\\\n    y\n\n    ${use}"\n`, `5:5 ${use}`],
    ['a literal block', `k:\n  run: |\n    x\n    y ${use}\n`, `4:7 ${use}`],
    ['a literal block that is indented further inside', `k:\n  run: |\n    x\n\n      ${use}\n`, `5:7 ${use}`],
    ['a literal block with an indicator', `k:\n  run: |1-\n     x\n    ${use}\n`, `4:5 ${use}`],
    ['a literal block with a comment', `k:\n  run: |+ # why\n\n    ${use}\n\n`, `4:5 ${use}`],
    ['a literal block with a blank first line', `k:\n  run: |2\n     \n    ${use}\n`, `4:5 ${use}`],
    ['a folded block', `k:\n  run: >-\n    x\n    y ${use}\n\n    z\n`, `4:7 ${use}`],
    ['a literal block with CRLF', `k:\r\n  run: |\r\n    x\r\n    y ${use}\r\n`, `4:7 ${use}`],
    ['a folded block with CRLF', `k:\r\n  run: >\r\n    x\r\n    y ${use}\r\n`, `4:7 ${use}`],
  ])('%s', (_name, source, expected) => {
    expect(find(source, use)).toBe(expected)
  })
})

it('a part of two lines ends on the second one', () => {
  const { file } = readYaml('f.yml', 'k:\n  run: |\n    ab\n    cd\n')
  expect(file?.scalarPlace(path, 1, 3)).toEqual({ file: 'f.yml', line: 3, column: 6, endLine: 4, endColumn: 6 })
})

it('a part without length is a spot, also behind the last character', () => {
  const { file } = readYaml('f.yml', 'k:\n  run: abc\n')
  expect(file?.scalarPlace(path, 0, 0)).toEqual({ file: 'f.yml', line: 2, column: 8, endLine: 2, endColumn: 8 })
  expect(file?.scalarPlace(path, 1, 0)).toEqual({ file: 'f.yml', line: 2, column: 9, endLine: 2, endColumn: 9 })
  expect(file?.scalarPlace(path, 3, 0)).toEqual({ file: 'f.yml', line: 2, column: 11, endLine: 2, endColumn: 11 })
})

it.each<[string, string, readonly (string | number)[]]>([
  ['a number', 'k:\n  run: 12\n', path],
  ['a map', 'k:\n  run: {a: b}\n', path],
  ['an alias', 'a: &x hello\nk:\n  run: *x\n', path],
  ['a node that is not there', 'k:\n  x: 1\n', path],
])('a part of %s is the whole node', (_name, source, where) => {
  const { file } = readYaml('f.yml', source)
  expect(file?.scalarPlace(where, 0, 1)).toEqual(file?.place(where))
})

/** Looks up each word of the value, when the source gives back the value at all. */
function check(source: string, value: string): void {
  const { file } = readYaml('f.yml', source)
  fc.pre(file?.node(path)?.value === value)
  for (const match of value.matchAll(/[^\s"'\\\p{C}\p{Z}]+/gu)) {
    const place = file?.scalarPlace(path, match.index, match[0].length)
    // Double quotes may break a word over several lines.
    expect(place && covered(source, place).replaceAll(/\\\n +/g, '')).toBe(match[0])
  }
}

describe('every word of a value is found in the text', () => {
  const words = fc
    .array(fc.constantFrom('foo', 'bar ', ' ', '\n', "it's", '"q"', '\t', '🙂', use, '\\n', '  ', 'word'), {
      maxLength: 25,
    })
    .map((pieces) => pieces.join(''))

  it.each(['\n', '\r\n'])('as we write it, with the line end %j', (lineEnd) => {
    const property = fc.property(fc.oneof(text, words), (value) => {
      check(writeYaml({ k: { run: value } }).replaceAll('\n', lineEnd), value)
    })
    fc.assert(property, { numRuns: 1000 })
  })

  it.each(['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const)(
    'as another writer folds it: %s',
    (defaultStringType) => {
      const property = fc.property(fc.oneof(text, words), (value) => {
        check(stringify({ k: { run: value } }, { lineWidth: 20, defaultStringType }), value)
      })
      fc.assert(property, { numRuns: 500 })
    },
  )
})

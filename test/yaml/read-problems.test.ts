// What is wrong with a file, with its place.
import { describe, expect, it } from 'vitest'
import { readYaml } from '../../src/yaml/read.ts'
import { at } from './place-text.ts'

/** Each problem as `line:column code detail`. */
function problemsOf(text: string): string[] {
  return readYaml('f.yml', text).problems.map(({ code, detail, place }) => `${at(place)} ${code} ${detail}`.trimEnd())
}

describe('a tab as indentation', () => {
  it.each([
    ['before a key', 'jobs:\n\tbuild:\n    x: 1\n', ['2:1 tab']],
    ['behind blanks', 'jobs:\n  build:\n  \tx: 1\n', ['3:3 tab']],
    ['before an item', 'a:\n  - b\n\t- c\n', ['3:1 tab']],
    ['at the start of the file', '\tname: x\n', ['1:1 tab']],
    ['behind a dash', 'a:\n  -\tb: c\n', ['2:4 tab']],
    ['below a script', 'a:\n  b: |\n    x\n\ty\n', ['4:1 tab']],
    ['in a script', 'a:\n  b: |\n\techo\n', ['3:1 tab']],
    ['in a flow list', 'a: [\n\tb ]\n', ['2:1 tab']],
    ['in quotes', 'a:\n  b: "x\n\ty"\n', ['3:1 tab']],
    ['behind a byte order mark', '\ufeff\tname: x\n', ['1:1 tab']],
  ])('%s', (_name, text, expected) => {
    expect(problemsOf(text)).toEqual(expected)
  })

  it.each(['a:\tb\n', 'a: b\t# c\n', 'a:\n  b: 1\n\t\n  c: 2\n', 'a: |\n  \tx\n'])('is none in %j', (text) => {
    expect(problemsOf(text)).toEqual([])
  })
})

describe('a key that stands twice', () => {
  it.each([
    ['in a map', 'a: 1\nb: 2\na: 3\n', ['3:1 duplicate-key a']],
    ['in two styles', 'a: 1\n"a": 2\n', ['2:1 duplicate-key a']],
    ['in a flow map', '{a: 1, a: 2}\n', ['1:8 duplicate-key a']],
    ['three times', 'a: 1\na: 2\na: 3\n', ['2:1 duplicate-key a', '3:1 duplicate-key a']],
    ['below others', 'jobs:\n  x:\n    y: 1\n    y: 2\n', ['4:5 duplicate-key y']],
  ])('%s', (_name, text, expected) => {
    expect(problemsOf(text)).toEqual(expected)
  })

  it('points at the first one, whose value counts', () => {
    const { file, problems } = readYaml('f.yml', 'a: 1\na: 2\na: 3\n')
    expect(problems.map((problem) => problem.related)).toEqual([
      { file: 'f.yml', line: 1, column: 1, endLine: 1, endColumn: 2 },
      { file: 'f.yml', line: 1, column: 1, endLine: 1, endColumn: 2 },
    ])
    expect([file?.data, file?.place(['a']).line]).toEqual([{ a: 1 }, 1])
  })

  it.each(['a: 1\nA: 2\n', '- a: 1\n- a: 2\n', 'a: 1\nb: {a: 2}\n'])('is none in %j', (text) => {
    expect(problemsOf(text)).toEqual([])
  })
})

describe('what GitHub does not take', () => {
  it.each([
    ['a merge key', 'a: &x {b: 1}\nc:\n  <<: *x\n', ['3:3 merge-key <<']],
    ['a second document', 'a: 1\n---\nb: 2\n', ['2:1 several-documents']],
    ['a second document that is empty', 'a: 1\n---\n', ['2:1 several-documents']],
    ['a key that is a list', '? [a, b]\n: c\n', ['1:3 syntax a key must be text']],
    ['an alias of nothing', 'a: *x\n', ['1:4 syntax no anchor &x above']],
    ['an alias of what comes later', 'a: *x\nb: &x 1\n', ['1:4 syntax no anchor &x above']],
    ['an alias inside its own node', 'a: &x [1, *x]\n', ['1:11 alias-bomb x']],
    ['a tag that nobody knows', 'a: !secret b\n', ['1:4 syntax Unresolved tag: !secret']],
    ['a control character', 'a: b\nc: \u001b[0m\n', ['2:4 syntax control character U+001B']],
  ])('%s', (_name, text, expected) => {
    expect(problemsOf(text)).toEqual(expected)
  })
})

describe('broken syntax is told once a line', () => {
  it.each([
    ['a colon in a plain text', 'a: b: c\n', ['1:4 syntax Nested mappings are not allowed in compact mappings']],
    ['an open quote', 'a: "b\n', ['2:1 syntax Missing closing "']],
    [
      'an open list',
      'a: [b\n',
      ['2:1 syntax Flow sequence in block collection must be sufficiently indented and end with a ]'],
    ],
    ['keys that do not line up', 'a:\n  b: 1\n c: 2\n', ['3:1 syntax All mapping items must start at the same column']],
    ['one anchor too many, and one more', 'a: &b &c &d e\n', ['1:7 syntax A node can have at most one anchor']],
    ['a reserved sign', 'a: @b\n', ['1:4 syntax Plain value cannot start with reserved character @']],
  ])('%s', (_name, text, expected) => {
    expect(problemsOf(text)).toEqual(expected)
  })

  it('and what could be read is there', () => {
    expect(readYaml('f.yml', 'name: x\non: @b\n').file?.place(['on']).line).toBe(2)
  })

  it('in the order of the file, and never more than twenty times', () => {
    const found = problemsOf('a: @b\na: c\n'.repeat(30))
    expect(found).toHaveLength(20)
    expect(found.slice(0, 3).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '1:4 syntax',
      '2:1 duplicate-key',
      '3:4 syntax',
    ])
  })
})

describe('a file of which nothing can be read', () => {
  it.each([
    ['is empty', '', '1:1 empty'],
    ['is only blank', '\n  \n', '1:1 empty'],
    ['is only comments', '# a\n# b\n', '1:1 empty'],
    ['is only a marker', '---\n', '1:1 empty'],
    ['is only a byte order mark', '\ufeff', '1:1 empty'],
    ['holds a zero byte', 'name: x\n\u007fELF\0\0', '2:5 binary U+0000'],
    ['was no UTF-8', 'PK\ufffd\ufffd\n\ufffd\ufffdx\ufffd', '1:3 binary no UTF-8'],
    ['is larger than a mebibyte', `a: "${'é'.repeat(524_288)}"\n`, '1:1 too-large 1048582 bytes'],
    ['is nested too deep', `${'['.repeat(101)}`, '1:102 too-deep'],
  ])('%s', (_name, text, expected) => {
    expect(problemsOf(text)).toEqual([expected])
    expect(readYaml('f.yml', text).file).toBeUndefined()
  })

  it.each([
    ['a file of a mebibyte', `a: ${'b'.repeat(1024 * 1024 - 4)}\n`],
    ['a hundred lists in each other', '['.repeat(100) + ']'.repeat(100)],
    ['a slip of the encoding in a comment', '# caf\ufffd\na: 1\n'],
  ])('is not %s', (_name, text) => {
    expect(problemsOf(text)).toEqual([])
    expect(readYaml('f.yml', text).file).toBeDefined()
  })
})

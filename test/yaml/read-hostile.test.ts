// A file made to hurt the reader is answered with a problem, soon, and never with an exception.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readYaml } from '../../src/yaml/read.ts'
import type { YamlFile } from '../../src/yaml/read.ts'
import type { Path } from '../../src/yaml/path.ts'

const mebibyte = 1024 * 1024
const fill = (piece: string): string => piece.repeat(Math.floor(mebibyte / piece.length))
const long = (piece: string): string => fill(piece).slice(0, mebibyte / 16)

/** Every line one blank deeper than the one above. */
const staircase = Array.from({ length: 1400 }, (_, indent) => `${' '.repeat(indent)}a:\n`).join('')

/** A flow list of ten. */
const tenOf = (name: string): string => `[${Array.from({ length: 10 }, () => name).join(', ')}]`

/** Each anchor holds ten of the one before. */
function bomb(): string {
  const lines = Array.from({ length: 40 }, (_, index) => `a${index + 1}: &a${index + 1} ${tenOf(`*a${index}`)}`)
  return `a0: &a0 ${tenOf('x')}\n${lines.join('\n')}\n`
}

describe('too deep is told before anything is built', () => {
  it.each([
    ['open lists', fill('[')],
    ['open maps', fill('{a: ')],
    ['both', fill('[{a: ')],
    ['dashes', fill('- ')],
    ['question marks', fill('? ')],
    ['colons', fill(': ')],
    ['keys on one line', fill('a: ')],
    ['growing indentation', staircase],
  ])(
    'for a mebibyte of %s',
    (_name, text) => {
      const { file, problems } = readYaml('f.yml', text)
      expect([file, problems.map((problem) => problem.code)]).toEqual([undefined, ['too-deep']])
    },
    2000,
  )
})

describe('aliases cannot blow up a file', () => {
  it('that grows tenfold with every line', () => {
    const { file, problems } = readYaml('f.yml', bomb())
    expect(problems.map((problem) => problem.code)).toEqual(['alias-bomb'])
    expect(JSON.stringify(file?.data).length).toBeLessThan(mebibyte)
  }, 2000)

  it('that grows deeper with every line', () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}]`)
    const { file, problems } = readYaml('f.yml', `a0: &a0 [x]\n${lines.join('\n')}\n`)
    expect(problems[0]?.code).toBe('too-deep')
    expect(() => JSON.stringify(file?.data)).not.toThrow()
  }, 2000)

  it('but an honest file may use one as often as it likes', () => {
    const { problems } = readYaml('f.yml', `a: &a {b: [1, 2, 3]}\nc:\n${'  - *a\n'.repeat(5000)}`)
    expect(problems).toEqual([])
  })
})

describe('a long file is answered', () => {
  it.each([
    ['brackets that close nothing', long(']')],
    ['commas', `[${long(',')}`],
    ['open quotes', long('"\n')],
    ['one key', long('a: b\n')],
    ['anchors', long('&a ')],
    ['aliases', long('*a ')],
    ['documents', long('---\n')],
    ['line feeds', long('\n')],
    ['empty items', long('-\n')],
    ['the signs the parser uses inside', long('\u001f\u0002\u0018')],
  ])(
    'of %s',
    (_name, text) => {
      const { file, problems } = readYaml('f.yml', text)
      expect(problems.length).toBeLessThanOrEqual(20)
      expect(file !== undefined || problems.length > 0).toBe(true)
    },
    10_000,
  )
})

const shreds = [
  ['a', 'b: ', ': ', '- ', '? ', '\n', '\n  ', '\n    ', '\t', '[', ']', '{', '}', ',', '"', "'", '|', '>', '|2-', '#'],
  [
    ' # c',
    '&a ',
    '*a',
    '*b',
    '!t ',
    '!!str ',
    '<<: ',
    '---\n',
    '...',
    '%YAML 1.1\n',
    '\\',
    ' ',
    '\r\n',
    '\ufeff',
    'é',
    '🙂',
  ],
  ['\u0001', '\u001f', '\u0002', '\u0018', 'x: y\n', '- z\n', '`', '@', '\0'],
].flat()

/** Asks a file for everything it knows. */
function visit(file: YamlFile, path: Path): void {
  const { place, value } = file.node(path) ?? {}
  const { line = 0, column = 0, endLine = 0, endColumn = 0 } = place ?? {}
  expect(Math.min(line, column)).toBeGreaterThan(0)
  expect(endLine > line || (endLine === line && endColumn >= column)).toBe(true)
  if (typeof value === 'string') file.scalarPlace(path, 0, value.length)
  for (const child of file.children(path)) visit(file, child.path)
}

it('shreds of YAML are read or refused, with places that make sense', () => {
  const soup = fc.array(fc.constantFrom(...shreds), { maxLength: 25 }).map((pieces) => pieces.join(''))
  const property = fc.property(soup, (text) => {
    const { file, problems } = readYaml('f.yml', text)
    expect(file !== undefined || problems.length > 0).toBe(true)
    for (const { place } of problems) expect(Math.min(place.line, place.column)).toBeGreaterThan(0)
    if (file !== undefined) visit(file, [])
  })
  fc.assert(property, { numRuns: 1500 })
})

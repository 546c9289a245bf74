// How one value is written: plain where every reader agrees, else in quotes.
import { describe, expect, it } from 'vitest'
import type { Yaml } from '../../src/model/noted.ts'
import { writeYaml } from '../../src/yaml/write.ts'

/** What stands behind the colon. */
const written = (value: Yaml): string => writeYaml({ key: value }).slice('key:'.length).trimStart().replace(/\n$/, '')

describe('a text that stands plain', () => {
  const texts = [
    ['npm test', 'actions/checkout@v4', 'ubuntu-24.04', '${{ github.ref }}', '$HOME', 'https://x/y', 'v*', '.github/x'],
    [
      'v1.2.3',
      '1.2.3',
      '20.x',
      '3d3c42e5aac5ba805825da76410c181273ba90b1',
      '2024-01-01-nightly',
      '23 3 * * 1',
      'v12:30',
    ],
    ['a:b', 'sha256:0a1b', 'a#b', 'a, b', 'a [b] {c}', '-x', '--flag', '..', '~x', '<x', '=x'],
    ["it's", 'say "x"', 'C:\\x', 'none', 'nope', 'yess', 'é 🙂', 'a\u00a0b', 'word '.repeat(1000).trim()],
  ].flat()
  it.each(texts)('%s', (text) => {
    expect(written(text)).toBe(text)
  })
})

describe('a text in single quotes', () => {
  const words = ['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']
  const casings = words.flatMap((word) => [word, word.toUpperCase(), `${word[0]?.toUpperCase()}${word.slice(1)}`])
  const texts = [
    casings,
    ['', ' ', ' a', 'a ', '~', '=', '<<', '-', '?', ':', '---', '...', '--- x', '- a', '? a', ': a', '?a', ':a'],
    ['0', '7', '-1', '+1', '-0', '0777', '0o7', '0x1F', '0b101', '1_000', '1,000', '3.10', '.5', '1.', '-.5', '1e3'],
    ['1.5E+3', '.', '+', '.inf', '-.INF', '.NaN', '12:30', '1:2:3.5', '2001-12-14', '2001-1-1', '2001-12-14 21:59:43'],
    ['a: b', 'a:', 'a #b', '#a', '*.md', '*/5 * * * *', '!x', '@x', '`x`', '%x', '&x', '|', '>-', '{a}', '[0-9]+', ']'],
    [',a', '"x"', "'x'"],
  ].flat()
  it.each(texts)('%j', (text) => {
    expect(written(text)).toBe(`'${text.replaceAll("'", "''")}'`)
  })
})

describe('a text with escapes', () => {
  it.each([
    ['\t', '"\\t"'],
    ['make\tall', '"make\\tall"'],
    ['a\rb', '"a\\rb"'],
    ['a\r\nb\r\n', '"a\\r\\nb\\r\\n"'],
    ['\u0000', '"\\x00"'],
    ['\u001b[0m', '"\\x1b[0m"'],
    ['\u007f', '"\\x7f"'],
    ['\u0085', '"\\x85"'],
    ['\u2028\u2029', '"\\u2028\\u2029"'],
    ['\ufeffx', '"\\ufeffx"'],
    ['\ud800', '"\\ud800"'],
    ['"\\\t', '"\\"\\\\\\t"'],
  ])('%j', (text, expected) => {
    expect(written(text)).toBe(expected)
  })
})

describe('a value that is no text', () => {
  it.each<[Yaml, string]>([
    [null, ''],
    [true, 'true'],
    [false, 'false'],
    [0, '0'],
    [-0, '-0'],
    [-12, '-12'],
    [0.5, '0.5'],
    [1e21, '1.0e+21'],
    [1.5e300, '1.5e+300'],
    [5e-324, '5.0e-324'],
    [{}, '{}'],
    [[], '[]'],
    [[null], '- null'],
  ])('%j', (value, expected) => {
    expect(written(value)).toBe(expected)
  })

  it.each<[string, unknown, string]>([
    ['a number that is none', Number.NaN, 'cannot write key: YAML for GitHub cannot hold NaN'],
    ['an endless number', Number.POSITIVE_INFINITY, 'cannot write key: YAML for GitHub cannot hold Infinity'],
    ['a function', () => 1, 'cannot write key: YAML cannot hold a value of type function'],
    ['a date', new Date(0), 'cannot write key: YAML cannot hold an instance of Date'],
    ['a hole in a list', [undefined], 'cannot write key[0]: YAML cannot hold a value of type undefined'],
  ])('%s is a bug and told with its path', (_name, value, message) => {
    expect(() => writeYaml({ key: value as Yaml })).toThrow(message)
  })
})

describe('a key', () => {
  it.each([
    ['runs-on', 'runs-on: 1'],
    ['y', "'y': 1"],
    ['1', "'1': 1"],
    ['', "'': 1"],
    ['a b', 'a b: 1'],
    ['a: b', "'a: b': 1"],
    ['a\nb', '"a\\nb": 1'],
    ['__proto__', '__proto__: 1'],
  ])('%j is written by the rules of texts', (key, line) => {
    expect(writeYaml(Object.fromEntries([[key, 1]]))).toBe(`${line}\n`)
  })

  it('`on` stays plain at the top, and only there', () => {
    expect(writeYaml({ on: { on: 'on' } })).toBe("on:\n  'on': 'on'\n")
  })

  it('too long for a reader to find its colon is marked as a key', () => {
    const key = 'k'.repeat(2000)
    expect(writeYaml({ a: [{ [key]: { b: 'x\ny\n' } }] })).toBe(
      `a:\n  - ? ${key}\n    :\n      b: |\n        x\n        y\n`,
    )
  })
})

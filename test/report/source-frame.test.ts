import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayWidth } from '../../src/report/display-width.ts'
import { frame } from '../../src/report/source-frame.ts'
import { themeFor } from '../../src/report/theme.ts'

const show = (
  source: string,
  place: { line?: number; column: number; endLine?: number; endColumn?: number },
  width = 80,
) => frame(source, { file: 'a.yml', line: 1, ...place }, { width, theme: themeFor(false), paint: (text) => text })

describe('the source line of a place', () => {
  it.each([
    ['one character when the end is not known', 'on: push', { column: 5 }, '    1 │ on: push\n      │     ^'],
    ['the part that is meant', 'on: push', { column: 5, endColumn: 9 }, '    1 │ on: push\n      │     ^^^^'],
    [
      'up to the end of the line when it goes on',
      'run: |  ',
      { column: 6, endLine: 3, endColumn: 2 },
      '    1 │ run: |\n      │      ^',
    ],
    ['behind tabs', '\ta\tb', { column: 4, endColumn: 5 }, '    1 │   a  b\n      │      ^'],
    ['behind wide characters', '名前: 値', { column: 5, endColumn: 6 }, '    1 │ 名前: 値\n      │       ^^'],
    ['behind emoji of several code points', '👩‍👩‍👧🇩🇪 x', { column: 14, endColumn: 15 }, '    1 │ 👩‍👩‍👧🇩🇪 x\n      │      ^'],
    ['behind combining marks', 'e\u0301e\u0301 x', { column: 6 }, '    1 │ e\u0301e\u0301 x\n      │    ^'],
    ['a control character as an escape', 'a\u001Bb', { column: 2 }, '    1 │ a\\x1bb\n      │  ^^^^'],
    ['the end of the line', 'on:', { column: 4 }, '    1 │ on:\n      │    ^'],
    ['a place beyond the end', 'on:', { column: 99 }, '    1 │ on:\n      │    ^'],
  ])('marks %s', (_what, source, place, expected) => {
    expect(show(source, place)).toBe(expected)
  })

  it('counts lines that end in CRLF', () => {
    expect(show('a: 1\r\nb: 2\r\n', { line: 2, column: 4 })).toBe('    2 │ b: 2\n      │    ^')
  })

  it('is left out when the file has no such line', () => {
    expect(show('a: 1\n', { line: 9, column: 1 })).toBe(undefined)
  })

  it('is cut on the right when the mark is on the left', () => {
    expect(show(`on: ${'x'.repeat(100)}`, { column: 1, endColumn: 3 }, 40)).toBe(
      '    1 │ on: xxxxxxxxxxxxxxxxxxxxxxxxxxx…\n      │ ^^',
    )
  })

  it('is cut on both sides when the mark is in the middle', () => {
    const source = `${'x'.repeat(100)} HERE ${'y'.repeat(100)}`
    expect(show(source, { column: 102, endColumn: 106 }, 40)).toBe(
      '    1 │ …xxxxxxxxxxxxxx HERE yyyyyyyyyy…\n      │                 ^^^^',
    )
  })

  it('is found at once in a line of a megabyte', () => {
    const started = performance.now()
    const shown = show(`${'['.repeat(1 << 20)}é`, { line: 1, column: 500_000 })
    expect(shown).toContain('…[[[')
    expect(performance.now() - started).toBeLessThan(2000)
  })

  it('always fits and always has its mark below what is meant', () => {
    const line = fc.string({ unit: fc.constantFrom('a', ' ', '\t', '値', '👩‍👧', 'e\u0301', '\u001B'), maxLength: 300 })
    fc.assert(
      fc.property(
        line,
        fc.nat(400),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 30, max: 200 }),
        (before, pad, length, width) => {
          const source = `${before}${'-'.repeat(pad)}${'X'.repeat(length)}X${'+'.repeat(pad)}`
          const column = before.length + pad + 1
          const [text = '', mark = ''] =
            show(source, { column, endColumn: column + length + 1 }, width)?.split('\n') ?? []
          expect(displayWidth(text)).toBeLessThanOrEqual(Math.min(width, 160))
          const at = mark.indexOf('^')
          expect(displayWidth(text.slice(0, text.indexOf('X')))).toBe(at)
          expect(mark.slice(at)).toMatch(/^\^+$/)
        },
      ),
    )
  })
})

describe('the width of text', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['値', 2],
    ['e\u0301', 1],
    ['👩‍👩‍👧', 2],
    ['⚠️', 2],
    ['│', 1],
    ['한글', 4],
    ['ｆ', 2],
  ])('of %j is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })
})

// The shape of a written document: collections, notes, header, blank lines.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { Noted } from '../../src/model/noted.ts'
import type { Yaml } from '../../src/model/noted.ts'
import { writeYaml } from '../../src/yaml/write.ts'
import type { WriteYamlOptions } from '../../src/yaml/write.ts'
import { releaseOptions, releaseWorkflow } from './release-workflow.ts'

const lines = (document: Yaml, options?: WriteYamlOptions): string[] => writeYaml(document, options).split('\n')
const noted = (value: Yaml, before?: string, after?: string): Noted => new Noted(value, { before, after })

describe('collections', () => {
  it.each<[string, Yaml, string[]]>([
    ['a list is indented below its key', { a: [1, 2] }, ['a:', '  - 1', '  - 2']],
    ['a map is indented below its key', { a: { b: 1 } }, ['a:', '  b: 1']],
    ['a map begins on the line of its dash', [{ a: 1, b: [2] }], ['- a: 1', '  b:', '    - 2']],
    ['a list begins on the line of its dash', [[[1], 2]], ['- - - 1', '  - 2']],
    ['a null value leaves its key alone', { push: null, b: [null] }, ['push:', 'b:', '  - null']],
    ['an empty collection stands on its line', { a: {}, b: [[], {}] }, ['a: {}', 'b:', '  - []', '  - {}']],
    ['the root may be a scalar', 'a: b', ["'a: b'"]],
    ['the root may be null', null, ['null']],
    ['the root may be empty', {}, ['{}']],
  ])('%s', (_name, document, expected) => {
    expect(lines(document)).toEqual([...expected, ''])
  })

  it('an undefined value of a map is not there', () => {
    expect(lines({ a: undefined, b: { c: undefined }, d: 1 } as unknown as Yaml)).toEqual(['b: {}', 'd: 1', ''])
  })

  it('an object that stands twice is written twice', () => {
    const shared = { a: 1 }
    expect(lines([shared, shared])).toEqual(['- a: 1', '- a: 1', ''])
  })

  it.each<[string, (inner: Yaml) => Yaml]>([
    ['maps', (inner) => ({ a: inner })],
    ['lists', (inner) => [inner]],
  ])('a thousand %s in each other are written', (_name, wrap) => {
    let document: Yaml = 'x'
    for (let depth = 0; depth < 1000; depth += 1) document = wrap(document)
    expect(writeYaml(document)).toMatch(/x\n$/)
  })
})

describe('a note before', () => {
  it.each<[string, Yaml, string[]]>([
    ['stands above its key', { a: { b: noted(1, 'why') } }, ['a:', '  # why', '  b: 1']],
    ['stands above the key of a collection', { a: noted({ b: 1 }, 'why') }, ['# why', 'a:', '  b: 1']],
    [
      'stands above its item',
      { a: [noted({ b: 1 }, 'why'), noted(2, 'how')] },
      ['a:', '  # why', '  - b: 1', '  # how', '  - 2'],
    ],
    [
      'of the first key of an item stands above the dash',
      [noted({ a: noted(1, 'two') }, 'one')],
      ['# one', '# two', '- a: 1'],
    ],
    [
      'of the first item of an item stands above the dash',
      { k: [[noted(1, 'why'), 2]] },
      ['k:', '  # why', '  - - 1', '    - 2'],
    ],
    ['has an empty line as a lone sign', { a: noted(1, 'one\n\ntwo') }, ['# one', '#', '# two', 'a: 1']],
    [
      'cannot be ended by any line end',
      { a: noted(1, 'b\rc: 1\u2028d\u0085e\r\nf') },
      ['# b', '# c: 1', '# d', '# e', '# f', 'a: 1'],
    ],
    ['loses what YAML forbids', { a: noted(1, 'b\0c\ud800') }, ['# b c', 'a: 1']],
    ['of the root stands at the top', noted({ a: 1 }, 'why'), ['# why', 'a: 1']],
    ['of a note that is noted comes second', { a: noted(noted(1, 'inner'), 'outer') }, ['# outer', '# inner', 'a: 1']],
  ])('%s', (_name, document, expected) => {
    expect(lines(document)).toEqual([...expected, ''])
  })
})

describe('a note after', () => {
  it.each<[string, Yaml, string[]]>([
    ['ends the line of a scalar', { a: noted('b', undefined, 'why') }, ['a: b # why']],
    ['ends the line of a null', { push: noted(null, undefined, 'why') }, ['push: # why']],
    ['ends the line of an item', [noted('b', undefined, 'why')], ['- b # why']],
    ['ends the first line of a script', { run: noted('a\nb\n', undefined, 'why') }, ['run: | # why', '  a', '  b']],
    ['ends the line of the key of a map', { a: noted({ b: 1 }, undefined, 'why') }, ['a: # why', '  b: 1']],
    ['ends the line of the key of a list', { a: noted([1], undefined, 'why') }, ['a: # why', '  - 1']],
    ['ends the line of an empty map', { a: noted({}, undefined, 'why') }, ['a: {} # why']],
    ['of an item that is a map goes above it', [noted({ a: 1 }, 'one', 'two')], ['# one', '# two', '- a: 1']],
    ['of the root goes above it', noted({ a: 1 }, undefined, 'why'), ['# why', 'a: 1']],
    ['of several lines is joined to one', { a: noted(1, undefined, 'b\n\n  c: d\r\ne') }, ['a: 1 # b c: d e']],
    ['without words is not there', { a: noted(1, undefined, ' \n') }, ['a: 1']],
    ['of a note that is noted comes first', { a: noted(noted(1, undefined, 'v1'), undefined, 'x') }, ['a: 1 # v1 x']],
  ])('%s', (_name, document, expected) => {
    expect(lines(document)).toEqual([...expected, ''])
  })
})

describe('header and blank lines', () => {
  it('a header is a comment with a blank line behind it', () => {
    expect(lines({ a: 1 }, { header: 'Made by x.\n\nDo not edit.' })).toEqual([
      '# Made by x.',
      '#',
      '# Do not edit.',
      '',
      'a: 1',
      '',
    ])
  })

  it('a blank line goes before the comment of its entry', () => {
    const document = { a: 1, b: noted(2, 'why') }
    expect(lines(document, { blankBefore: () => true })).toEqual(['a: 1', '', '# why', 'b: 2', ''])
  })

  it('the first entry of a collection is never asked for', () => {
    const asked: string[] = []
    const blankBefore: WriteYamlOptions['blankBefore'] = (path) => asked.push(path.join('.')) < 0
    writeYaml({ a: [1, { b: 1, c: 2 }], d: { e: undefined, f: 1, g: 2 } } as unknown as Yaml, { blankBefore })
    expect(asked).toEqual(['a.1', 'a.1.c', 'd', 'd.g'])
  })
})

describe('a realistic workflow', () => {
  const golden = readFileSync(join(import.meta.dirname, 'release.golden.txt'), 'utf8')

  it('reads as if a careful person wrote it', () => {
    expect(writeYaml(releaseWorkflow, releaseOptions)).toBe(golden)
  })

  it('has no blank at the end of a line, and one line feed at its end', () => {
    expect(golden.split('\n').filter((line) => line !== line.trimEnd())).toEqual([])
    expect(golden).toMatch(/[^\n]\n$/)
  })

  it('is read back without its comments', () => {
    expect(parse(golden)).toMatchObject({
      on: { workflow_dispatch: null },
      jobs: { preview: { steps: [{}, {}, { id: 'source' }] } },
    })
  })
})

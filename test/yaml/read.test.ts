// What is read from a file: the data as GitHub sees it, and the place of every node.
import { describe, expect, it } from 'vitest'
import type { Path } from '../../src/yaml/path.ts'
import { readYaml } from '../../src/yaml/read.ts'
import type { YamlFile } from '../../src/yaml/read.ts'
import { at, covered } from './place-text.ts'

function read(text: string): YamlFile {
  const { file, problems } = readYaml('f.yml', text)
  expect(problems).toEqual([])
  if (file === undefined) throw new Error('nothing was read')
  return file
}

const workflow = `# about
name: Release   # shown
on:
  push:
    tags: ['v*', "w*"]
  workflow_dispatch: # by hand

env: # for all
  "A b": 'it''s'
  C: *nothing
jobs:
  build:
    steps: &steps # in order
      - name: x
        run: | # script
          echo 1

      # why
      - uses: actions/checkout@abc # v7.0.1
      -
      - {a: b, c: [d]} # flow
  again:
    steps: *steps # the same
`.replace('  C: *nothing\n', '')

describe('the data', () => {
  it.each<[string, string, unknown]>([
    ['`on`, `yes` and `no` are texts', 'on: yes\nno: on\n', { on: 'yes', no: 'on' }],
    [
      'numbers are those of YAML 1.2',
      'a: 0o7\nb: 010\nc: 1_0\nd: 12:30\ne: 1.5\n',
      { a: 7, b: 10, c: '1_0', d: '12:30', e: 1.5 },
    ],
    ['booleans and nulls are those of YAML 1.2', '[true, False, null, ~, y]', [true, false, null, null, 'y']],
    ['a date is a text', 'a: 2001-12-14\n', { a: '2001-12-14' }],
    ['a directive cannot bring YAML 1.1 back', '%YAML 1.1\n---\non: yes\n', { on: 'yes' }],
    [
      'every key is a text, as it is written',
      '1: a\n0x10: b\nnull: c\ntrue: d\n',
      { '1': 'a', '0x10': 'b', null: 'c', true: 'd' },
    ],
    ['an empty value is null', 'push:\nlist:\n  -\n', { push: null, list: [null] }],
    ['an alias is what it stands for', 'a: &x {b: 1}\nc: *x\n', { a: { b: 1 }, c: { b: 1 } }],
    ['an anchor may be given again', 'a: &x 1\nb: *x\nc: &x 2\nd: *x\n', { a: 1, b: 1, c: 2, d: 2 }],
    ['a key may be an alias', 'a: &x b\n*x : c\n', { a: 'b', b: 'c' }],
    ['a quoted << is a key like any other', '"<<": {a: 1}\n', { '<<': { a: 1 } }],
    ['a file may be a scalar', 'hello\n', 'hello'],
    ['a file may hold null', '~\n', null],
    ['a document may have its markers', '---\na: 1\n...\n', { a: 1 }],
    ['a script keeps its tabs and blanks', 'run: |\n  \ta  \n    b\n', { run: '\ta  \n  b\n' }],
    ['CRLF counts as one line end', 'a: |\r\n  b\r\n  c\r\nd: e\r\n', { a: 'b\nc\n', d: 'e' }],
  ])('%s', (_name, text, data) => {
    expect(read(text).data).toEqual(data)
  })

  it('holds a key named __proto__ as data', () => {
    const data = read('__proto__: {a: 1}\n').data as object
    expect(Object.keys(data)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype)
  })
})

describe.each([
  ['LF', workflow],
  ['CRLF', workflow.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\ufeff${workflow}`],
])('with %s', (_name, text) => {
  const file = read(text)

  it.each<[Path, string, string]>([
    [['name'], '2:7', 'Release'],
    [['on', 'push', 'tags'], '5:11', `['v*', "w*"]`],
    [['on', 'push', 'tags', 1], '5:18', '"w*"'],
    [['on', 'workflow_dispatch'], '6:3', 'workflow_dispatch'],
    [['env', 'A b'], '9:10', "'it''s'"],
    [['jobs', 'build', 'steps', 0, 'name'], '13:15', 'x'],
    [['jobs', 'build', 'steps', 1], '18:9', 'uses: actions/checkout@abc'],
    [['jobs', 'build', 'steps', 2], '19:7', '-'],
    [['jobs', 'build', 'steps', 3], '20:9', '{a: b, c: [d]}'],
    [['jobs', 'again', 'steps'], '22:12', '*steps'],
    [['jobs', 'again', 'steps', 0, 'name'], '13:15', 'x'],
  ])('the value at %j stands at %s: %s', (path, spot, words) => {
    expect([at(file.place(path)), covered(text, file.place(path))]).toEqual([spot, words])
  })

  it.each<[Path, string, string]>([
    [['name'], '2:1', 'name'],
    [['on', 'push'], '4:3', 'push'],
    [['env', 'A b'], '9:3', '"A b"'],
    [['jobs', 'again', 'steps', 1, 'uses'], '18:9', 'uses'],
    [['jobs', 'build', 'steps', 3, 'c'], '20:16', 'c'],
  ])('the key of %j stands at %s: %s', (path, spot, words) => {
    expect([at(file.keyPlace(path)), covered(text, file.keyPlace(path))]).toEqual([spot, words])
  })

  it('a value of several lines ends behind its last character', () => {
    const { line, column, endLine, endColumn } = file.place(['jobs', 'build', 'steps', 0])
    expect([line, column, endLine, endColumn]).toEqual([13, 9, 15, 17])
    const run = file.place(['jobs', 'build', 'steps', 0, 'run'])
    expect([run.line, run.column, run.endLine, run.endColumn]).toEqual([14, 14, 15, 17])
  })
})

describe('a node', () => {
  const file = read(workflow)

  it('knows all about itself', () => {
    expect(file.node(['env', 'A b'])).toEqual({
      path: ['env', 'A b'],
      kind: 'scalar',
      style: 'single',
      value: "it's",
      place: { file: 'f.yml', line: 9, column: 10, endLine: 9, endColumn: 17 },
      keyPlace: { file: 'f.yml', line: 9, column: 3, endLine: 9, endColumn: 8 },
    })
  })

  it.each<[Path, string, string | undefined]>([
    [[], 'map', undefined],
    [['on', 'push', 'tags'], 'list', undefined],
    [['on', 'push', 'tags', 1], 'scalar', 'double'],
    [['name'], 'scalar', 'plain'],
    [['jobs', 'build', 'steps', 0, 'run'], 'scalar', 'literal'],
    [['jobs', 'again', 'steps'], 'list', undefined],
  ])('at %j is a %s (%s)', (path, kind, style) => {
    expect([file.node(path)?.kind, file.node(path)?.style]).toEqual([kind, style])
  })

  it.each<[Path, string | undefined]>([
    [['name'], 'shown'],
    [['on'], undefined],
    [['on', 'workflow_dispatch'], 'by hand'],
    [['env'], 'for all'],
    [['jobs', 'build', 'steps'], 'in order'],
    [['jobs', 'build', 'steps', 0], undefined],
    [['jobs', 'build', 'steps', 0, 'run'], 'script'],
    [['jobs', 'build', 'steps', 1], undefined],
    [['jobs', 'build', 'steps', 1, 'uses'], 'v7.0.1'],
    [['jobs', 'build', 'steps', 3], 'flow'],
    [['jobs', 'build', 'steps', 3, 'a'], undefined],
    [['jobs', 'again', 'steps'], 'the same'],
  ])('at %j has the comment %s', (path, comment) => {
    expect(file.node(path)?.comment).toBe(comment)
  })

  it('that is not there is none, and its place is that of the deepest one above', () => {
    const path = ['jobs', 'build', 'timeout-minutes', 3]
    expect(file.node(path)).toBeUndefined()
    expect(file.place(path)).toEqual(file.place(['jobs', 'build']))
    expect(file.keyPlace(path)).toEqual(file.keyPlace(['jobs', 'build']))
  })

  it('in a list has no key, so its value stands for it', () => {
    expect(file.keyPlace(['jobs', 'build', 'steps', 1])).toEqual(file.place(['jobs', 'build', 'steps', 1]))
  })

  it('has its entries in the order of the file', () => {
    expect(file.children([]).map((node) => node.path)).toEqual([['name'], ['on'], ['env'], ['jobs']])
    expect(file.children(['on', 'push', 'tags']).map((node) => node.value)).toEqual(['v*', 'w*'])
    expect(file.children(['jobs', 'again', 'steps']).map((node) => node.path.at(-1))).toEqual([0, 1, 2, 3])
    expect([file.children(['name']), file.children(['nowhere'])]).toEqual([[], []])
  })
})

it('an offset has a place', () => {
  const file = read('a: b\nccc: d\n')
  expect(file.placeAt(5, 3)).toEqual({ file: 'f.yml', line: 2, column: 1, endLine: 2, endColumn: 4 })
  expect(file.placeAt(999)).toEqual({ file: 'f.yml', line: 3, column: 1, endLine: 3, endColumn: 1 })
})

// Texts of several lines: literal blocks that give back every character.
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { githubLayout } from '../../src/yaml/layout.ts'
import { writeYaml } from '../../src/yaml/write.ts'

describe('a literal block', () => {
  it.each([
    ['one line with its line feed', 'npm ci\n', 'run: |\n  npm ci\n'],
    ['no line feed at the end', 'a\nb', 'run: |-\n  a\n  b\n'],
    ['one line feed at the end', 'a\nb\n', 'run: |\n  a\n  b\n'],
    ['several line feeds at the end', 'a\n\n\n', 'run: |+\n  a\n\n\n'],
    ['empty lines inside', 'a\n\n\nb\n', 'run: |\n  a\n\n\n  b\n'],
    ['empty lines at the start', '\n\na\n', 'run: |\n\n\n  a\n'],
    ['a first line that starts with a blank', '  a\nb\n', 'run: |2\n    a\n  b\n'],
    ['a first line that starts with a tab', '\ta\n', 'run: |2\n  \ta\n'],
    ['a blank first line', ' \na\n', 'run: |2\n   \n  a\n'],
    ['a later line that starts with a blank', 'a\n  b\n', 'run: |\n  a\n    b\n'],
    ['trailing blanks', 'a  \nb\t\n', 'run: |\n  a  \n  b\t\n'],
    ['blank lines inside', 'a\n  \nb\n', 'run: |\n  a\n    \n  b\n'],
    ['what looks like YAML', '# a\n--- b\n- c: d\n', 'run: |\n  # a\n  --- b\n  - c: d\n'],
    ['signs outside the basic plane', '🙂\né\n', 'run: |\n  🙂\n  é\n'],
  ])('holds %s', (_name, script, expected) => {
    expect(writeYaml({ run: script })).toBe(expected)
    expect(parse(expected)).toEqual({ run: script })
  })

  it('never breaks a long line', () => {
    const script = `${'word '.repeat(1000)}\nend\n`
    expect(writeYaml({ run: script }).split('\n')).toHaveLength(4)
  })

  it.each([
    ['only line feeds', '\n\n', '"\\n\\n"'],
    ['a last line of blanks', 'a\n  ', '"a\\n  "'],
    ['a last line of a tab', 'a\n\t\n', '"a\\n\\t\\n"'],
    ['carriage returns', 'a\r\nb\r\n', '"a\\r\\nb\\r\\n"'],
    ['a control character', 'a\n\u001b[0m\n', '"a\\n\\x1b[0m\\n"'],
    ['a line separator', 'a\n\u2028\n', '"a\\n\\u2028\\n"'],
    ['a lone half of a sign', 'a\n\ud800\n', '"a\\n\\ud800\\n"'],
  ])('gives way to quotes for %s', (_name, script, expected) => {
    expect(writeYaml({ run: script })).toBe(`run: ${expected}\n`)
    expect(parse(`run: ${expected}\n`)).toEqual({ run: script })
  })

  it('counts its indentation from the list it stands in', () => {
    expect(writeYaml({ a: [' x\ny', ['  z\n']] })).toBe('a:\n  - |2-\n     x\n    y\n  - - |2\n        z\n')
  })

  it('stands at the root, in quotes where an indicator would be needed', () => {
    expect(writeYaml('a\nb\n')).toBe('|\n  a\n  b\n')
    expect(writeYaml(' a\nb\n')).toBe('" a\\nb\\n"\n')
  })

  it('that keeps its line feeds gets no blank line behind it', () => {
    const text = writeYaml({ a: 'x\n\n', b: 1 }, { blankBefore: githubLayout })
    expect(text).toBe('a: |+\n  x\n\nb: 1\n')
    expect(parse(text)).toEqual({ a: 'x\n\n', b: 1 })
  })
})

it('a script with everything in it survives byte for byte', () => {
  const script = [
    '#!/bin/bash',
    '\tif true; then',
    '\t\techo "🙂 it\'s"  ',
    '  fi',
    '',
    `x=${'y'.repeat(5000)}`,
    '\t',
    'end',
    '',
  ].join('\n')
  expect(parse(writeYaml({ jobs: { a: { steps: [{ run: script }] } } }))).toEqual({
    jobs: { a: { steps: [{ run: script }] } },
  })
})

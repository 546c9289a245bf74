// Names of refs that are let in, and those that git refuses or that a program could take for something else.
import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findRefProblem } from '../../src/decide/hostile-ref.ts'

test.each([
  'main',
  'release/1.2',
  'v1.2.3',
  'dependabot/npm_and_yarn/@types/node-1.2.3+x',
  'fix/#12',
  'größe',
  'a=b,c%',
])("the name '%s' is let in", (name) => {
  expect(findRefProblem(name)).toBeUndefined()
})

test.each([
  ['', 'is empty'],
  ['-x', "begins with '-', which programs take for an option"],
  ['/a', 'has an empty part between slashes'],
  ['a//b', 'has an empty part between slashes'],
  ['a/', 'has an empty part between slashes'],
  ['.a', "has a part that begins with '.'"],
  ['a/.b', "has a part that begins with '.'"],
  ['a.lock', "has a part that ends in '.lock'"],
  ['a.lock/b', "has a part that ends in '.lock'"],
  ['a.', "ends in '.'"],
  ['a..b', "holds '..'"],
  ['@', 'is a single @'],
  ['a@{1}', "holds '@{'"],
  ['a b', "holds ' '"],
  ['a~1', "holds '~'"],
  ['a"b', `holds '"'`],
  ["a'b", "holds '''"],
  ['a$(id)', "holds '$'"],
  ['a`id`', "holds '`'"],
  ['a;b', "holds ';'"],
  ['a\nb', String.raw`holds '\u000A'`],
  ['a'.repeat(256), 'is longer than 255 characters'],
])("the name '%s' is refused: it %s", (name, problem) => {
  expect(findRefProblem(name)).toBe(problem)
})

test('no name is let in that git refuses', () => {
  const sign = fc.constantFrom(...'ab/.@{}-~^:?*[]\\ "\'$lock\n\u0000é#+%=,'.split(''))
  const names = fc.sample(
    fc.array(sign, { minLength: 1, maxLength: 8 }).map((signs) => signs.join('')),
    3000,
  )
  const letIn = [...new Set(names.filter((name) => findRefProblem(name) === undefined))]
  expect(letIn.length).toBeGreaterThan(100)
  const script = 'while IFS= read -r name; do git check-ref-format "refs/heads/$name" || echo "$name"; done'
  const { stdout } = spawnSync('bash', ['-c', script], { input: `${letIn.join('\n')}\n`, encoding: 'utf8' })
  expect(stdout).toBe('')
}, 60_000)

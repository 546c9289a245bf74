// The names that branches, tags and files can have.
import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameTest } from '../../src/language/filter/find-shortest.ts'
import { validPath } from '../../src/language/filter/path-name.ts'
import { isValidRefName, validRefName } from '../../src/language/filter/ref-name.ts'

const inRefs = nameTest(validRefName)
const inPaths = nameTest(validPath)

const valid = [
  'v1.2.3',
  'a',
  '-',
  '@',
  'a/b',
  'a.b',
  'a@b',
  'a{b',
  'é',
  'a.lockx',
  'a-b_c+d',
  '🚀',
  'x/refs/y',
  '!',
  "a'b",
  'A"',
  '1'.repeat(39),
  'a.',
  'a./b',
]
const invalid = [
  '.a',
  'a/.b',
  'a..b',
  'a b',
  'a~',
  'a^',
  'a:b',
  'a?',
  'a*',
  'a[',
  'a\\b',
  'a\tb',
  'a\x7f',
  '/a',
  'a/',
  'a//b',
  'a.lock',
  'a.lock/b',
  'a@{b',
  'b.',
]

describe('the name of a ref', () => {
  test.each([...valid, ...invalid])('%j is judged as git judges it', (name) => {
    const { status } = spawnSync('git', ['check-ref-format', `refs/tags/${name}`])
    expect([isValidRefName(name), inRefs(name)]).toEqual([status === 0, status === 0])
  })

  test.each([
    ['refs/heads/x', false],
    ['refs', true],
    ['0123456789abcdefABCD'.repeat(2), false],
    ['0123456789abcdefABCD'.repeat(3), true],
  ])('%j is judged as GitHub judges it', (name, isValid) => {
    expect([isValidRefName(name), inRefs(name)]).toEqual([isValid, isValid])
  })

  test('is the same for the function and for the language', () => {
    const parts = ['a', 'b1', '.', '..', '/', '.lock', 'lock', '@', '{', ' ', '~', '-', 'refs/', 'é', '\\', '[', '\0']
    const name = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 5 }).map((list) => list.join(''))
    fc.assert(
      fc.property(name, (text) => inRefs(text) === isValidRefName(text)),
      { numRuns: 5000, seed: 13 },
    )
  })

  test('is never empty', () => {
    expect([isValidRefName(''), inRefs('')]).toEqual([false, false])
  })
})

describe('the path of a file', () => {
  test.each(['a', 'a/b', '.env', '.github/x', 'a..b', '...', 'a b/é', 'a/.../b', '..a/b.', 'a\\b'])(
    '%j is one',
    (name) => {
      expect(inPaths(name)).toBe(true)
    },
  )

  test.each(['', '/', '/a', 'a/', 'a//b', '.', '..', './a', '../a', 'a/./b', 'a/../b', 'a/.', 'a/..', 'a\0b'])(
    '%j is none',
    (name) => {
      expect(inPaths(name)).toBe(false)
    },
  )
})

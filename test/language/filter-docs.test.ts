// The examples of docs/language.md give what the comments beside them say, and the entry loads no more than it needs.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import * as language from '../../src/language/index.ts'

const root = path.join(import.meta.dirname, '../..')
const page = readFileSync(path.join(root, 'docs/language.md'), 'utf8')
const examples = [...page.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, text = '']) => text)

describe('docs/language.md', () => {
  test('has examples', () => {
    expect(examples).toHaveLength(3)
  })

  test.each(examples)('gives what it says (%#)', (text) => {
    let checked = 0
    const body = text
      .replace(/^import (.*) from 'tagwright\/language'$/m, 'const $1 = language')
      .replaceAll(/^(.+) \/\/ (.+)$/gm, 'check($1, $2)')
    const check = (value: unknown, told: unknown): void => {
      expect(value).toEqual(told)
      checked += 1
    }
    // oxlint-disable-next-line no-new-func, no-implied-eval -- the examples are ours
    new Function('language', 'check', body)(language, check)
    expect(checked).toBe(text.match(/ \/\/ /g)?.length)
  })

  test('tells of everything that the entry gives', () => {
    const untold = Object.keys(language).filter((name) => !page.includes(name))
    expect(untold).toEqual([])
  })
})

test('only the language of expressions loads a parser of expressions', () => {
  const folder = path.join(root, 'src/language/filter')
  const importing = (name: string): string[] =>
    readdirSync(folder).filter((file) =>
      new RegExp(`^import (?!type).* from '${name}'`, 'm').test(readFileSync(path.join(folder, file), 'utf8')),
    )
  expect(importing('@eslint-community/regexpp')).toEqual(['regex-language.ts'])
  expect(importing('./regex-language.ts')).toEqual([])
})

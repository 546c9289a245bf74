// What the compiler refuses, line by line, and that its message names what is wrong and what is allowed.
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { marksIn, root, typeErrors } from './tsc.ts'
import type { CompilerError } from './tsc.ts'

const folder = path.join(root, 'test/fixtures/dsl/refused')
const marks = marksIn(folder)

const lineOf = ({ file, line }: { readonly file: string; readonly line: number }): string => `${file}:${line}`

describe('the compiler refuses', () => {
  let errors: readonly CompilerError[] = []
  beforeAll(async () => {
    errors = await typeErrors(folder)
  }, 60_000)

  it('the marked lines and no others', () => {
    expect(errors.map(lineOf)).toEqual(marks.map(lineOf))
  })

  it.each(marks.map((mark) => [`${mark.file}:${mark.line}`, mark.words, mark] as const))(
    '%s with the words %s',
    (_name, words, mark) => {
      const own = errors.filter(({ file, line }) => file === mark.file && line === mark.line)
      expect(own.map(({ message }) => message)).toEqual([expect.stringContaining(words)])
    },
  )
})

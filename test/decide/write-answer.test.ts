// Holds what decisions write to the files of a runner: whatever a value contains, it stays that one value.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refused } from '../../src/decide/decision.ts'
import { formatCommand, formatLine, formatOutput, formatRefusal } from '../../src/decide/write-answer.ts'
import { readOutputs } from '../world/outputs.ts'
import { inSweep } from '../in-sweep.ts'

describe('an answer', () => {
  it('A31 INV-51 comes out of the output file as it went in, also with EOF, marks and equals signs in it', () => {
    const value = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom('EOF', 'END', 'END-END', 'a=b', 'name<<EOF', '', '$(rm -rf /)'), { minLength: 2 })
        .map((lines) => lines.join('\n')),
    )
    const pairs = fc.uniqueArray(fc.tuple(fc.constantFrom('notes', 'digest', 'tags'), value), {
      selector: ([name]) => name,
    })
    fc.assert(
      fc.property(pairs, (given) => {
        const file = given.map(([name, text]) => formatOutput(name, text)).join('')
        const expected = given.map(([name, text]) => [name, text.replace(/\r\n?/g, '\n')])
        const read = Object.entries(readOutputs(file)).map(([name, text]) => [name, text.replace(/\r\n?/g, '\n')])
        expect(new Map(read as [string, string][])).toEqual(new Map(expected as [string, string][]))
      }),
      { numRuns: inSweep(2000) },
    )
  })

  it('A31 of the original is broken by a commit subject that is the fixed mark', () => {
    const subjects = 'fix: one\nEOF\npush=true'
    const original = `changes<<EOF\n${subjects}\nEOF\n`
    expect(() => readOutputs(original)).toThrow()
    expect(readOutputs(`changes<<EOF\nfix: one\nEOF\npush=true\n`)).toEqual({ changes: 'fix: one', push: 'true' })
    expect(readOutputs(formatOutput('changes', subjects))).toEqual({ changes: subjects })
  })

  it.each([
    ['restore a', 'restore a\n'],
    ['::stop-commands::x', 'said: ::stop-commands::x\n'],
    ['  ##[error]x', 'said: ##[error]x\n'],
    ['a\n::error::x', 'a\\u000A::error::x\n'],
  ])('INV-51 shows %j in the log, and the runner obeys none of it', (line, shown) => {
    expect(formatLine(line)).toBe(shown)
  })

  it('writes lists and mappings as JSON on one line', () => {
    expect(formatOutput('tags', ['1.2.3', 'a\nb'])).toBe('tags=["1.2.3","a\\nb"]\n')
  })

  it('shows every sentence of a refusal as an error of its own', () => {
    expect(formatRefusal(refused('malformed', 'one', 'two\nlines'))).toBe('::error::one\n::error::two\\u000Alines\n')
  })

  it('INV-51 keeps text from outside from being a command of its own', () => {
    expect(formatCommand('warning', 'x\n::set-output name=a::b')).toBe('::warning::x%0A::set-output name=a::b\n')
  })
})

import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Failure } from '../../src/model/failure.ts'
import { renderFailures, renderFinding, renderFindings } from '../../src/report/text.ts'
import { everyFailure, everyFinding } from './examples.ts'
import { droppedTag, lintNote, options, piped, unknownJob } from './sample.ts'

describe('a finding', () => {
  it('shows place, sentence, rule, source line, related places and help', () => {
    expect(renderFinding(unknownJob, options)).toMatchInlineSnapshot(`
      "release.yml:7:12  error  job 'deploy' needs 'biuld', which is no job of this
        workflow, so GitHub refuses the file  [needs-unknown-job]
          7 │     needs: biuld
            │            ^^^^^
        workflows/release.ts:14:11  made here
        help: did you mean 'build'?
      "
    `)
  })

  it('keeps its sentence on one line in a file or a pipe', () => {
    expect(renderFinding(unknownJob, piped)).toMatchInlineSnapshot(`
      "release.yml:7:12  error  job 'deploy' needs 'biuld', which is no job of this workflow, so GitHub refuses the file  [needs-unknown-job]
          7 │     needs: biuld
            │            ^^^^^
        workflows/release.ts:14:11  made here
        help: did you mean 'build'?
      "
    `)
  })

  it('without a source that can be read shows the rest', () => {
    expect(renderFinding(lintNote, options)).toMatchInlineSnapshot(`
      "other.yml:1:1  note  quote this (actionlint: shellcheck)  [actionlint]
      "
    `)
  })

  it('is parted from the next by an empty line', () => {
    expect(renderFindings([droppedTag, lintNote], options)).toMatchInlineSnapshot(`
      "release.yml:4:5  warning  a tag of 'v*' starts nothing when more than three are
        pushed at once, and nobody is told  [tag-push-may-be-dropped]
          4 │     tags: ['v*']
            │     ^^^^
        help: add workflow_dispatch with the tag as an input, so that a dropped tag
              can be released by hand

      other.yml:1:1  note  quote this (actionlint: shellcheck)  [actionlint]
      "
    `)
  })

  it('has the same words in colour', () => {
    const coloured = renderFinding(unknownJob, { ...options, colour: true })
    expect(coloured).toContain('\u001B[')
    expect(stripVTControlCharacters(coloured)).toBe(renderFinding(unknownJob, options))
  })

  it('cannot reach the terminal with control characters of its file, its name or its values', () => {
    const evil = renderFinding(
      {
        ...unknownJob,
        place: { file: 'a\u001B[2J.yml', line: 1, column: 1 },
        args: { job: '\u001B[31m', needs: 'x\u202Ey', jobs: ['\u0007'] },
        related: [{ place: { file: 'b\u009B.yml', line: 1, column: 1 }, note: 'c\rd' }],
      },
      { ...options, source: () => 'name: \u001B]0;owned\u0007' },
    )
    expect(evil.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202E]/u)
    expect(evil).toContain('\\x1b]0;owned\\x07')
  })
})

describe('a failure', () => {
  it('begins with the name of the program and ends with help', () => {
    const failures: readonly Failure[] = [
      {
        code: 'module-import',
        args: { path: 'release.yml', reason: "'./repo' has no export named 'api' (it has: app, repo)" },
        at: { file: 'release.yml', line: 3, column: 3 },
      },
      { code: 'git-missing', args: {} },
    ]
    expect(renderFailures(failures, options)).toMatchInlineSnapshot(`
      "tagwright: cannot load release.yml:3:3: './repo' has no export named 'api' (it
        has: app, repo)
          3 │   push:
            │   ^
        help: mend the import: a file of yours is named with its ending, a package
              must be installed
      tagwright: there is no git program on this machine, or not on PATH
        help: install git
      "
    `)
  })
})

it('no line of any sentence is wider than an 80 column terminal, unless one word is', () => {
  const text = renderFindings(everyFinding, options) + renderFailures(everyFailure, options)
  const wide = text.split('\n').filter((line) => line.length > 80 && /\S {1,2}\S/.test(line.trim().slice(0, 80)))
  expect(wide).toEqual([])
})

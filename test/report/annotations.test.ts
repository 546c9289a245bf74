import { expect, it } from 'vitest'
import type { Failure } from '../../src/model/failure.ts'
import { renderAnnotations } from '../../src/report/annotations.ts'
import { droppedTag, lintNote, unknownJob } from './sample.ts'

it('each finding and each failure is one command', () => {
  const failures: readonly Failure[] = [{ code: 'no-such-path', args: { path: 'x' } }]
  expect(renderAnnotations({ failures, findings: [unknownJob, droppedTag, lintNote] })).toMatchInlineSnapshot(`
    "::error title=tagwright::there is no file or folder 'x'%0Ahelp: check the spelling; paths are relative to the folder the command runs in
    ::error file=release.yml,line=7,endLine=7,col=12,endColumn=17,title=needs-unknown-job::job 'deploy' needs 'biuld', which is no job of this workflow, so GitHub refuses the file%0Ahelp: did you mean 'build'?
    ::warning file=release.yml,line=4,endLine=4,col=5,endColumn=9,title=tag-push-may-be-dropped::a tag of 'v*' starts nothing when more than three are pushed at once, and nobody is told%0Ahelp: add workflow_dispatch with the tag as an input, so that a dropped tag can be released by hand
    ::notice file=other.yml,line=1,endLine=1,col=1,title=actionlint::quote this (actionlint: shellcheck)
    "
  `)
})

it('nothing in a value can end the command or begin another', () => {
  const evil = { ...unknownJob, place: { file: 'a:b,c%\r\n::error::x.yml', line: 1, column: 1 }, related: [] }
  const [line, ...others] = renderAnnotations({
    failures: [],
    findings: [{ ...evil, args: { ...unknownJob.args, job: '100%\n::stop' } }],
  })
    .trimEnd()
    .split('\n')
  expect(others).toEqual([])
  expect(line).toBe(
    "::error file=a%3Ab%2Cc%25%0D%0A%3A%3Aerror%3A%3Ax.yml,line=1,endLine=1,col=1,title=needs-unknown-job::job '100%25 ::stop' needs 'biuld', which is no job of this workflow, so GitHub refuses the file%0Ahelp: did you mean 'build'?",
  )
})

it('a place over several lines has no columns, which GitHub would refuse', () => {
  const place = { file: 'a.yml', line: 1, column: 3, endLine: 4, endColumn: 2 }
  expect(renderAnnotations({ failures: [], findings: [{ ...lintNote, place }] })).toContain(
    'file=a.yml,line=1,endLine=4,title=',
  )
})

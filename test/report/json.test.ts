import { describe, expect, it } from 'vitest'
import { type Answer, renderJson } from '../../src/report/json.ts'
import { everyFailure, everyFinding } from './examples.ts'
import { lintNote, unknownJob } from './sample.ts'

const parse = (answer: Answer): unknown => JSON.parse(renderJson(answer))

describe('the JSON of an outcome', () => {
  it('of check has every finding with its words, its place and its values', () => {
    const skipped = [{ what: 'x', reason: 'y' }]
    const failures = [{ code: 'no-such-path', args: { path: 'z' } }] as const
    const outcome = { findings: [unknownJob], failures, files: ['release.yml'], skipped }
    expect(parse({ kind: 'check', outcome })).toMatchInlineSnapshot(`
      {
        "failures": [
          {
            "args": {
              "path": "z",
            },
            "code": "no-such-path",
            "help": "check the spelling; paths are relative to the folder the command runs in",
            "message": "there is no file or folder 'z'",
            "place": null,
          },
        ],
        "files": [
          "release.yml",
        ],
        "findings": [
          {
            "args": {
              "job": "deploy",
              "jobs": [
                "build",
              ],
              "needs": "biuld",
            },
            "doc": "docs/checks.md#needs-unknown-job",
            "help": "did you mean 'build'?",
            "message": "job 'deploy' needs 'biuld', which is no job of this workflow, so GitHub refuses the file",
            "place": {
              "column": 12,
              "endColumn": 17,
              "endLine": 7,
              "file": "release.yml",
              "line": 7,
            },
            "related": [
              {
                "note": "made here",
                "place": {
                  "column": 11,
                  "file": "workflows/release.ts",
                  "line": 14,
                },
              },
            ],
            "rule": "needs-unknown-job",
            "severity": "error",
          },
        ],
        "kind": "check",
        "skipped": [
          {
            "reason": "y",
            "what": "x",
          },
        ],
        "version": 1,
      }
    `)
  })

  it('has null where there is no help and no place', () => {
    const failures = [{ code: 'module-throws', args: { path: 'a.ts', reason: 'x' } }] as const
    const outcome = { findings: [lintNote], failures, files: [], skipped: [] }
    expect(parse({ kind: 'check', outcome })).toMatchObject({
      findings: [{ help: null, related: [] }],
      failures: [{ help: null, place: null }],
    })
  })

  it.each<Answer>([
    {
      kind: 'synth',
      outcome: { files: [{ path: 'a.yml', state: 'written' }], findings: [], failures: [], modules: 1 },
    },
    { kind: 'diff', outcome: { base: 'main', files: [], failures: [] } },
    { kind: 'init', outcome: { files: [], failures: [], next: ['npm install'] } },
  ])('of $kind tells version and kind, and all of its fields', (answer) => {
    expect(parse(answer)).toEqual({ version: 1, kind: answer.kind, ...answer.outcome })
  })

  it('takes every rule and every failure', () => {
    const outcome = { findings: everyFinding, failures: everyFailure, files: [], skipped: [] }
    expect(() => renderJson({ kind: 'check', outcome })).not.toThrow()
  })
})

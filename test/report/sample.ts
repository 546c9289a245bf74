// A small world for reporter tests: one workflow, findings in it, and options for a terminal.
import type { Finding } from '../../src/model/finding.ts'
import type { ReportOptions } from '../../src/report/report-options.ts'

export const workflow = `name: Release
on:
  push:
    tags: ['v*']
jobs:
\tdeploy:
    needs: biuld
`

const sources: Readonly<Record<string, string>> = { 'release.yml': workflow }

/** An 80 column terminal without colours. */
export const options: ReportOptions = { width: 80, colour: false, source: (file) => sources[file] }

/** The same for a file or a pipe. */
export const piped: ReportOptions = { ...options, width: Number.POSITIVE_INFINITY }

export const unknownJob: Extract<Finding, { rule: 'needs-unknown-job' }> = {
  rule: 'needs-unknown-job',
  severity: 'error',
  place: { file: 'release.yml', line: 7, column: 12, endLine: 7, endColumn: 17 },
  args: { job: 'deploy', needs: 'biuld', jobs: ['build'] },
  related: [{ place: { file: 'workflows/release.ts', line: 14, column: 11 }, note: 'made here' }],
}

export const droppedTag: Finding = {
  rule: 'tag-push-may-be-dropped',
  severity: 'warning',
  place: { file: 'release.yml', line: 4, column: 5, endLine: 4, endColumn: 9 },
  args: { filters: ['v*'] },
}

export const lintNote: Finding = {
  rule: 'actionlint',
  severity: 'note',
  place: { file: 'other.yml', line: 1, column: 1 },
  args: { kind: 'shellcheck', message: 'quote this' },
}

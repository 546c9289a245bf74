// Every mistake that the design names, as YAML: check reports each of them at the line that is marked with "# wrong".
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/check/check.ts'
import { createMemoryHost } from '../../src/host/memory-host.ts'
import type { RuleId } from '../../src/model/finding.ts'

const folder = join(import.meta.dirname, '../fixtures/mistakes')
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')

const mistakes: readonly (readonly [mistake: string, rule: RuleId])[] = [
  ['step key misspelt', 'github-schema'],
  ['run and uses together', 'github-schema'],
  ['neither run nor uses', 'github-schema'],
  ['unknown job key', 'github-schema'],
  ['unknown event', 'github-schema'],
  ['unknown push filter', 'github-schema'],
  ['wrong activity type', 'github-schema'],
  ['branches with branches-ignore', 'github-schema'],
  ['bad cron', 'bad-cron'],
  ['dispatch input of unknown type', 'github-schema'],
  ['choice without options', 'github-schema'],
  ['boolean default "yes"', 'github-schema'],
  ['call input without type', 'github-schema'],
  ['unknown permission scope', 'github-schema'],
  ['id-token: read', 'github-schema'],
  ['needs an unknown job', 'needs-unknown-job'],
  ['duplicate job id', 'yaml-broken'],
  ['duplicate step id', 'duplicate-step-id'],
  ['undeclared step output read', 'unknown-output'],
  ['output of a job not in needs', 'output-without-needs'],
  ['unknown matrix key read', 'unknown-matrix-key'],
  ['unknown dispatch input read', 'unknown-input'],
  ['unknown action input', 'unknown-action-input'],
  ['missing required action input', 'missing-action-input'],
  ['unknown function in a condition', 'unknown-function'],
  ['no trigger', 'no-trigger'],
  ['needs cycle', 'needs-cycle'],
  ['called workflow: unknown input', 'unknown-call-input'],
]

const files = readdirSync(folder)
  .filter((name) => /^\d/.test(name))
  .toSorted()

describe('check reports at its line', () => {
  test.each(mistakes.map(([mistake, rule], index) => ({ mistake, rule, file: files[index] ?? '' })))(
    '$mistake',
    async ({ rule, file }) => {
      const text = read(file)
      const path = `.github/workflows/${file}`
      const host = createMemoryHost({ files: { [path]: text, '.github/workflows/called.yml': read('called.yml') } })
      const outcome = await check(host, { paths: [path], actionlint: false })
      const wrongLine = text.split('\n').findIndex((line) => line.includes('# wrong')) + 1
      const errors = outcome.findings.filter((finding) => finding.severity === 'error')
      expect(errors.map((finding) => ({ rule: finding.rule, line: finding.place.line }))).toEqual([
        { rule, line: wrongLine },
      ])
      expect(outcome.failures).toEqual([])
    },
  )
})

test('every mistake has its file', () => {
  expect(files.map((name) => Number(name.slice(0, 2)))).toEqual(mistakes.map((_, index) => index + 1))
})

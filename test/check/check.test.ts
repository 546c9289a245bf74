// The verb as a whole: what is looked at, how the three layers share the telling, and what cannot be looked at.
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { formatLock } from '../../src/actions/lock.ts'
import { shippedLockFile } from '../../src/model/own-files.ts'
import { check, type CheckOptions } from '../../src/check/check.ts'
import { createMemoryHost } from '../../src/host/memory-host.ts'
import type { CheckOutcome } from '../../src/model/outcome.ts'

const sound = `name: A
on: push
permissions: {}
jobs:
  a:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - run: make
        shell: bash
`
const needy = sound.replace('    runs-on', '    needs: b\n    runs-on')

const run = (
  files: Record<string, string>,
  options: Partial<CheckOptions> = {},
  host: Parameters<typeof createMemoryHost>[0] = {},
): Promise<CheckOutcome> => check(createMemoryHost({ files, ...host }), { paths: [], actionlint: false, ...options })

const told = ({ findings }: CheckOutcome): string[] =>
  findings.map(({ place, rule }) => `${place.file}:${place.line} ${rule}`)

const lock = (commit: string): string =>
  formatLock([{ action: 'actions/checkout', sha: commit, version: 'v7.0.1', line: 1 }])

const origin = (line: number) => ({ file: 'workflows/a.ts', line, column: 1 })

describe('the files', () => {
  test('are the workflows and actions below .github and generated, when no path is given', async () => {
    const outcome = await run({
      '.github/workflows/a.yml': sound,
      '.github/workflows/deep/no.yml': 'a: 1',
      '.github/actions/x/action.yaml': 'name: X\ndescription: X\nruns:\n  using: composite\n  steps: []\n',
      '.github/dependabot.yml': 'version: 2\n',
      'generated/acme/app/.github/workflows/b.yaml': sound,
      'other/.github/workflows/c.yml': sound,
    })
    expect(outcome.files).toEqual([
      '.github/actions/x/action.yaml',
      '.github/workflows/a.yml',
      'generated/acme/app/.github/workflows/b.yaml',
    ])
  })

  test('are nothing in an empty repository, which is no failure', async () => {
    expect(await run({})).toEqual({
      findings: [],
      failures: [],
      files: [],
      skipped: [{ what: 'actionlint', reason: 'it was turned off' }],
    })
  })

  test('of a folder that was named are those that GitHub would read, and those that look like it', async () => {
    const outcome = await run(
      {
        'x/a.yml': sound,
        'x/chart.yml': 'on: 1\n',
        'x/action.yml': 'runs: {}',
        'x/node_modules/.github/workflows/b.yml': sound,
      },
      { paths: ['x'] },
    )
    expect(outcome.files).toEqual(['x/a.yml', 'x/action.yml'])
  })

  test('may be named one by one, in any spelling of the path', async () => {
    expect((await run({ 'x/a.yml': sound }, { paths: ['./x/../x/a.yml'] })).files).toEqual(['x/a.yml'])
  })

  test('that do not exist are a failure, and the others are checked', async () => {
    const outcome = await run({ 'a.yml': needy }, { paths: ['no.yml', 'a.yml'] })
    expect(outcome.failures).toEqual([{ code: 'no-such-path', args: { path: 'no.yml' } }])
    expect(told(outcome)).toEqual(['a.yml:6 needs-unknown-job'])
  })

  test('that cannot be read are a failure, and the others are checked', async () => {
    const files = { '.github/workflows/a.yml': needy, '.github/workflows/b.yml': sound }
    const outcome = await run(files, {}, { refuse: { read: { '.github/workflows/b.yml': 'permission denied' } } })
    expect(outcome.failures.map((failure) => failure.code)).toEqual(['unreadable-file'])
    expect(told(outcome)).toEqual(['.github/workflows/a.yml:6 needs-unknown-job'])
  })

  test('that are broken are told as YAML and no further, and the others are checked', async () => {
    const outcome = await run({ '.github/workflows/a.yml': 'on: push\n\tjobs: {}\n', '.github/workflows/b.yml': needy })
    expect(told(outcome)).toEqual([
      '.github/workflows/a.yml:2 yaml-broken',
      '.github/workflows/b.yml:6 needs-unknown-job',
    ])
  })

  test('show the first of two equal keys as related', async () => {
    const { findings } = await run({ 'a.yml': 'on: push\non: push\n' }, { paths: ['a.yml'] })
    expect(findings[0]?.args).toEqual({ problem: 'duplicate-key', detail: 'on' })
    expect(findings[0]?.related).toEqual([{ place: expect.objectContaining({ line: 1 }), note: 'the first one' }])
  })
})

describe('the siblings of a file', () => {
  const caller =
    'name: A\non: push\npermissions: {}\njobs:\n  a:\n    uses: ./.github/workflows/b.yml\n    with:\n      x: 1\n'
  const called = sound.replace('on: push', 'on: workflow_call').replace('name: A', 'name: B')

  test('are looked at although only the file was named', async () => {
    const files = { '.github/workflows/a.yml': caller, '.github/workflows/b.yml': called.replace('make', '${{ x }}') }
    const outcome = await run(files, { paths: ['.github/workflows/a.yml'] })
    expect(outcome.files).toEqual(['.github/workflows/a.yml'])
    expect(told(outcome)).toEqual(['.github/workflows/a.yml:8 unknown-call-input'])
  })

  test('are those of the same repository only', async () => {
    const outcome = await run({
      'generated/o/one/.github/workflows/a.yml': caller,
      'generated/o/two/.github/workflows/b.yml': called,
    })
    expect(told(outcome)).toEqual(['generated/o/one/.github/workflows/a.yml:6 github-schema'])
  })
})

describe('the lock', () => {
  const sha = '3d3c42e5aac5ba805825da76410c181273ba90b1'
  const other = '9bb56186c3b09b4f86b1c65136769dd318469633'
  const using = sound.replace(
    '- run: make\n        shell: bash',
    `- uses: actions/checkout@${sha} # v7.0.1\n        with:\n          persist-credentials: false`,
  )

  test('of the repository itself goes before that of the working folder', async () => {
    const outcome = await run({
      '.github/tagwright/action.yml': lock(other),
      'generated/o/one/.github/workflows/a.yml': using,
      'generated/o/two/.github/tagwright/action.yml': lock(sha),
      'generated/o/two/.github/workflows/a.yml': using,
    })
    expect(told(outcome)).toEqual(['generated/o/one/.github/workflows/a.yml:9 pin-differs-from-lock'])
  })

  test('that is missing is told as a rule that was skipped', async () => {
    const outcome = await run({ '.github/workflows/a.yml': using })
    expect(outcome.skipped).toContainEqual({
      what: 'pin-differs-from-lock',
      reason: 'there is no lock at .github/tagwright/action.yml',
    })
  })

  test('that comes with Tagwright holds for what Tagwright made in a repository without one', async () => {
    const shipped = fileURLToPath(shippedLockFile)
    const made = `# Made by Tagwright from workflows/a.ts: edit that, then run \`npm run synth\`.\n${using}`
    const files = { '.github/workflows/a.yml': made, '.github/workflows/b.yml': using, [shipped]: lock(other) }
    const outcome = await run(files)
    expect(told(outcome)).toEqual(['.github/workflows/a.yml:10 pin-differs-from-lock'])
    // It lies outside of the repository, so no place in it is shown.
    expect(outcome.findings[0]?.related).toBeUndefined()
  })

  test('that is broken is a failure with its line', async () => {
    const outcome = await run({
      '.github/workflows/a.yml': using,
      '.github/tagwright/action.yml': `${lock(sha)}    - uses: a/b@v1\n`,
    })
    expect(outcome.failures.map((failure) => [failure.code, failure.at?.file])).toEqual([
      ['broken-lock', '.github/tagwright/action.yml'],
    ])
  })
})

describe('texts made from modules', () => {
  const path = '.github/workflows/a.yml'

  test('take the place of the file of the same path', async () => {
    expect(told(await run({ [path]: needy }, { compiled: [{ path, text: sound }] }))).toEqual([])
  })

  test('need no file at all', async () => {
    expect(told(await run({}, { compiled: [{ path, text: needy }] }))).toEqual([`${path}:6 needs-unknown-job`])
  })

  test('lead back to the smallest part of the module that made the line', async () => {
    const origins = [
      { path: [], place: origin(1) },
      { path: ['jobs', 'a'], place: origin(5) },
      { path: ['jobs', 'a', 'steps', 0], place: origin(9) },
    ]
    const { findings } = await run({}, { compiled: [{ path, text: needy, origins }] })
    expect(findings.map((finding) => finding.related)).toEqual([[{ place: origin(5), note: 'made here' }]])
  })

  test('lead back to the module when no smaller part is known', async () => {
    const { findings } = await run(
      {},
      { compiled: [{ path, text: sound.replace('on: push\n', ''), origins: [{ path: [], place: origin(1) }] }] },
    )
    expect(findings.map((finding) => finding.related)).toEqual([[{ place: origin(1), note: 'made here' }]])
  })
})

describe('one defect', () => {
  const path = '.github/workflows/a.yml'
  const lint = (message: string, kind: string, line: number) => ({
    actionlint: () => ({
      code: 1,
      stdout: JSON.stringify([{ message, kind, line, column: 3, filepath: path }]),
      stderr: '',
    }),
  })

  test.each([
    [
      'an unknown job',
      needy,
      'job "a" needs job "b" which does not exist in this workflow',
      'job-needs',
      5,
      'needs-unknown-job',
    ],
    [
      'an unknown key',
      sound.replace('timeout-minutes: 5', 'timeout-minuts: 5'),
      'unexpected key "timeout-minuts"',
      'syntax-check',
      7,
      'github-schema',
    ],
    [
      'an unknown function',
      sound.replace('    steps', '    if: sucess()\n    steps'),
      'undefined function "sucess"',
      'expression',
      8,
      'unknown-function',
    ],
  ])('is told once by the layer that says it best: %s', async (_, text, message, kind, line, rule) => {
    const outcome = await run({ [path]: text }, { actionlint: true }, { programs: lint(message, kind, line) })
    expect(outcome.findings.filter((finding) => finding.severity === 'error').map((finding) => finding.rule)).toEqual([
      rule,
    ])
  })

  test('that only actionlint sees is told by it', async () => {
    const outcome = await run(
      { [path]: sound },
      { actionlint: true },
      { programs: lint('shell name "x" is invalid', 'shell-name', 9) },
    )
    expect(told(outcome)).toEqual([`${path}:9 actionlint`])
  })

  test('on the line of another one is not lost', async () => {
    const outcome = await run(
      { [path]: needy },
      { actionlint: true },
      { programs: lint('workflow command "x" was deprecated', 'deprecated-commands', 6) },
    )
    expect(told(outcome)).toEqual([`${path}:6 actionlint`, `${path}:6 needs-unknown-job`])
  })
})

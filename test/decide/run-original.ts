// Runs the shell of a pipeline as it was, so that a test can show what went wrong with it.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

export interface RunShell {
  readonly code: number | null
  readonly lines: readonly string[]
}

/** Runs a script of test/fixtures/originals/ with nothing but these variables; `sh` holds functions that stand for its tools. */
export function runOriginal(
  name: string,
  env: Readonly<Record<string, string>>,
  { sh = '', flags = '-eo pipefail' }: { readonly sh?: string; readonly flags?: string } = {},
): RunShell {
  const script = readFileSync(path.join(import.meta.dirname, '../fixtures/originals', name), 'utf8')
  const { status, stdout } = spawnSync(
    'bash',
    ['--noprofile', '--norc', ...flags.split(' '), '-c', `${sh}\n${script}`],
    {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      encoding: 'utf8',
      timeout: 20_000,
    },
  )
  return { code: status, lines: stdout.split('\n').filter((line) => line !== '') }
}

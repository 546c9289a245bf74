// The door of `diff`: what the modules say now against what is committed.
import type { DiffOutcome } from '../model/change.ts'
import type { ReportOptions } from '../report/report-options.ts'
import { compileAmong } from './compile-among.ts'
import { type Context, defineDoor, type Door } from './door.ts'
import type { Compiled } from './engines.ts'
import { exitCodeOf } from './exit-code.ts'
import { printFailures, reportOptions } from './print.ts'

const formats = ['text', 'json', 'markdown'] as const
type Format = (typeof formats)[number]

export const diffDoor: Door = defineDoor({
  exits: { zero: 'no difference', one: 'differences' },
  options: {
    base: { value: 'REV', about: 'what to compare with; without it: the files here' },
    format: { value: formats, about: 'how to answer; markdown is for a pull request' },
    json: { about: 'the same as --format json' },
  },
  async run({ options: { base, format = 'text', json } }, context) {
    const { host, terminal } = context
    const compiled = await compileAmong([], context)
    const outcome = await compare(compiled, base, context)
    const report = reportOptions(terminal, host)
    terminal.out(await renderers[json ? 'json' : format](outcome, report))
    await printFailures(outcome.failures, terminal, report)
    return exitCodeOf(outcome, outcome.files.length > 0)
  },
})

// What a module that does not load would make is not known, so nothing is said about any difference.
async function compare(
  { files, failures }: Compiled,
  base: string | undefined,
  context: Context,
): Promise<DiffOutcome> {
  const named = base ?? 'the committed files'
  if (failures.length > 0) return { base: named, files: [], failures }
  return context.engines.diff(context.host, { base, compiled: files })
}

const renderers: Readonly<Record<Format, (outcome: DiffOutcome, report: ReportOptions) => Promise<string>>> = {
  async text(outcome, report) {
    const { renderDiff } = await import('../report/diff.ts')
    return renderDiff(outcome, report)
  },
  async json(outcome) {
    const { renderJson } = await import('../report/json.ts')
    return renderJson({ kind: 'diff', outcome })
  },
  async markdown(outcome) {
    const { renderDiffMarkdown } = await import('../report/diff-markdown.ts')
    return renderDiffMarkdown(outcome)
  },
}

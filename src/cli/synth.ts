// The door of `synth`: modules in, workflow files out.
import type { Failure } from '../model/failure.ts'
import type { SynthOutcome } from '../model/outcome.ts'
import { renderAftermath, renderSynth } from '../report/synth.ts'
import { type Context, defineDoor, type Door } from './door.ts'
import { exitCodeOf, exitCodes, hasDrift } from './exit-code.ts'
import { unknownOption } from './options.ts'
import { printFailures, reportOptions } from './print.ts'

export const synthDoor: Door = defineDoor({
  exits: { zero: 'written or up to date', one: 'findings, or with --check drift' },
  paths: 'modules, or folders with modules below workflows; without any: workflows',
  options: {
    check: { about: 'write nothing, show what is stale, missing or orphaned' },
    watch: { about: 'write again whenever a module changes' },
    json: { about: 'answer as JSON' },
  },
  async run({ paths, options: { check, watch, json } }, context) {
    if (watch) return watchModules(paths, check, json, context)
    const outcome = await context.engines.synth(context.host, { paths, check })
    await print(outcome, { json, check }, context)
    return exitCodeOf(outcome, hasDrift(outcome))
  },
})

async function watchModules(
  paths: readonly string[],
  check: boolean,
  json: boolean,
  context: Context,
): Promise<number> {
  const { host, terminal, engines } = context
  const failures = [...whatWatchRefuses(paths, check)]
  if (failures.length > 0) {
    await printFailures(failures, terminal, reportOptions(terminal, host))
    return exitCodes.failed
  }
  // Reports are printed in the order of the outcomes, although each may load what it needs first.
  let printed = Promise.resolve()
  const onOutcome = (outcome: SynthOutcome): void => {
    printed = printed.then(() => print(outcome, { json, check }, context))
  }
  await engines.watch(host, onOutcome, terminal.interrupted())
  await printed
  return exitCodes.clean
}

function* whatWatchRefuses(paths: readonly string[], check: boolean): Generator<Failure> {
  if (check) yield unknownOption('--check', 'synth --watch', {})
  for (const path of paths) yield unknownOption(path, 'synth --watch', {})
}

async function print(
  outcome: SynthOutcome,
  { json, check }: { json: boolean; check: boolean },
  { host, terminal }: Context,
): Promise<void> {
  const options = reportOptions(terminal, host)
  if (json) {
    const { renderJson } = await import('../report/json.ts')
    terminal.out(renderJson({ kind: 'synth', outcome }))
    return
  }
  if (outcome.findings.length > 0) {
    const { renderFindings } = await import('../report/text.ts')
    terminal.out(`${renderFindings(outcome.findings, options)}\n`)
  }
  terminal.out(renderSynth(outcome, options))
  await printFailures(outcome.failures, terminal, options)
  // With --check nothing is written in any case.
  if (!check) terminal.err(renderAftermath(outcome))
}

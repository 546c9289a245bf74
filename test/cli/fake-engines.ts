// Engines that answer what a test writes down and keep what they were asked, and a terminal that keeps what it shows.
import type { Compiled, Engines } from '../../src/cli/engines.ts'
import { main } from '../../src/cli/main.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import type { Host } from '../../src/host/host.ts'
import { createMemoryHost } from '../../src/host/memory-host.ts'
import type { DiffOutcome } from '../../src/model/change.ts'
import type { CheckOutcome, InitOutcome, SynthOutcome } from '../../src/model/outcome.ts'

export interface Answers {
  readonly synth?: Partial<SynthOutcome>
  readonly watched?: readonly Partial<SynthOutcome>[]
  readonly compiled?: Partial<Compiled>
  readonly check?: Partial<CheckOutcome>
  readonly diff?: Partial<DiffOutcome>
  readonly init?: Partial<InitOutcome>
}

export interface Shown {
  readonly code: number
  readonly out: string
  readonly err: string
  /** Which engine was asked, with which options. */
  readonly asked: readonly (readonly [engine: string, options: unknown])[]
}

/** Runs a command line. */
export async function run(
  argv: readonly string[],
  answers: Answers = {},
  host: Host = createMemoryHost(),
): Promise<Shown> {
  const asked: [string, unknown][] = []
  const shown = { out: '', err: '' }
  const terminal: Terminal = {
    out: (text) => void (shown.out += text),
    err: (text) => void (shown.err += text),
    width: 80,
    colour: false,
    interrupted: () => new AbortController().signal,
  }
  const code = await main(
    argv,
    host,
    terminal,
    fakeEngines(answers, (...call) => asked.push(call)),
  )
  return { code, ...shown, asked }
}

function fakeEngines(answers: Answers, ask: (engine: string, options: unknown) => void): Engines {
  const answer = <T>(engine: string, options: unknown, outcome: T): Promise<T> => {
    ask(engine, options)
    return Promise.resolve(outcome)
  }
  const synthesised = { files: [], findings: [], failures: [], modules: 0 }
  const checked = { findings: [], failures: [], files: [], skipped: [] }
  return {
    synth: (_host, options) => answer('synth', options, { ...synthesised, ...answers.synth }),
    watch: (_host, onOutcome, signal) => {
      for (const outcome of answers.watched ?? []) onOutcome({ ...synthesised, ...outcome })
      return answer('watch', signal.aborted, undefined)
    },
    compile: (_host, paths) => answer('compile', paths, { files: [], failures: [], findings: [], ...answers.compiled }),
    check: (_host, options) => answer('check', options, { ...checked, ...answers.check }),
    diff: (_host, options) => answer('diff', options, { base: 'main', files: [], failures: [], ...answers.diff }),
    init: () => answer('init', undefined, { files: [], failures: [], next: [], ...answers.init }),
  }
}

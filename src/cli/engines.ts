// The engines, each imported when it is first called: a command loads nothing that it does not need.
import type { CompiledFile } from '../check/compiled.ts'
import type { Host } from '../host/host.ts'
import type { DiffOutcome } from '../model/change.ts'
import type { Failure } from '../model/failure.ts'
import type { Finding } from '../model/finding.ts'
import type { CheckOutcome, InitOutcome, SynthOutcome } from '../model/outcome.ts'

/** The YAML that modules make, as values: engines never import each other, so the doors hand it on. */
export interface Compiled {
  readonly files: readonly CompiledFile[]
  readonly failures: readonly Failure[]
  readonly findings: readonly Finding[]
}

/** Everything a door can ask for. */
export interface Engines {
  synth(host: Host, options: { paths: readonly string[]; check: boolean }): Promise<SynthOutcome>
  watch(host: Host, onOutcome: (outcome: SynthOutcome) => void, signal: AbortSignal): Promise<void>
  compile(host: Host, paths: readonly string[]): Promise<Compiled>
  check(
    host: Host,
    options: { paths: readonly string[]; actionlint: boolean; compiled: readonly CompiledFile[] },
  ): Promise<CheckOutcome>
  diff(host: Host, options: { base: string | undefined; compiled: readonly CompiledFile[] }): Promise<DiffOutcome>
  init(host: Host): Promise<InitOutcome>
}

export const engines: Engines = {
  synth: async (...args) => (await import('../synth/synth.ts')).synth(...args),
  watch: async (...args) => (await import('../synth/watch.ts')).watchSources(...args),
  compile: async (...args) => (await import('../synth/compile-modules.ts')).compileModules(...args),
  check: async (...args) => (await import('../check/check.ts')).check(...args),
  diff: async (...args) => (await import('../diff/diff.ts')).diff(...args),
  init: async (...args) => (await import('../init/init.ts')).init(...args),
}

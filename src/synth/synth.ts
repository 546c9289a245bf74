// The verb synth: modules in, files out; all of them or none.
import type { Host } from '../host/host.ts'
import type { Failure } from '../model/failure.ts'
import { sortFindings } from '../model/finding.ts'
import type { SynthFile, SynthOutcome } from '../model/outcome.ts'
import type { CompiledFile } from './compile-module.ts'
import { compileSources } from './compile-modules.ts'
import { rememberRun, startRun } from './memory.ts'
import { findOrphans } from './orphans.ts'
import type { Orphan } from './orphans.ts'
import { readSources } from './sources.ts'
import { makeSupport } from './support.ts'
import { compareFile } from './compare.ts'
import type { Comparison } from './compare.ts'

export interface SynthOptions {
  /** Modules or folders of modules. Empty stands for everything below `workflows/`. */
  readonly paths: readonly string[]
  /** Writes nothing and tells what differs. */
  readonly check: boolean
}

/** Makes the files of all modules. With any failure nothing is written and nothing is removed. */
export async function synth(host: Host, options: SynthOptions): Promise<SynthOutcome> {
  const sources = readSources(host, options.paths)
  const run = startRun(host, sources)
  const compiled = await compileSources(host, sources, run.changed)
  const modules = compiled.flatMap((module) => module.files)
  const kept = Object.values(run.kept).flatMap(({ policies }) => policies)
  const support = makeSupport(
    host,
    [...kept, ...compiled.flatMap(({ policies }) => policies)],
    options.paths.length > 0,
  )
  const files = [...modules, ...support.files]
  const findings = sortFindings(compiled.flatMap((module) => module.findings))
  const failures = [
    ...sources.failures,
    ...compiled.flatMap((module) => module.failures),
    ...support.failures,
    ...findClashes(run.unchanged, modules),
  ]
  const comparisons = files.map((file) => compareFile(host, file))
  failures.push(...comparisons.flatMap((comparison) => comparison.failures))
  const made = new Set([...run.unchanged.map(({ path }) => path), ...files.map(({ path }) => path)])
  // What a module that failed would have made is not known, so nothing counts as left over.
  const isWhole = options.paths.length === 0 && failures.length === 0 && findings.length === 0
  const { orphans, failures: unread } = isWhole ? findOrphans(host, made) : { orphans: [], failures: [] }
  failures.push(...unread)
  const broken = failures.length > 0 || findings.length > 0
  if (!options.check && !broken) failures.push(...write(host, comparisons, orphans))
  if (!broken) rememberRun(host, run, compiled)
  const states = [
    ...run.unchanged.map((file): SynthFile => ({ ...file, state: 'unchanged' })),
    ...(await Promise.all(comparisons.map((comparison) => describe(comparison, options.check || failures.length > 0)))),
    ...(await Promise.all(orphans.map((orphan) => describeOrphan(orphan, options.check)))),
  ]
  const sorted = states.toSorted((a, b) => a.path.localeCompare(b.path, 'en'))
  return { files: broken && !options.check ? [] : sorted, findings, failures, modules: sources.modules.length }
}

function write(host: Host, comparisons: readonly Comparison[], orphans: readonly Orphan[]): readonly Failure[] {
  const foreign = comparisons
    .filter(({ isForeign }) => isForeign)
    .map(({ file }): Failure => ({ code: 'foreign-file', args: { path: file.path } }))
  if (foreign.length > 0) return foreign
  const changes = comparisons
    .filter(({ file, before }) => before !== file.text)
    .map(({ file: { path, text } }) => ({ path, text }))
  const removals = orphans.map(({ path }) => ({ path, text: null }))
  const applied = changes.length + removals.length === 0 ? undefined : host.files.apply([...changes, ...removals])
  return applied === undefined || applied.ok ? [] : applied.failures
}

async function describe({ file, before }: Comparison, isCheck: boolean): Promise<SynthFile> {
  const { path, source, text } = file
  if (before === text) return { path, source, state: 'unchanged' }
  if (!isCheck) return { path, source, state: 'written' }
  return { path, source, state: before === null ? 'missing' : 'stale', patch: await patch(path, before, text) }
}

async function describeOrphan({ path, text }: Orphan, isCheck: boolean): Promise<SynthFile> {
  return isCheck ? { path, state: 'orphaned', patch: await patch(path, text, null) } : { path, state: 'removed' }
}

/** Loaded only when there is a difference to show. */
async function patch(path: string, before: string | null, after: string | null): Promise<string> {
  const { unifiedPatch } = await import('../text/patch.ts')
  return unifiedPatch(path, before, after)
}

/** Two modules that make one file. */
function findClashes(
  unchanged: readonly { path: string; source: string }[],
  files: readonly CompiledFile[],
): readonly Failure[] {
  const makers = new Map<string, string>()
  const failures: Failure[] = []
  for (const { path, source } of [...unchanged, ...files]) {
    // Some file systems, and GitHub's list of workflows, do not tell upper from lower case.
    const first = makers.get(path.toLowerCase())
    if (first !== undefined)
      failures.push({ code: 'two-files-one-name', args: { target: path, first, second: source } })
    makers.set(path.toLowerCase(), source)
  }
  return failures
}

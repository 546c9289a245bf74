// All modules of a run as the files they stand for: what synth writes, and what check and diff look at.
import { fileURLToPath } from 'node:url'
import { findPin, lockPath, parseLock } from '../actions/lock.ts'
import type { Lock } from '../actions/lock.ts'
import { shippedLockFile } from '../model/own-files.ts'
import type { CompileContext } from '../dsl/compile/context.ts'
import type { Host } from '../host/host.ts'
import { findFrame } from '../host/stack.ts'
import type { Failure } from '../model/failure.ts'
import type { Finding } from '../model/finding.ts'
import type { Result } from '../model/result.ts'
import { compileModule } from './compile-module.ts'
import type { CompiledFile, CompiledModule } from './compile-module.ts'
import { productsOf } from './exports.ts'
import type { Product } from './exports.ts'
import { findMissingExport } from './missing-exports.ts'
import { atLineStart, placeOf } from './places.ts'
import { readSources } from './sources.ts'
import type { Source, Sources } from './sources.ts'

/** The files of all modules. With a failure the files of the other modules are still there. */
export interface Compilation {
  readonly files: readonly CompiledFile[]
  readonly findings: readonly Finding[]
  readonly failures: readonly Failure[]
}

/** Loads and compiles the named modules, or all below `workflows/`. */
export async function compileModules(host: Host, paths: readonly string[]): Promise<Compilation> {
  const sources = readSources(host, paths)
  const compiled = await compileSources(host, sources, sources.modules)
  return {
    files: compiled.flatMap(({ files }) => files),
    findings: compiled.flatMap(({ findings }) => findings),
    failures: [...sources.failures, ...compiled.flatMap(({ failures }) => failures)],
  }
}

/** Compiles some of the modules of a run. */
export async function compileSources(
  host: Host,
  all: Sources,
  some: readonly Source[],
): Promise<readonly CompiledModule[]> {
  const lock = readLock(host)
  if (!lock.ok) return [failedModule({ path: lockPath }, lock.failures)]
  const context = contextFor(host, all, lock.value)
  const imported = new Set([...all.byPath.values()].flatMap(({ imports }) => imports))
  const seen = new Set<Product>()
  const compiled: CompiledModule[] = []
  for (const source of importedFirst(some, all)) {
    const loaded = await host.modules.load(source.path, source.text)
    if (!loaded.ok) {
      const failures = await findMissingExport(host, source, loaded.failures)
      const placed = failures.map((failure) => onItsLine(failure, all))
      compiled.push(failedModule(source, placed))
      continue
    }
    const isIdle = productsOf(loaded.value).length === 0 && !imported.has(source.path)
    compiled.push(isIdle ? emptyModule(source) : compileModule({ ...source, namespace: loaded.value }, context, seen))
  }
  return compiled.map((module) => ({
    ...module,
    failures: [...module.failures, ...findNeverMade(host, module, compiled)],
  }))
}

/** Files that a module counts on and that neither a module makes nor anybody else has put there. */
function findNeverMade(host: Host, { uses }: CompiledModule, all: readonly CompiledModule[]): readonly Failure[] {
  const isThere = (file: string): boolean =>
    all.some(({ files }) => files.some((made) => made.path === file)) || host.files.kind(file) === 'file'
  return uses
    .filter(({ file }) => !isThere(file))
    .map(({ file, at }) => ({ code: 'never-made', args: { file }, at: at.place }))
}

/** A module comes after those it imports: what it exports of theirs is theirs. */
function importedFirst(some: readonly Source[], { byPath }: Sources): readonly Source[] {
  const order = new Set<Source>()
  const visit = (source: Source, trail: ReadonlySet<Source>): void => {
    if (order.has(source) || trail.has(source)) return
    for (const path of source.imports) {
      const next = byPath.get(path)
      if (next !== undefined) visit(next, new Set([...trail, source]))
    }
    order.add(source)
  }
  for (const source of some) visit(source, new Set())
  const wanted = new Set(some)
  return [...order].filter((source) => wanted.has(source))
}

/** The transform keeps lines and moves columns, so a column from a stack is replaced by where the line begins. */
function onItsLine(failure: Failure, { byPath }: Sources): Failure {
  if (failure.code !== 'module-throws' || failure.at === undefined) return failure
  return { ...failure, at: atLineStart(failure.at, byPath.get(failure.at.file)?.text ?? '') }
}

const failedModule = ({ path }: Pick<Source, 'path'>, failures: readonly Failure[]): CompiledModule => ({
  path,
  files: [],
  findings: [],
  failures,
  policies: [],
  uses: [],
})

const emptyModule = (source: Source): CompiledModule =>
  failedModule(source, [{ code: 'module-exports-nothing', args: { path: source.path } }])

/** The repository's own lock; without one, the lock that comes with Tagwright. */
export function readLock(host: Host): Result<Lock> {
  const own = host.files.read(lockPath)
  if (!own.ok) return own
  if (own.value !== null) return parseLock(lockPath, own.value)
  const shipped = fileURLToPath(shippedLockFile)
  const text = host.files.read(shipped)
  return text.ok ? parseLock(shipped, text.value ?? '') : text
}

function contextFor(host: Host, { byPath }: Sources, lock: Lock): CompileContext {
  const textOf = (file: string): string => byPath.get(file)?.text ?? ''
  return {
    lockPath: lock.path,
    pin: (action) => findPin(lock, action),
    place(site, words) {
      const frame = findFrame(site.stack ?? '', host.cwd) ?? { file: '', line: 1, column: 1 }
      const text = textOf(frame.file)
      return (words === undefined ? undefined : placeOf(words, frame, text)) ?? atLineStart(frame, text)
    },
  }
}

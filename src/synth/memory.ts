// What the last run made, kept so that modules whose files did not change need not be loaded again.
import { createHash } from 'node:crypto'
import process from 'node:process'
import { lockPath } from '../actions/lock.ts'
import type { Host } from '../host/host.ts'
import type { CompiledModule } from './compile-module.ts'
import { isSelfContained, usesPackages } from './imports.ts'
import type { Source, Sources } from './sources.ts'
import type { TreePart } from './support.ts'

/** A file an unchanged module made, found on disk as it was written. */
export interface KeptFile {
  readonly path: string
  readonly source: string
}

interface KeptModule {
  /** The hash of the module's text and that of everything it imports. */
  readonly inputs: string
  /** The files it made, with the hash of each text. */
  readonly outputs: Readonly<Record<string, string>>
  /** What it added to policies. */
  readonly policies: readonly TreePart[]
}

interface Memory {
  /** What all results hang on: this build, this Node, the pins. */
  readonly key: string
  readonly modules: Readonly<Record<string, KeptModule>>
}

/** The modules of a run, divided by whether they have to be loaded. */
export interface Run {
  readonly changed: readonly Source[]
  readonly unchanged: readonly KeptFile[]
  readonly key: string | undefined
  readonly kept: Readonly<Record<string, KeptModule>>
  readonly inputsOf: (source: Source) => string | undefined
}

const memoryName = 'synth.json'

const hash = (...texts: readonly string[]): string => {
  const sum = createHash('sha256')
  for (const text of texts) sum.update(text).update('\0')
  return sum.digest('base64url')
}

/** Divides the modules of a run into those to load and those whose files are as they would be made again. */
export function startRun(host: Host, sources: Sources): Run {
  const key = keyOf(host)
  const inputsOf = createInputs(host, sources)
  const memory = key === undefined ? undefined : readMemory(host, key)
  const isKept = (source: Source): boolean => {
    const before = memory?.modules[source.path]
    return (
      before !== undefined &&
      before.inputs === inputsOf(source) &&
      isInPlace(host, before) &&
      isUseful(before, source, sources)
    )
  }
  const changed = withImported(
    sources.modules.filter((source) => !isKept(source)),
    sources,
  )
  const loads = new Set(changed.map(({ path }) => path))
  const kept: Record<string, KeptModule> = {}
  for (const { path } of sources.modules) {
    const before = memory?.modules[path]
    if (before !== undefined && !loads.has(path)) kept[path] = before
  }
  const unchanged = Object.entries(kept).flatMap(([source, { outputs }]) =>
    Object.keys(outputs).map((path) => ({ path, source })),
  )
  return { changed, unchanged, key, kept, inputsOf }
}

/** A module that makes nothing is only in order while another one imports it. */
function isUseful({ outputs }: KeptModule, { path }: Source, { byPath }: Sources): boolean {
  return Object.keys(outputs).length > 0 || [...byPath.values()].some(({ imports }) => imports.includes(path))
}

/** The modules to load with those they import, so that what one exports again is known to be another's. */
function withImported(changed: readonly Source[], { modules, byPath }: Sources): readonly Source[] {
  const needed = new Set(changed.flatMap((source) => closureOf(source, byPath)))
  return modules.filter((source) => needed.has(source))
}

/** Keeps what a clean run made. */
export function rememberRun(host: Host, run: Run, compiled: readonly CompiledModule[]): void {
  if (run.key === undefined || run.changed.length === 0) return
  const modules: Record<string, KeptModule> = { ...run.kept }
  const sources = new Map(run.changed.map((source) => [source.path, source]))
  for (const { path, files, policies } of compiled) {
    const source = sources.get(path)
    const inputs = source === undefined ? undefined : run.inputsOf(source)
    if (inputs === undefined) continue
    const outputs = Object.fromEntries(files.map((file) => [file.path, hash(file.text)]))
    modules[path] = { inputs, outputs, policies }
  }
  host.cache.set(memoryName, JSON.stringify({ key: run.key, modules } satisfies Memory))
}

function readMemory(host: Host, key: string): Memory | undefined {
  try {
    const memory = JSON.parse(host.cache.get(memoryName) ?? '{}') as Partial<Memory>
    return memory.key === key && memory.modules !== undefined ? { key, modules: memory.modules } : undefined
  } catch {
    // A file that another version or a broken disk left behind is as good as none.
    return undefined
  }
}

function keyOf(host: Host): string | undefined {
  const { build } = host
  const lock = host.files.read(lockPath)
  return build === undefined || !lock.ok ? undefined : hash(build, process.version, lock.value ?? '', host.cwd)
}

function isInPlace(host: Host, { outputs }: KeptModule): boolean {
  return Object.entries(outputs).every(([path, sum]) => {
    const read = host.files.read(path)
    return read.ok && read.value !== null && hash(read.value) === sum
  })
}

/** The hash of all a module's result follows from; nothing when it follows from more than text. */
function createInputs(host: Host, { byPath }: Sources): (source: Source) => string | undefined {
  const packages = (): string =>
    ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'].map((name) => textOf(host, name)).join('\0')
  let packageLocks: string | undefined
  return (source) => {
    const closure = closureOf(source, byPath)
    if (!closure.every(({ text }) => isSelfContained(text))) return undefined
    const foreign = closure.some(({ text }) => usesPackages(text))
    if (foreign) packageLocks ??= packages()
    return hash(...closure.flatMap(({ path, text }) => [path, text]), foreign ? (packageLocks ?? '') : '')
  }
}

function closureOf(source: Source, byPath: ReadonlyMap<string, Source>): readonly Source[] {
  const closure = new Set([source])
  for (const { imports } of closure) {
    for (const path of imports) {
      const next = byPath.get(path)
      if (next !== undefined) closure.add(next)
    }
  }
  return [...closure]
}

function textOf(host: Host, path: string): string {
  const read = host.files.read(path)
  return read.ok ? (read.value ?? '') : ''
}

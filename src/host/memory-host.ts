// A host without a machine: files, git and programs that a test writes down. Behaves like node-host.ts, held to it by a shared test.
import { fail, type Result, succeed } from '../model/result.ts'
import type { Git, Host, Program } from './host.ts'
import { pathInside } from './inside.ts'
import { createMemoryFiles, type MemoryFiles, type Refusals } from './memory-files.ts'
import type { Modules, Namespace } from './modules.ts'

/** The files of each revision, by path; or why there are none. */
type MemoryRevisions = Readonly<Record<string, Readonly<Record<string, string>>>>

interface MemoryHostOptions {
  readonly files?: Readonly<Record<string, string>>
  /** @default '/repository' */
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string | undefined>>
  /** @default a repository without revisions */
  readonly git?: MemoryRevisions | 'missing' | 'no-repository'
  /** What the module at a path exports, or why it does not load. */
  readonly modules?: Readonly<Record<string, Result<Namespace>>>
  readonly programs?: Readonly<Record<string, (args: readonly string[], input: string) => Program>>
  readonly refuse?: Refusals
}

export interface MemoryHost extends Host {
  readonly files: MemoryFiles
}

/** A host that holds exactly what it is given. */
export function createMemoryHost(options: MemoryHostOptions = {}): MemoryHost {
  const { cwd = '/repository', env = {}, git = {}, programs = {} } = options
  const kept = new Map<string, string>()
  return {
    cwd,
    build: undefined,
    env,
    files: createMemoryFiles(cwd, options.files ?? {}, options.refuse),
    git: createMemoryGit(cwd, git),
    modules: createMemoryModules(options.modules ?? {}),
    cache: { get: (name) => kept.get(name), set: (name, text) => void kept.set(name, text) },
    watch: () => Promise.resolve(),
    run: (program, args, more) => Promise.resolve(programs[program]?.(args, more?.input ?? '') ?? null),
  }
}

function createMemoryModules(modules: Readonly<Record<string, Result<Namespace>>>): Modules {
  return { load: (path) => Promise.resolve(modules[path] ?? noModule(path)), forget: () => Promise.resolve() }
}

function noModule(path: string): Result<never> {
  return fail({ code: 'module-import', args: { path, reason: 'there is no such module' } })
}

function createMemoryGit(cwd: string, git: MemoryRevisions | 'missing' | 'no-repository'): Git {
  const treeOf = (revision: string): Result<Readonly<Record<string, string>>> => {
    if (git === 'missing') return fail({ code: 'git-missing', args: {} })
    if (git === 'no-repository') return fail({ code: 'not-a-git-repository', args: { folder: cwd } })
    const tree = Object.hasOwn(git, revision) ? git[revision] : undefined
    return tree === undefined ? fail({ code: 'unknown-revision', args: { revision } }) : succeed(tree)
  }
  return {
    show: (revision, path) => {
      const tree = treeOf(revision)
      return Promise.resolve(tree.ok ? succeed(tree.value[pathInside(cwd, path) ?? ''] ?? null) : tree)
    },
    list: (revision, folder) => {
      const tree = treeOf(revision)
      if (!tree.ok) return Promise.resolve(tree)
      const inside = pathInside(cwd, folder)
      const isBelow = (file: string): boolean => inside === '' || (inside !== null && file.startsWith(`${inside}/`))
      return Promise.resolve(succeed(Object.keys(tree.value).filter(isBelow).toSorted()))
    },
  }
}

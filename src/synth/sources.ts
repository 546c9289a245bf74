// The modules of a run: which files there are, what they say, and which of them use which.
import type { Host } from '../host/host.ts'
import type { Failure } from '../model/failure.ts'
import { fail, succeed } from '../model/result.ts'
import type { Result } from '../model/result.ts'
import { importsOf } from './imports.ts'
import { modulesFolder } from '../model/folders.ts'

/** A module before it is loaded. */
export interface Source {
  readonly path: string
  readonly text: string
  /** Files of the user that it imports, directly. */
  readonly imports: readonly string[]
}

export interface Sources {
  readonly modules: readonly Source[]
  readonly failures: readonly Failure[]
  /** Every file read on the way, the modules and what they import. */
  readonly byPath: ReadonlyMap<string, Source>
}

const isModule = (path: string): boolean =>
  /\.(?:m?ts|m?js)$/.test(path) && !/\.d\.m?ts$|\.test\.m?[jt]s$|(?:^|\/)(?:node_modules|\.github)\//.test(path)

/** Reads the named modules, or all below `workflows/`, with everything of the user's that they import. */
export function readSources(host: Host, paths: readonly string[]): Sources {
  const found = findModules(host, paths)
  const byPath = new Map<string, Source>()
  const failures: Failure[] = found.ok ? [] : [...found.failures]
  const queue = found.ok ? [...found.value] : []
  const asked = new Set(queue)
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const read = host.files.read(path)
    if (!read.ok) failures.push(...read.failures)
    if (!read.ok || read.value === null) continue
    const source = {
      path,
      text: read.value,
      imports: importsOf(path, read.value, (file) => isFile(host, file, byPath)),
    }
    byPath.set(path, source)
    queue.push(...source.imports.filter((file) => !byPath.has(file) && !queue.includes(file)))
  }
  const modules = [...asked].toSorted().map((path) => byPath.get(path))
  return { modules: modules.filter((module) => module !== undefined), failures, byPath }
}

const isFile = (host: Host, path: string, known: ReadonlyMap<string, Source>): boolean =>
  known.has(path) || host.files.kind(path) === 'file'

function findModules(host: Host, paths: readonly string[]): Result<readonly string[]> {
  const roots =
    paths.length === 0 ? [modulesFolder] : paths.map((path) => path.replace(/^\.\//, '').replace(/\/+$/, ''))
  const failures: Failure[] = []
  const found: string[] = []
  for (const root of roots) {
    const listed = listRoot(host, root)
    if (listed.ok) found.push(...listed.value)
    else failures.push(...listed.failures)
  }
  if (failures.length > 0) return fail(...failures)
  if (found.length === 0) return fail({ code: 'no-modules', args: { root: roots.join(', ') } })
  return succeed([...new Set(found)])
}

function listRoot(host: Host, root: string): Result<readonly string[]> {
  if (host.files.kind(root) === 'file') return succeed([root])
  const listed = host.files.list(root)
  if (!listed.ok) return listed
  if (listed.value !== null) {
    const modules = listed.value.filter(isModule)
    const below = modules.filter((path) => path.startsWith(`${modulesFolder}/`) || path.includes(`/${modulesFolder}/`))
    // Loading a module runs it: of a whole repository only its modules are meant, not every script in it.
    return succeed(below.length > 0 ? below : modules)
  }
  return fail(
    root === modulesFolder ? { code: 'no-modules', args: { root } } : { code: 'no-such-path', args: { path: root } },
  )
}

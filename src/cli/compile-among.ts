// Joins synth to check and diff, which never import each other: the modules among some paths, as the YAML they make.
import path from 'node:path'
import type { Host } from '../host/host.ts'
import { modulesFolder } from '../model/folders.ts'
import type { Context } from './door.ts'
import type { Compiled } from './engines.ts'

const moduleFile = /\.m?[jt]s$/
const nothing: Compiled = { files: [], failures: [], findings: [] }

/** What the modules among the paths make; without paths, what all modules make. No module at all is fine: then all is YAML. */
export function compileAmong(paths: readonly string[], { host, engines }: Context): Promise<Compiled> {
  const asked = paths.length > 0 ? paths : [modulesFolder]
  const modules = asked.flatMap((each) => modulesAt(host, each))
  return modules.length === 0 ? Promise.resolve(nothing) : engines.compile(host, modules)
}

// TypeScript elsewhere is none of ours, unless a file is named.
function modulesAt(host: Host, asked: string): readonly string[] {
  const at = path.posix.normalize(asked).replace(/\/$/, '')
  if (host.files.kind(at) === 'file') return moduleFile.test(at) ? [at] : []
  const folder = at === '.' ? modulesFolder : at
  if (folder !== modulesFolder && !folder.startsWith(`${modulesFolder}/`)) return []
  const listed = host.files.list(folder)
  return listed.ok && (listed.value ?? []).some((file) => moduleFile.test(file)) ? [folder] : []
}

/** Where the YAML of a path lies. That of a module is made in memory, so its folder stands for it: no path would mean all. */
export function yamlOf(asked: string): string {
  return moduleFile.test(asked) ? path.posix.dirname(asked) : asked
}

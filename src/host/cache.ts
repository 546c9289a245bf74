// What is kept between runs: transformed modules and what became of them. Below node_modules where there is one.
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import type { Cache } from './host.ts'

/** The folder for what is kept; none when there is neither a node_modules nor a home of the user's own. */
export function cacheFolder(cwd: string, env: Readonly<Record<string, string | undefined>>): string | undefined {
  const packages = path.join(cwd, 'node_modules')
  if (statSync(packages, { throwIfNoEntry: false })?.isDirectory() === true)
    return path.join(packages, '.cache', 'tagwright')
  const home = env.XDG_CACHE_HOME ?? (env.HOME === undefined ? undefined : path.join(env.HOME, '.cache'))
  return home === undefined ? undefined : path.join(home, 'tagwright')
}

/** A cache in a folder. What cannot be read or written counts as not kept: a cache is never a reason to stop. */
export function createCache(folder: string | undefined): Cache {
  return {
    get(name) {
      if (folder === undefined) return undefined
      try {
        return readFileSync(path.join(folder, name), 'utf8')
      } catch {
        return undefined
      }
    },
    set(name, text) {
      if (folder === undefined) return
      try {
        mkdirSync(folder, { recursive: true })
        const file = path.join(folder, name)
        // Moved into place whole, so that two runs at once never leave a mixture.
        writeFileSync(`${file}.${process.pid}`, text)
        renameSync(`${file}.${process.pid}`, file)
      } catch {
        return
      }
    },
  }
}

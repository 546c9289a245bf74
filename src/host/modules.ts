// Loads TypeScript modules in this process, with a cached transform; says in one sentence why one does not load.
import path from 'node:path'
import type { Jiti } from 'jiti'
import { fail, succeed } from '../model/result.ts'
import type { Result } from '../model/result.ts'
import { loadFailure } from './load-failure.ts'

/** What a module exports, by name. */
export type Namespace = Readonly<Record<string, unknown>>

/** Loads the modules of a user. */
export interface Modules {
  /** With the text already at hand the file is not looked up and read again. */
  load(path: string, text?: string): Promise<Result<Namespace>>
  /** Forgets what was loaded, so that changed files are read again. */
  forget(): Promise<void>
}

export interface ModulesOptions {
  readonly cwd: string
  /** Where transformed modules are kept between runs; none keeps nothing. */
  readonly cache: string | undefined
  /** Modules that are given rather than looked up: ours, so that there is just one of each in the process. */
  readonly given: () => Promise<Record<string, unknown>>
}

export function createModules(options: ModulesOptions): Modules {
  const { cwd } = options
  let loader: Promise<Jiti> | undefined
  return {
    async load(name, text) {
      loader ??= createLoader(options)
      try {
        const jiti = await loader
        return succeed(await evaluate(jiti, `${cwd}/${name}`, text))
      } catch (error) {
        forgetBroken((await loader).cache)
        return fail(loadFailure(name, error, cwd))
      }
    },
    async forget() {
      const cache = (await loader)?.cache ?? {}
      // The cache is Node's own, keyed by file name; entries of other folders belong to others.
      for (const file of Object.keys(cache)) {
        if (file.startsWith(`${cwd}/`) && !file.includes('/node_modules/')) delete cache[file]
      }
    },
  }
}

/** What broke half-way stays in the cache, and the next module to import it would get the half. */
function forgetBroken(cache: Jiti['cache']): void {
  for (const [file, module] of Object.entries(cache)) if (!module.loaded) delete cache[file]
}

async function evaluate(jiti: Jiti, file: string, text: string | undefined): Promise<Namespace> {
  // A module that another one imported is there already, and has to stay one module.
  if (text === undefined || file in jiti.cache) return jiti.import<Namespace>(file)
  return (await jiti.evalModule(text, { id: file, filename: file, ext: path.extname(file), async: true })) as Namespace
}

/** The loader itself is only imported when there is something to load: an unchanged run has nothing. */
async function createLoader({ cwd, cache, given }: ModulesOptions): Promise<Jiti> {
  const [{ createJiti }, virtualModules] = await Promise.all([import('jiti'), given()])
  return createJiti(`${cwd}/`, { fsCache: cache ?? false, interopDefault: false, virtualModules })
}

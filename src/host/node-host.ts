// The host of a real run: this machine's files, git and programs. Made by bin.ts, and by tests of the host alone.
import path from 'node:path'
import process from 'node:process'
import { buildId } from './build-id.ts'
import { cacheFolder, createCache } from './cache.ts'
import { createNodeFiles } from './files.ts'
import { createGit } from './git.ts'
import type { Host, Program } from './host.ts'
import { createModules } from './modules.ts'

interface NodeHostOptions {
  /** @default the folder the process runs in */
  readonly cwd?: string
  /** @default the environment of the process */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** @default the id that the build left beside the program */
  readonly build?: string
  /** Modules that user modules share with this process, by the name they are imported with. */
  readonly given?: () => Promise<Record<string, unknown>>
}

const gitTimeoutMs = 30_000
const programTimeoutMs = 120_000

// Git's messages are matched, so they must come in English; nothing may stop to ask for a password.
const gitEnv = { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' }

/** The host that works on this machine. */
export function createNodeHost(options: NodeHostOptions = {}): Host {
  const { cwd = process.cwd(), env = process.env, given = () => Promise.resolve({}) } = options
  const { build = buildId() } = options
  const cache = cacheFolder(cwd, env)
  const start = async (
    program: string,
    args: readonly string[],
    more: { env?: Readonly<Record<string, string>>; input?: string | undefined; timeoutMs: number },
  ): Promise<Program | null> => {
    // Starting processes costs some milliseconds to load, and most runs start none.
    const { runProgram } = await import('./process.ts')
    const { input, timeoutMs } = more
    return runProgram(program, args, { cwd, env: { ...env, ...more.env }, input, timeoutMs })
  }
  return {
    cwd,
    build,
    env,
    files: createNodeFiles(cwd),
    modules: createModules({ cwd, cache, given }),
    cache: createCache(cache),
    git: createGit(cwd, (args) => start('git', args, { env: gitEnv, timeoutMs: gitTimeoutMs })),
    watch: async (folder, onChange, signal) => {
      const { watchChanges } = await import('./watch.ts')
      await watchChanges(path.join(cwd, folder), onChange, signal)
    },
    run: (program, args, more) => start(program, args, { input: more?.input, timeoutMs: programTimeoutMs }),
  }
}

// Runs the script of a step as a runner of GitHub does, with nothing on the PATH but what the step says it needs.
import { spawn } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { scriptOf } from '../../src/steps/shell-step.ts'
import type { ShellStep } from '../../src/steps/shell-step.ts'
import { readFileCommands } from './file-commands.ts'
import { skopeoHome } from './skopeo.ts'
import type { Logins } from './skopeo.ts'

/** What every step may call without saying so: the core utilities, and grep and sed. */
export const coreUtilities: readonly string[] = [
  'basename bash cat chmod cmp comm cp cut date dirname env expr grep head join ln ls mkdir mktemp',
  'mv od paste printf readlink realpath rm sed seq sha256sum sort stat tail tee test timeout touch',
  'tr true uniq wc',
].flatMap((line) => line.split(' '))

/** The workspace of a job; steps that share one see each other's files. */
export interface Workspace {
  readonly folder: string
  /** The runner's folder for what need not stay, RUNNER_TEMP. */
  readonly temp: string
  write(file: string, text: string): void
  read(file: string): string
  has(file: string): boolean
}

export interface ShellOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Registries of the test that are reached by plain http. */
  readonly registries?: readonly { readonly host: string }[]
  readonly logins?: Logins
  /** Programs of the test in place of real ones: the text of a bash script by name. */
  readonly stubs?: Readonly<Record<string, string>>
  /** Files of the workspace. */
  readonly files?: Readonly<Record<string, string>>
  /** @default a new one */
  readonly workspace?: Workspace
  /** The shell that GitHub takes when a workflow names none: a failure inside a pipe does not count. */
  readonly withoutPipefail?: boolean
  /** Milliseconds until everything that the step started is killed. @default 60000 */
  readonly limit?: number
}

export interface ShellResult {
  readonly code: number
  /** Everything in the log of the step, stdout and stderr as they came. */
  readonly log: string
  /** The sentences of `::error::`. */
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** The seconds that the step slept; in a test sleeping takes no time. */
  readonly sleeps: readonly number[]
  readonly workspace: Workspace
}

type AnyStep = Pick<ShellStep<string, string, string>, 'definition'>

/** Runs a step; variables and outputs that its definition does not name are refused. */
export async function runStep(step: AnyStep, options: ShellOptions = {}): Promise<ShellResult> {
  const { script, env, optionalEnv = [], outputs = [], tools } = step.definition
  const strange = Object.keys(options.env ?? {}).filter(
    (name) => ![...env, ...optionalEnv].includes(name) && !/^(?:GITHUB|RUNNER)_/.test(name),
  )
  if (strange.length > 0) throw new Error(`${script} does not say that it reads ${strange.join(', ')}`)
  const result = await runScript(scriptOf(script), { ...options, tools })
  const unsaid = Object.keys(result.outputs).filter((name) => !outputs.includes(name))
  if (unsaid.length > 0) throw new Error(`${script} does not say that it gives ${unsaid.join(', ')}`)
  return result
}

/** Runs any script in the same way. */
export async function runScript(
  script: string,
  options: ShellOptions & { readonly tools?: readonly string[] } = {},
): Promise<ShellResult> {
  const { tools = [], stubs = {}, registries = [], files = {}, limit = 60_000, workspace = createWorkspace() } = options
  for (const [file, text] of Object.entries(files)) workspace.write(file, text)
  const run = mkdtempSync(path.join(workspace.temp, 'step-'))
  const at = (name: string): string => path.join(run, name)
  for (const name of ['output', 'summary', 'env', 'path', 'sleeps']) writeFileSync(at(name), '')
  writeFileSync(at('step.sh'), script)
  writeStubs(at('bin'), { sleep: `echo "$1" >>'${at('sleeps')}'`, ...stubs })
  const home = skopeoHome(
    path.join(workspace.temp, 'home'),
    registries.map(({ host }) => host),
    options.logins,
  )
  const variables = { ...runnerVariables(workspace, at), ...home, ...options.env }
  const env = {
    ...variables,
    PATH: [at('bin'), ...[coreUtilities, ...tools.map((tool) => [tool])].map(folderOf)].join(':'),
  }
  const code = await runBash(at('step.sh'), {
    cwd: workspace.folder,
    env,
    limit,
    log: at('log'),
    pipefail: options.withoutPipefail !== true,
  })
  const log = readFileSync(at('log'), 'utf8')
  return {
    code,
    log,
    ...commandsIn(log),
    outputs: readFileCommands(readFileSync(at('output'), 'utf8')),
    summary: readFileSync(at('summary'), 'utf8'),
    sleeps: readFileSync(at('sleeps'), 'utf8').split('\n').filter(Boolean).map(Number),
    workspace,
  }
}

/** A workspace with the shared functions in it, as after the checkout of `.github/tagwright`. */
export function createWorkspace(files: Readonly<Record<string, string>> = {}): Workspace {
  const root = mkdtempSync(path.join(tmpdir(), 'tagwright-step-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const folder = path.join(root, 'workspace')
  const temp = path.join(root, 'temp')
  mkdirSync(temp)
  const at = (file: string): string => path.resolve(folder, file)
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(at(file)), { recursive: true })
    writeFileSync(at(file), text)
  }
  write('.github/tagwright/act.sh', readFileSync(new URL('../../src/steps/act.sh', import.meta.url), 'utf8'))
  for (const [file, text] of Object.entries(files)) write(file, text)
  return { folder, temp, write, read: (file) => readFileSync(at(file), 'utf8'), has: (file) => existsSync(at(file)) }
}

/** Whether a program is on this machine; a test that needs it is skipped where it is not. */
export const hasProgram = (name: string): boolean => findProgram(name) !== undefined

const found = new Map<string, string | undefined>()

function findProgram(name: string): string | undefined {
  if (!found.has(name)) found.set(name, searchPath(name))
  return found.get(name)
}

function searchPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders
    .map((folder) => path.join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}

function writeStubs(folder: string, stubs: Readonly<Record<string, string>>): void {
  mkdirSync(folder)
  for (const [name, text] of Object.entries(stubs)) {
    writeFileSync(path.join(folder, name), `#!${findProgram('bash')}\n${text}\n`)
    chmodSync(path.join(folder, name), 0o755)
  }
}

const linked = new Map<string, string>()

/** A folder of links to these programs and to nothing else: made once, for all steps of a test file. */
function folderOf(programs: readonly string[]): string {
  const key = programs.join(' ')
  const known = linked.get(key)
  if (known !== undefined) return known
  const folder = mkdtempSync(path.join(tmpdir(), 'tagwright-path-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const name of programs) {
    const program = findProgram(name)
    if (program !== undefined) symlinkSync(program, path.join(folder, name))
  }
  linked.set(key, folder)
  return folder
}

const runnerVariables = (workspace: Workspace, at: (name: string) => string): Readonly<Record<string, string>> => ({
  CI: 'true',
  LANG: 'C.UTF-8',
  TMPDIR: workspace.temp,
  RUNNER_TEMP: workspace.temp,
  GITHUB_ACTIONS: 'true',
  GITHUB_WORKSPACE: workspace.folder,
  GITHUB_OUTPUT: at('output'),
  GITHUB_STEP_SUMMARY: at('summary'),
  GITHUB_ENV: at('env'),
  GITHUB_PATH: at('path'),
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_API_URL: 'https://api.github.com',
  GITHUB_REPOSITORY: 'acme/app',
  GITHUB_REPOSITORY_OWNER: 'acme',
  GITHUB_RUN_ID: '4711',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_ACTOR: 'mona',
})

interface BashOptions {
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly limit: number
  readonly pipefail: boolean
  /** Takes stdout and stderr, in the order in which they come. */
  readonly log: string
}

/** The command line of `shell: bash`. */
function runBash(file: string, { cwd, env, limit, log, pipefail }: BashOptions): Promise<number> {
  const descriptor = openSync(log, 'a')
  return new Promise((resolve, reject) => {
    const argv = pipefail ? ['--noprofile', '--norc', '-eo', 'pipefail', file] : ['-e', file]
    const child = spawn('bash', argv, { cwd, env, detached: true, stdio: ['ignore', descriptor, descriptor] })
    const end = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'), limit)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(end)
      closeSync(descriptor)
      if (signal === 'SIGKILL')
        reject(new Error(`the step did not end within ${limit} ms:\n${readFileSync(log, 'utf8')}`))
      else resolve(code ?? -1)
    })
  })
}

function commandsIn(log: string): Pick<ShellResult, 'errors' | 'warnings'> {
  const of = (command: string): string[] =>
    [...log.matchAll(new RegExp(`^::${command}(?: [^:]*)?::(.*)$`, 'gm'))].map(([, text = '']) => decode(text))
  return { errors: of('error'), warnings: of('warning') }
}

const decode = (text: string): string => text.replace(/%0A/g, '\n').replace(/%0D/g, '\r').replace(/%25/g, '%')

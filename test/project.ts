// A repository in a temporary folder, with Tagwright running from its sources: for tests of whole verbs.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import * as actions from '../src/actions/index.ts'
import { engines } from '../src/cli/engines.ts'
import { main } from '../src/cli/main.ts'
import * as expressions from '../src/expressions.ts'
import type { Host } from '../src/host/host.ts'
import { createNodeHost } from '../src/host/node-host.ts'
import * as tagwright from '../src/index.ts'
import * as parts from '../src/parts.ts'

export interface Answer {
  readonly code: number
  readonly out: string
  readonly err: string
}

export interface Project {
  readonly folder: string
  readonly host: Host
  /** Writes a file, with its folders. */
  write(file: string, text: string): void
  read(file: string): string
  /** Every file below a folder, sorted. */
  list(folder: string): string[]
  remove(file: string): void
  /** Runs a command as the program would. */
  run(...argv: readonly string[]): Promise<Answer>
}

/** What modules get when they import Tagwright. */
const given = (): Promise<Record<string, unknown>> =>
  Promise.resolve({
    tagwright,
    'tagwright/actions': actions,
    'tagwright/expressions': expressions,
    'tagwright/parts': parts,
  })

/** A project with these files; it is removed when the test ends. */
export function createProject(
  files: Readonly<Record<string, string>>,
  options: { readonly build?: string } = {},
): Project {
  const folder = mkdtempSync(path.join(tmpdir(), 'tagwright-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const at = (file: string): string => path.join(folder, file)
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(at(file)), { recursive: true })
    writeFileSync(at(file), text)
  }
  for (const [file, text] of Object.entries(files)) write(file, text)
  // No cache of this machine's user: what one test leaves must not help another.
  const host = createNodeHost({ cwd: folder, env: { PATH: process.env.PATH }, given, ...options })
  return {
    folder,
    host,
    write,
    read: (file) => readFileSync(at(file), 'utf8'),
    list: (below) => listFiles(at(below)),
    remove: (file) => rmSync(at(file)),
    run: (...argv) => runMain(argv, host),
  }
}

function listFiles(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  return files.map((file) => path.relative(folder, file)).toSorted()
}

async function runMain(argv: readonly string[], host: Host): Promise<Answer> {
  let out = ''
  let err = ''
  const terminal = {
    out: (text: string): void => void (out += text),
    err: (text: string): void => void (err += text),
    width: 80,
    colour: false,
    interrupted: (): AbortSignal => new AbortController().signal,
  }
  await host.modules.forget()
  const code = await main(argv, host, terminal, engines)
  return { code, out, err }
}

/** A small module that makes one workflow. */
export const moduleFor = (
  name: string,
  script = 'echo hello',
): string => `import { job, run, workflow } from 'tagwright'

const work = job('work', { 'runs-on': 'ubuntu-24.04', steps: [run('${script}')] })

export const ${name.replaceAll('-', '_')} = workflow('${name}', { on: 'push', jobs: [work] })
`

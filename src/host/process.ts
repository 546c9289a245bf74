// Runs a program without a shell and waits for it, for a bounded time: the only place that starts processes.
import { spawn } from 'node:child_process'
import type { Program } from './host.ts'
import { errorCode, reasonOf } from './reason.ts'

interface RunOptions {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly input?: string | undefined
  readonly timeoutMs: number
}

/** What a program answered; null when there is no such program. Exit codes 124 and 126 mean what they mean in a shell. */
export function runProgram(program: string, args: readonly string[], options: RunOptions): Promise<Program | null> {
  return new Promise((resolve) => {
    const { cwd, timeoutMs } = options
    const env: NodeJS.ProcessEnv = { ...options.env }
    const child = spawn(program, args, { cwd, env, windowsHide: true })
    // Node's own time limit goes on after a program that is not there, and keeps this process alive with it.
    const limit = setTimeout(() => child.kill('SIGKILL'), timeoutMs)
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    // A program may end without reading all of its input.
    child.stdin.on('error', () => {})
    child.stdin.end(options.input ?? '')
    child.on('error', (error) => {
      clearTimeout(limit)
      resolve(errorCode(error) === 'ENOENT' ? null : { code: 126, stdout: '', stderr: reasonOf(error) })
    })
    child.on('close', (code, signal) => {
      clearTimeout(limit)
      const told = Buffer.concat(stderr).toString('utf8')
      const cut = child.killed ? `stopped after ${timeoutMs / 1000} s` : `ended by ${signal}`
      resolve({
        code: code ?? (child.killed ? 124 : 128),
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: code === null ? `${told}${cut}` : told,
      })
    })
  })
}

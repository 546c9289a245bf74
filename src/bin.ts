#!/usr/bin/env node
// The program: joins main() to this machine. The only file that sets the exit code.
import process from 'node:process'
import { renderBug } from './cli/bug.ts'
import { exitCodes } from './cli/exit-code.ts'
import { main } from './cli/main.ts'
import { type Terminal, wantsColour } from './cli/terminal.ts'
import { createNodeHost } from './host/node-host.ts'
import { readOwnVersion } from './host/own-version.ts'

const argv = process.argv.slice(2)

// A user's modules must meet our own classes, not second copies of them.
const given = async (): Promise<Record<string, unknown>> => ({
  tagwright: await import('./index.ts'),
  'tagwright/actions': await import('./actions/index.ts'),
  'tagwright/expressions': await import('./expressions.ts'),
  'tagwright/parts': await import('./parts.ts'),
})

function reportBug(error: unknown): void {
  const facts = `tagwright ${readOwnVersion()}, node ${process.version}, ${process.platform} ${process.arch}`
  process.stderr.write(renderBug(error, { argv, facts }))
  process.exitCode = exitCodes.bug
}

// A reader such as `head` may stop reading; what was meant for it is no longer wanted.
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') reportBug(error)
}

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  // Some terminals do not tell their width.
  width: process.stdout.isTTY ? process.stdout.columns || 80 : Number.POSITIVE_INFINITY,
  colour: wantsColour(process.env, process.stdout.isTTY),
  interrupted() {
    const controller = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort())
    return controller.signal
  },
}

process.stdout.on('error', ignoreClosedPipe)
process.stderr.on('error', ignoreClosedPipe)
process.on('uncaughtException', reportBug)

// A module may call process.exit, or wait for what never comes: then nothing was done, and that is no success.
let isDone = false
process.on('exit', () => {
  if (isDone || process.exitCode === exitCodes.bug) return
  process.stderr.write(
    'tagwright: the run ended before it was done: a module calls process.exit, or waits for something that never comes\n',
  )
  process.exitCode = exitCodes.failed
})

try {
  const code = await main(argv, createNodeHost({ given }), terminal)
  process.exitCode ??= code
  isDone = true
} catch (error) {
  reportBug(error)
}

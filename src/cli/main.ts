// Arguments in, exit code out: finds the door of a verb, reads its options and opens it.
import type { Host } from '../host/host.ts'
import type { Failure } from '../model/failure.ts'
import type { Context } from './door.ts'
import { type Engines, engines as realEngines } from './engines.ts'
import { exitCodes } from './exit-code.ts'
import { readArguments, unknownOption } from './options.ts'
import { printFailures, reportOptions } from './print.ts'
import type { Terminal } from './terminal.ts'
import { isVerb, type VerbName, verbs } from './verbs.ts'

/** Runs one command and answers its exit code. A bug is thrown. */
export async function main(
  argv: readonly string[],
  host: Host,
  terminal: Terminal,
  engines: Engines = realEngines,
): Promise<number> {
  const context: Context = { host, terminal, engines }
  const [first, ...rest] = argv
  if (first === undefined) {
    terminal.err(await programHelp())
    return exitCodes.failed
  }
  if (isVerb(first)) return callVerb(first, rest, context)
  if (first === 'help' && rest[0] !== undefined && isVerb(rest[0])) return callVerb(rest[0], ['--help'], context)
  if (['--help', '-h', 'help'].includes(first)) return tell(await programHelp(), context)
  if (['--version', '-v'].includes(first)) return tell(`${await ownVersion()}\n`, context)
  return refuse([unknownWord(first)], context)
}

async function callVerb(name: VerbName, args: readonly string[], context: Context): Promise<number> {
  const door = await verbs[name].load()
  const read = readArguments(name, args, door.options)
  if (!read.ok) return refuse(read.failures, context)
  const { paths, values, help } = read.value
  if (help) {
    const { verbHelp } = await import('./help.ts')
    return tell(verbHelp(name, door), context)
  }
  if (door.paths === undefined && paths.length > 0) {
    return refuse(
      paths.map((path) => unknownOption(path, name, door.options)),
      context,
    )
  }
  return door.run({ paths, options: values }, context)
}

function unknownWord(word: string): Failure {
  if (word.startsWith('-')) return unknownOption(word, '', { help: { about: '' }, version: { about: '' } })
  return { code: 'unknown-verb', args: { verb: word, known: Object.keys(verbs) } }
}

function tell(text: string, { terminal }: Context): number {
  terminal.out(text)
  return exitCodes.clean
}

async function refuse(failures: readonly Failure[], { host, terminal }: Context): Promise<number> {
  await printFailures(failures, terminal, reportOptions(terminal, host))
  return exitCodes.failed
}

async function programHelp(): Promise<string> {
  const help = await import('./help.ts')
  return help.programHelp()
}

async function ownVersion(): Promise<string> {
  const { readOwnVersion } = await import('../host/own-version.ts')
  return readOwnVersion()
}

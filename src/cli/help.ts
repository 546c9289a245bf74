// The help of the program and of each verb, at most 80 columns wide.
import type { Door } from './door.ts'
import type { OptionSpec } from './options.ts'
import { type VerbName, verbs } from './verbs.ts'

/** What `tagwright --help` shows. */
export function programHelp(): string {
  const commands = Object.entries(verbs).map(([name, { about }]): Row => [name, about])
  return sections(
    'Tagwright writes the release workflows of container images:\ntyped TypeScript in, plain GitHub Actions YAML out.',
    'Usage: tagwright <command> [paths...] [options]',
    `Commands:\n${table(commands)}`,
    `Options:\n${table([helpRow, ['--version', 'show the version']])}`,
    "See 'tagwright <command> --help' for the options of a command.",
  )
}

/** What `tagwright <verb> --help` shows. */
export function verbHelp(name: VerbName, door: Door): string {
  const usage = ['tagwright', name, ...(door.paths === undefined ? [] : ['[paths...]']), '[options]'].join(' ')
  const { about } = verbs[name]
  return sections(
    `${about.charAt(0).toUpperCase()}${about.slice(1)}.`,
    `Usage: ${usage}`,
    ...(door.paths === undefined ? [] : [`Paths:\n  ${door.paths}`]),
    `Options:\n${table([...Object.entries(door.options).map(optionRow), helpRow])}`,
    `Exit codes:\n${table(exitRows(door))}`,
  )
}

type Row = readonly [name: string, about: string]

const helpRow: Row = ['--help', 'show this help']

function optionRow([name, { value, about }]: [string, OptionSpec]): Row {
  if (value === undefined) return [`--${name}`, about]
  return typeof value === 'string' ? [`--${name} ${value}`, about] : [`--${name} ${value.join('|')}`, about]
}

function exitRows({ exits: { zero, one } }: Door): readonly Row[] {
  const found: readonly Row[] = one === undefined ? [] : [['1', one]]
  return [['0', zero], ...found, ['2', 'could not run']]
}

function table(rows: readonly Row[]): string {
  const longest = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, about]) => `  ${name.padEnd(longest)}  ${about}`).join('\n')
}

function sections(...parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`
}

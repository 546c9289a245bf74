// Reads the arguments of a command by a table of its options.
import { parseArgs } from 'node:util'
import type { Failure } from '../model/failure.ts'
import { fail, type Result, succeed } from '../model/result.ts'

/** One option: a switch, or one that takes a value, which may be one of a few. */
export interface OptionSpec {
  readonly about: string
  /** What the value is called, or the values there are; a switch has none. */
  readonly value?: string | readonly string[]
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>

type ValueOf<S extends OptionSpec> = S extends { readonly value: readonly (infer V)[] }
  ? V | undefined
  : S extends { readonly value: string }
    ? string | undefined
    : boolean

/** The values of options, typed by their table. */
export type OptionValues<S extends OptionSpecs> = { readonly [N in keyof S]: ValueOf<S[N]> }

export interface Arguments {
  readonly paths: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly help: boolean
}

type Tokens = NonNullable<ReturnType<typeof parseArgs>['tokens']>
type OptionToken = Extract<Tokens[number], { kind: 'option' }>

/** The arguments of `verb`, or what is wrong with each of them. */
export function readArguments(verb: string, args: readonly string[], specs: OptionSpecs): Result<Arguments> {
  const tokens = tokenise(args, specs)
  const options = tokens.filter((token) => token.kind === 'option')
  const failures = options.flatMap((token) => problemWith(token, verb, specs) ?? [])
  const help = options.some(({ name }) => name === 'help' || name === 'h')
  if (failures.length > 0 && !help) return fail(...failures)
  const switches = Object.keys(specs).filter((name) => specs[name]?.value === undefined)
  const unset = Object.fromEntries(switches.map((name) => [name, false]))
  const set = Object.fromEntries(options.map(({ name, value }) => [name, value ?? true]))
  const paths = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
  return succeed({ paths, values: { ...unset, ...set }, help })
}

// Not strict: Node's own complaints are exceptions in its words, and we name the nearest option.
function tokenise(args: readonly string[], specs: OptionSpecs): Tokens {
  const typed = Object.entries(specs).map(([name, { value }]) => [
    name,
    { type: value === undefined ? 'boolean' : 'string' },
  ])
  const options: Record<string, { type: 'boolean' | 'string' }> = Object.fromEntries(typed)
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true }).tokens
}

function problemWith(
  { name, rawName, value, inlineValue }: OptionToken,
  verb: string,
  specs: OptionSpecs,
): Failure | null {
  if (name === 'help' || name === 'h') return null
  const spec = Object.hasOwn(specs, name) ? specs[name] : undefined
  if (spec === undefined) return unknownOption(rawName, verb, specs)
  const bad = (allowed: readonly string[]): Failure => badOption(rawName, value ?? '', allowed)
  if (spec.value === undefined) return value === undefined ? null : bad([])
  const choices = typeof spec.value === 'string' ? [] : spec.value
  // What looks like the next option is no value: no revision and no format begins with a dash.
  if (value === undefined || value === '' || (inlineValue === false && value.startsWith('-'))) {
    return badOption(rawName, '', choices)
  }
  return choices.length > 0 && !choices.includes(value) ? bad(choices) : null
}

function badOption(option: string, value: string, allowed: readonly string[]): Failure {
  return { code: 'bad-option', args: { option, value, allowed } }
}

/** The failure for something a command does not take; the names it does take help to find the one that was meant. */
export function unknownOption(option: string, verb: string, specs: OptionSpecs): Failure {
  return { code: 'unknown-option', args: { option, verb, known: Object.keys(specs).map((name) => `--${name}`) } }
}

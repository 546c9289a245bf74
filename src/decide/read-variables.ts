// Reads what a decision asks for from environment variables and the files that they name.
import { refused } from './decision.ts'
import type { Decided } from './decision.ts'
import type { Door, Reading } from './door.ts'
import { showValue } from './show-value.ts'

/** Where variables and files come from; a test puts its own in place. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  /** The text of a file; undefined when it cannot be read. */
  readonly readFile: (path: string) => string | undefined
}

type Input = Readonly<Record<string, unknown>>

/** RELAY_REF becomes relayRef. */
const toFieldName = (variable: string): string =>
  variable.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** The input of a decision; every variable that is missing or broken is told at once. */
export function readVariables(door: Door, { env, readFile }: Surroundings): Decided<Input> {
  const input: Record<string, unknown> = {}
  const sentences: string[] = []
  for (const [name, { as, optional = false }] of Object.entries(door.reads)) {
    const text = env[name] ?? ''
    // An empty text is a value of its own where it must be given; anything else cannot be made of nothing.
    if (text === '' && (optional || as !== 'text')) {
      if (!optional) sentences.push(`${door.name}: the variable ${name} is not set`)
      continue
    }
    if (env[name] === undefined) {
      sentences.push(`${door.name}: the variable ${name} is not set`)
      continue
    }
    const read = readAs(as, text, readFile)
    if (read.problem === undefined) input[toFieldName(name)] = read.value
    else sentences.push(`${door.name}: ${name} ${read.problem}`)
  }
  return sentences.length === 0 ? { ok: true, value: input } : refused('missing', ...sentences)
}

interface ReadValue {
  readonly value?: unknown
  readonly problem?: string
}

function readAs(as: Reading, text: string, readFile: Surroundings['readFile']): ReadValue {
  switch (as) {
    case 'text':
      return { value: text }
    case 'flag':
      return text === 'true' || text === 'false'
        ? { value: text === 'true' }
        : { problem: `is ${showValue(text)}, not true or false` }
    case 'json':
      return parseJson(text, 'is not JSON')
    default:
      return readNamedFile(as, text, readFile)
  }
}

function readNamedFile(as: Reading, path: string, readFile: Surroundings['readFile']): ReadValue {
  const text = readFile(path)
  if (text === undefined) return { problem: `names the file ${path}, which cannot be read` }
  if (as === 'json-file') return parseJson(text, `names the file ${path}, which holds no JSON`)
  if (as === 'lines-file') return { value: text.split(/\r?\n/).filter((line) => line !== '') }
  return { value: text }
}

function parseJson(text: string, problem: string): ReadValue {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    return { problem: `${problem}: ${error instanceof Error ? error.message : String(error)}` }
  }
}

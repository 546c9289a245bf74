// Walks GitHub's schema and writes, for every key and every form it allows, the TypeScript that says it with our layer.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plain } from './modules.ts'
import { root } from './tsc.ts'

/** What may stand at one place of a file. */
interface Definition {
  readonly context?: readonly string[]
  readonly mapping?: {
    readonly properties?: Readonly<Record<string, string | { readonly type: string; readonly required?: boolean }>>
    readonly 'loose-value-type'?: string
  }
  readonly sequence?: { readonly 'item-type': string }
  readonly string?: { readonly constant?: string }
  readonly boolean?: object
  readonly number?: object
  readonly null?: object
  readonly 'one-of'?: readonly string[]
  readonly 'allowed-values'?: readonly string[]
}

export type Schema = Readonly<Record<string, Definition>>

/** One of GitHub's two schemas. */
export function readSchema(kind: 'workflow' | 'action'): Schema {
  const file = path.join(root, `node_modules/@actions/workflow-parser/dist/${kind}-v1.0.min.json`)
  return (JSON.parse(readFileSync(file, 'utf8')) as { definitions: Schema }).definitions
}

/** Names that are no definitions of their own. */
const basic: Schema = { string: { string: {} }, boolean: { boolean: {} }, number: { number: {} }, null: { null: {} } }

function definitionOf(schema: Schema, name: string): Definition {
  const definition = schema[name] ?? basic[name]
  if (definition === undefined) throw new Error(`the schema uses ${name} and does not define it`)
  return definition
}

interface Property {
  readonly key: string
  readonly type: string
  readonly isRequired: boolean
}

function propertiesOf({ mapping }: Definition): readonly Property[] {
  return Object.entries(mapping?.properties ?? {}).map(([key, value]) =>
    typeof value === 'string'
      ? { key, type: value, isRequired: false }
      : { key, type: value.type, isRequired: value.required ?? false },
  )
}

/** A value as a module says it and as the document must hold it. */
export interface Sample {
  readonly code: string
  readonly plain: Plain
}

/** The contexts and functions that expressions may read at a place. */
export type Readable = readonly string[]

export const literal = (value: Plain): Sample => ({ code: JSON.stringify(value), plain: value })

/** An expression that reads all that the schema allows there, so that a type that allows less is found out. */
export function expressionOf(type: string, readable: Readable): readonly Sample[] {
  const names = readable.map((name) => `'${name}'`).join(' | ')
  return readable.length === 0 ? [] : [{ code: `raw<${type}, ${names}>('github.ref')`, plain: '${{ github.ref }}' }]
}

/** Keys that our types want beside others where the schema is content without. */
const companions: Readonly<Record<string, Readonly<Record<string, Plain>>>> = {
  'container-mapping': { image: 'node:22' },
  'service-container-mapping': { image: 'redis:8' },
  'container-registry-credentials': { username: 'somebody', password: 'secret' },
  'workflow-run-mapping': { workflows: 'CI' },
  'output-definition': { value: 'text' },
}

/** Texts that cannot be just any text. */
const texts: Readonly<Record<string, string>> = { 'cron-pattern': '23 3 * * 1', 'timezone-string': 'Europe/Berlin' }

/** An allowed list that is longer says nothing new with each value. */
const manyValues = 40

/** The forms of a definition that our layer says in a way of its own. */
export type Special = Readonly<Record<string, (readable: Readable) => readonly Sample[]>>

/** The samples of one schema. */
export class Samples {
  private readonly schema: Schema
  private readonly special: Special

  /** `special` holds the definitions that our layer says in a way of its own. */
  constructor(schema: Schema, special: Special) {
    this.schema = schema
    this.special = special
  }

  /** Every form of a definition. */
  of(name: string, inherited: Readable = []): readonly Sample[] {
    // GitHub takes it and never looks at it.
    if (name === 'any') return []
    const definition = definitionOf(this.schema, name)
    const readable = definition.context?.map((one) => one.replace(/\(.*/, '')) ?? inherited
    const special = this.special[name]
    if (special !== undefined) return special(readable)
    if (definition['one-of'] !== undefined) return this.choices(definition['one-of'], readable)
    if (definition['allowed-values'] !== undefined) return this.words(definition['allowed-values'], readable)
    if (definition.string?.constant !== undefined) return [literal(definition.string.constant)]
    if (definition.string !== undefined) return [literal(texts[name] ?? 'text'), ...expressionOf('string', readable)]
    if (definition.boolean !== undefined) return [literal(true), literal(false), ...expressionOf('boolean', readable)]
    if (definition.number !== undefined) return [literal(3), ...expressionOf('number', readable)]
    if (definition.null !== undefined) return [literal(null)]
    if (definition.sequence !== undefined) return this.lists(definition.sequence['item-type'], readable)
    if (definition.mapping !== undefined) return this.mappings(name, readable)
    throw new Error(`the schema has something new: ${name} is ${JSON.stringify(definition)}`)
  }

  /** The keys of a mapping with every form of each. */
  keys(name: string, inherited: Readable = []): readonly (readonly [string, readonly Sample[]])[] {
    const definition = definitionOf(this.schema, name)
    return propertiesOf(definition).map(({ key, type }) => [key, this.of(type, inherited)])
  }

  keyNames(name: string): readonly string[] {
    return propertiesOf(definitionOf(this.schema, name)).map(({ key }) => key)
  }

  /** The alternatives of a definition. */
  kinds(name: string): readonly string[] {
    return definitionOf(this.schema, name)['one-of'] ?? []
  }

  /** One mapping for every form of every key, each with the keys that must stand beside it. */
  mappings(name: string, readable: Readable): readonly Sample[] {
    const { mapping } = definitionOf(this.schema, name)
    const needed = Object.entries(this.neededBy(name, readable))
    const known = propertiesOf(definitionOf(this.schema, name)).flatMap(({ key, type }) =>
      this.of(type, readable).map((form) => mappingOf([...needed.filter(([other]) => other !== key), [key, form]])),
    )
    const loose = mapping?.['loose-value-type']
    const others =
      loose === undefined ? [] : this.of(loose, readable).map((sample) => mappingOf([['SOME_NAME', sample]]))
    return [...known, ...others, ...expressionOf('object', readable)]
  }

  private neededBy(name: string, readable: Readable): Readonly<Record<string, Sample>> {
    const required = propertiesOf(definitionOf(this.schema, name)).filter(({ isRequired }) => isRequired)
    const added = Object.entries(companions[name] ?? {}).map(([key, plain]) => [key, literal(plain)])
    return Object.fromEntries([...required.map(({ key, type }) => [key, this.of(type, readable)[0]]), ...added])
  }

  private choices(names: readonly string[], readable: Readable): readonly Sample[] {
    const samples = names.flatMap((name) => this.of(name, readable))
    return [...new Map(samples.map((sample) => [sample.code, sample])).values()]
  }

  private words(words: readonly string[], readable: Readable): readonly Sample[] {
    const some = words.length > manyValues ? words.slice(0, 3) : words
    return [...some.map(literal), ...expressionOf('string', readable)]
  }

  /** Every item alone, and all of them in one list. */
  private lists(name: string, readable: Readable): readonly Sample[] {
    const items = this.of(name, readable)
    const lists = items.length === 1 ? [] : items.map((item) => listOf([item]))
    return [...lists, listOf(items), ...expressionOf('object', readable)]
  }
}

export function mappingOf(entries: readonly (readonly [string, Sample])[]): Sample {
  const code = entries.map(([key, sample]) => `${JSON.stringify(key)}: ${sample.code}`).join(', ')
  return { code: `{ ${code} }`, plain: Object.fromEntries(entries.map(([key, { plain }]) => [key, plain])) }
}

export function listOf(items: readonly Sample[]): Sample {
  return { code: `[${items.map(({ code }) => code).join(', ')}]`, plain: items.map(({ plain }) => plain) }
}

/** A condition stands bare. */
export const conditions = (readable: Readable): readonly Sample[] => [
  literal(true),
  ...expressionOf('boolean', readable).map(({ code }) => ({ code, plain: 'github.ref' })),
]

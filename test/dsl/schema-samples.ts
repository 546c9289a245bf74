// Walks GitHub's schema and writes, for every key and every form it allows, the TypeScript that says it with our layer.
import { definitionOf, propertiesOf } from '../../scripts/generate-language/schema.ts'
import type { Schema } from '../../scripts/generate-language/schema.ts'
import type { Plain } from './modules.ts'

/** A value as a module says it and as the document must hold it. */
export interface Sample {
  readonly code: string
  readonly plain: Plain
}

/** The contexts and functions that expressions may read at a place. */
type Readable = readonly string[]

const literal = (value: Plain): Sample => ({ code: JSON.stringify(value), plain: value })

/** An expression that reads all that the schema allows there, so that a type that allows less is found out. */
function expressionOf(type: string, readable: Readable): readonly Sample[] {
  const names = readable.map((name) => `'${name}'`).join(' | ')
  return readable.length === 0 ? [] : [{ code: `raw<${type}, ${names}>('github.ref')`, plain: '${{ github.ref }}' }]
}

/** Keys that our types want beside others where the schema is content without. */
const companions: Readonly<Record<string, Readonly<Record<string, Plain>>>> = {
  'container-mapping': { image: 'node:22' },
  'service-container-mapping': { image: 'redis:8' },
  'container-registry-credentials': { username: 'somebody', password: 'secret' },
  'workflow-run-mapping': { workflows: 'CI' },
}

/** Texts that cannot be just any text. */
const texts: Readonly<Record<string, string>> = { 'cron-pattern': '23 3 * * 1', 'timezone-string': 'Europe/Berlin' }

/** An allowed list that is longer says nothing new with each value. */
const manyValues = 40

/** The samples of one schema. */
export class Samples {
  private readonly schema: Schema
  private readonly special: Readonly<Record<string, (readable: Readable) => readonly Sample[]>>

  /** `special` holds the definitions that our layer says in a way of its own. */
  constructor(schema: Schema, special: Readonly<Record<string, (readable: Readable) => readonly Sample[]>>) {
    this.schema = schema
    this.special = special
  }

  /** Every form of a definition. */
  of(name: string, inherited: Readable = []): readonly Sample[] {
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

  /** One mapping for every form of every key, each with the keys that must stand beside it. */
  mappings(name: string, readable: Readable): readonly Sample[] {
    const { mapping } = definitionOf(this.schema, name)
    const needed = Object.entries(this.neededBy(name, readable))
    const known = propertiesOf(definitionOf(this.schema, name)).flatMap(({ key, type }) =>
      this.of(type, readable).map((sample) => mappingOf([...needed.filter(([other]) => other !== key), [key, sample]])),
    )
    const loose = mapping?.['loose-value-type']
    const others = loose === undefined ? [] : this.of(loose, readable).map((sample) => mappingOf([['SOME_NAME', sample]]))
    return [...known, ...others, ...expressionOf('object', readable)]
  }

  private neededBy(name: string, readable: Readable): Readonly<Record<string, Sample>> {
    const required = propertiesOf(definitionOf(this.schema, name)).filter(({ required: isRequired }) => isRequired)
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

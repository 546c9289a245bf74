// Questions about GitHub's template schema: what a name stands for, which words it allows.
import type { Definition } from './sources.ts'

/** The definitions of one schema. A name that is no definition is one of the schema's basic types. */
export interface Schema {
  readonly definitions: Readonly<Record<string, Definition>>
}

const basic: Readonly<Record<string, Definition>> = { null: { null: {} }, string: { string: {} } }

export function definitionOf(schema: Schema, name: string): Definition {
  return schema.definitions[name] ?? basic[name] ?? {}
}

/** The alternatives of a definition that are no choice themselves. */
export function alternatives(schema: Schema, name: string): readonly Definition[] {
  const definition = definitionOf(schema, name)
  return definition['one-of']?.flatMap((choice) => alternatives(schema, choice)) ?? [definition]
}

/** The fixed words that a scalar at this place may be. */
export function wordsOf(schema: Schema, name: string): readonly string[] {
  return alternatives(schema, name).flatMap((one) => one['allowed-values'] ?? one.string?.constant ?? [])
}

export interface Property {
  readonly key: string
  readonly type: string
  readonly required: boolean
}

/** The known keys of a mapping, in the schema's order. */
export function propertiesOf(definition: Definition): readonly Property[] {
  return Object.entries(definition.mapping?.properties ?? {}).map(([key, value]) =>
    typeof value === 'string'
      ? { key, type: value, required: false }
      : { key, type: value.type, required: value.required ?? false },
  )
}

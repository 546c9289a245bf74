// An input, declared as a zod schema or in GitHub's own words, as YAML holds it.
import type { FieldSchema } from '../inputs.ts'

/** An input as YAML holds it. */
export type PlainInput = Readonly<Record<string, unknown>>

/** An input of either form. A called workflow knows no choice: there it is a text. */
export function plainInput(input: object, event: string): PlainInput {
  if (!isSchema(input)) return { ...input }
  const plain = describeSchema(input)
  return event === 'workflow_call' && plain.type === 'choice' ? { ...plain, type: 'string', options: undefined } : plain
}

const isSchema = (input: object): input is FieldSchema => '_zod' in input

/** What zod keeps of a schema, as far as an input can hold it. */
interface SchemaDef {
  readonly type: string
  /** What the layer lies around. */
  readonly innerType?: FieldSchema
  /** What a transformation begins with: that is what GitHub hands over. */
  readonly in?: FieldSchema
  readonly defaultValue?: unknown
  /** Of an enum. */
  readonly entries?: Readonly<Record<string, string | number>>
  /** Of literals. */
  readonly values?: readonly unknown[]
}

const optionalLayers: readonly string[] = ['optional', 'default', 'prefault']

/** A schema's outer layers say whether it may be left out; its core says what it is. */
function describeSchema(schema: FieldSchema): PlainInput {
  const layers = layersOf(schema)
  const core = layers.at(-1)?._zod.def as SchemaDef
  const defs = layers.map((layer) => layer._zod.def as SchemaDef)
  const options = core.values ?? (core.entries === undefined ? undefined : Object.values(core.entries))
  const isChoice = options?.every((option) => typeof option === 'string') === true
  const kind = options === undefined ? core.type : typeof options[0]
  return {
    description: layers.map(({ description }) => description).find((words) => words !== undefined),
    type: isChoice ? 'choice' : (inputTypes[kind] ?? 'string'),
    options: isChoice ? options : undefined,
    required: defs.some(({ type }) => optionalLayers.includes(type)) ? undefined : true,
    default: defs.find(({ defaultValue }) => defaultValue !== undefined)?.defaultValue,
  }
}

const inputTypes: Readonly<Record<string, string>> = { boolean: 'boolean', number: 'number' }

type Described = FieldSchema & { readonly description?: string | undefined }

function layersOf(schema: Described): readonly Described[] {
  const { innerType, in: before } = schema._zod.def as SchemaDef
  const inner = innerType ?? before
  return inner === undefined ? [schema] : [schema, ...layersOf(inner)]
}

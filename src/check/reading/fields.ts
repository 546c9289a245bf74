// Tolerant reading of plain data: what is missing or of another type reads as empty, because the schema layer tells about that.

/** A mapping of the file; `{}` stands for anything that is none. */
export type Fields = Readonly<Record<string, unknown>>

const noFields: Fields = Object.freeze({})

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value as a mapping, empty when it is something else. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : noFields
}

/** The value as a list; a single scalar counts as a list of one, as GitHub reads `needs`, `types` and filters. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined || value === null || isFields(value) ? [] : [value]
}

/** The value as text: a string as it is, a number or a boolean as GitHub prints it, else undefined. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** The texts of a list (see listOf), without what is no text. */
export function textsOf(value: unknown): readonly string[] {
  return listOf(value).flatMap((item) => textOf(item) ?? [])
}

/** GitHub compares names of jobs, steps, inputs and outputs without regard to case. */
export function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}

/** The own value of a mapping under a name in any case; safe for names such as `constructor`. */
export function fieldNamed(fields: Fields, name: string): unknown {
  const key = Object.keys(fields).find((candidate) => sameName(candidate, name))
  return key === undefined ? undefined : fields[key]
}

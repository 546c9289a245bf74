// Small readers for data that comes from outside: each says what it found, and nothing where the shape is another.

/** An object of JSON. */
export type JsonRecord = Readonly<Record<string, unknown>>

export const isJsonRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A text of a record; empty when it is not there or no text. */
export function textIn(record: JsonRecord, name: string): string {
  const value = record[name]
  return typeof value === 'string' ? value : ''
}

/** A whole number of a record, also one written as text; undefined when it is anything else. */
export function wholeNumberIn(record: JsonRecord, name: string): number | undefined {
  const value = record[name]
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined
}

export const flagIn = (record: JsonRecord, name: string): boolean => record[name] === true

/** A list of records; undefined when it is anything else. */
export function asRecords(value: unknown): readonly JsonRecord[] | undefined {
  return Array.isArray(value) && value.every(isJsonRecord) ? value : undefined
}

/** A list of texts; undefined when it is anything else. */
export function asTexts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined
}

/** Whether a value is the digest of a manifest. */
export const isImageDigest = (value: unknown): value is string =>
  typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value)

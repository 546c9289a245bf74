// TypeScript source of plain values, in the layout the formatter would choose: on one line where it fits, else one entry a line.

type Printable = string | boolean | readonly Printable[] | { readonly [key: string]: Printable }

const width = 120

/** The key of an object or an interface, quoted only where it must be. */
export function printKey(key: string): string {
  return /^[a-z_$][\w$]*$/i.test(key) ? key : printText(key)
}

/** A string in single quotes, or in double ones where that saves escapes. */
function printText(text: string): string {
  const quote = text.split("'").length > text.split('"').length ? '"' : "'"
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll(quote, `\\${quote}`)
  return quote + escaped + quote
}

/** `start` and the value after it, `end` behind; `indent` is what stands before `start`. */
export function printEntry(start: string, value: Printable, end: string, indent: string): string {
  const line = indent + start + printFlat(value) + end
  if (line.length <= width || typeof value !== 'object' || entriesOf(value).length === 0) return `${line}\n`
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  const inner = entriesOf(value).map(([key, item]) => printEntry(key, item, ',', `${indent}  `))
  return `${indent}${start}${open}\n${inner.join('')}${indent}${close}${end}\n`
}

function printFlat(value: Printable): string {
  if (typeof value === 'string') return printText(value)
  if (typeof value === 'boolean') return String(value)
  const items = entriesOf(value).map(([key, item]) => key + printFlat(item))
  if (Array.isArray(value)) return `[${items.join(', ')}]`
  return items.length === 0 ? '{}' : `{ ${items.join(', ')} }`
}

function entriesOf(value: readonly Printable[] | { readonly [key: string]: Printable }): [string, Printable][] {
  if (Array.isArray(value)) return value.map((item: Printable) => ['', item])
  return Object.entries(value).map(([key, item]) => [`${printKey(key)}: `, item])
}

/** A type alias for one of several texts. */
export function printUnion(name: string, texts: readonly string[]): string {
  if (texts.length === 0) return `export type ${name} = never\n`
  const line = `export type ${name} = ${texts.map(printText).join(' | ')}`
  if (line.length <= width) return `${line}\n`
  return `export type ${name} =\n${texts.map((text) => `  | ${printText(text)}`).join('\n')}\n`
}

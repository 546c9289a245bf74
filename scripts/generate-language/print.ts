// TypeScript source of plain values, laid out for a reader: on one line where it fits, else one entry a line.

type Printable = string | boolean | readonly Printable[] | { readonly [key: string]: Printable }

const width = 120

/** The first lines of a generated file. */
export function header(source: string): string {
  return `// Made by scripts/generate-language.ts from ${source}. Do not edit.\n`
}

export function printKey(key: string): string {
  return /^[a-z_$][\w$]*$/i.test(key) ? key : quote(key)
}

export function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

/** A value as source; `taken` is how much of the first line stands before it. */
function printValue(value: Printable, indent = '', taken = indent.length): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'boolean') return String(value)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  const inner = `${indent}  `
  const entries = Array.isArray(value)
    ? value.map((item) => ['', item] as const)
    : Object.entries(value).map(([key, item]) => [`${printKey(key)}: `, item] as const)
  const flat = entries.map(([key, item]) => key + printValue(item, '', -Infinity))
  const line = open === '[' ? `[${flat.join(', ')}]` : `{ ${flat.join(', ')} }`
  if (flat.length === 0) return open + close
  if (taken + line.length < width) return line
  const lines = entries.map(([key, item]) => `${inner}${key}${printValue(item, inner, inner.length + key.length)},\n`)
  return `${open}\n${lines.join('')}${indent}${close}`
}

/** A documentation comment of one or more lines. */
export function printDoc(doc: string): string {
  const lines = doc.trimEnd().split('\n')
  if (lines.length === 1) return `/** ${doc} */\n`
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd() + '\n').join('')} */\n`
}

/** An exported constant. Its entries always stand on lines of their own: the names are what is searched for. */
export function printConstant(name: string, value: { readonly [key: string]: Printable }, doc: string): string {
  const lines = Object.entries(value).map(([key, item]) => {
    const start = `  ${printKey(key)}: `
    return `${start}${printValue(item, '  ', start.length)},\n`
  })
  return `\n${printDoc(doc)}export const ${name} = {\n${lines.join('')}} as const\n`
}

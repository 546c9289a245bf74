// Which texts may stand without quotes: those that YAML 1.1 and YAML 1.2 readers both give back as the same text.

/** What some reader takes for a boolean, a null, a default or a merge, in any casing. */
const words: ReadonlySet<string> = new Set([
  'y',
  'n',
  'yes',
  'no',
  'on',
  'off',
  'true',
  'false',
  'null',
  '~',
  '=',
  '<<',
])
const longestWord = 5

const indicators: ReadonlySet<string> = new Set(' ,[]{}#&*!|>\'"%@`?:')

/** Integers and floats of both versions, with the `_` and `,` that some readers skip. */
const decimal = /^[-+]?[0-9_,]*(?:\.[0-9_,]*)?(?:[eE][-+]?[0-9_]*)?$/
const radix = /^[-+]?0[bBoOxX][0-9a-fA-F_,]*$/
/** 12:30 is 750 to a YAML 1.1 reader. */
const sexagesimal = /^[-+]?[0-9][0-9_,]*(?::[0-9_]+)+(?:\.[0-9_]*)?$/
const special = /^[-+]?\.(?:inf|nan)$/i
const date = /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:$|[Tt \t])/

/** True when a printable text of one line means itself without quotes. */
export function isPlain(text: string): boolean {
  if (!startsPlain(text) || text.endsWith(' ') || text.endsWith(':')) return false
  if (text.includes(': ') || text.includes(' #')) return false
  if (text.length <= longestWord && words.has(text.toLowerCase())) return false
  return !looksLikeNumber(text)
}

function startsPlain(text: string): boolean {
  const first = text[0]
  if (first === undefined || indicators.has(first)) return false
  if (first === '-') return text.length > 1 && text[1] !== ' ' && !text.startsWith('---')
  return !text.startsWith('...')
}

/** True for what a reader may take for a number or a date. */
function looksLikeNumber(text: string): boolean {
  const first = text.charCodeAt(0)
  const mayBe = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e
  return mayBe && [decimal, radix, sexagesimal, special, date].some((pattern) => pattern.test(text))
}

// Texts in quotes: single quotes where nothing needs an escape, double quotes for the rest.

/** What quotes without escapes cannot carry for certain: control characters, foreign line ends, half characters. */
// eslint-disable-next-line no-control-regex -- these are the characters YAML forbids
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/u
const escapable = new RegExp(`["\\\\]|${unprintable.source}`, 'gu')

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

/** True when a text needs escapes: a tab counts, for nobody sees it. */
export function needsEscapes(text: string): boolean {
  return unprintable.test(text)
}

export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** The text on one line, whatever it holds. */
export function doubleQuoted(text: string): string {
  return `"${text.replace(escapable, escape)}"`
}

function escape(character: string): string {
  const short = shortEscapes.get(character)
  if (short !== undefined) return short
  const code = character.charCodeAt(0).toString(16)
  return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`
}

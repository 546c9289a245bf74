// Texts of several lines as literal blocks: every line stands as it is, never folded.

/** A literal block: what follows the key, and the lines below it, already indented. */
export interface BlockString {
  readonly header: string
  readonly lines: readonly string[]
}

/** What a literal block cannot carry for certain. A tab and a line feed can. */
// eslint-disable-next-line no-control-regex -- these are the characters YAML forbids
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/u

/** The text as a literal block two deeper than `indent`, or undefined when only quotes with escapes carry it. */
export function blockString(text: string, indent: string): BlockString | undefined {
  const end = lastContent(text) + 1
  const lines = text.slice(0, end).split('\n')
  // A last line of nothing but blanks is where readers differ.
  if (lines.at(-1)?.trim() === '' || forbidden.test(text)) return undefined
  const breaks = text.length - end
  const printed = lines.map((line) => (line === '' ? '' : `${indent}  ${line}`))
  for (let extra = 1; extra < breaks; extra += 1) printed.push('')
  return { header: `|${indicatorFor(lines)}${chomping(breaks)}`, lines: printed }
}

/** The index of the last character that is no line feed. */
function lastContent(text: string): number {
  let index = text.length - 1
  while (index >= 0 && text[index] === '\n') index -= 1
  return index
}

/** Readers find the indentation by the first line that is not empty; one that starts with a blank would mislead them. */
function indicatorFor(lines: readonly string[]): string {
  const first = lines.find((line) => line !== '') ?? ''
  return first.startsWith(' ') || first.startsWith('\t') ? '2' : ''
}

function chomping(breaks: number): string {
  if (breaks === 0) return '-'
  return breaks === 1 ? '' : '+'
}

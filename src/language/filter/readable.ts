// Which names and characters a person would write: an example should be recognised at once.

/** Names that are tried before any other, the usual ones first. */
export const usualNames: readonly string[] = [
  '1.2.3',
  'v1.2.3',
  '1.2.3-x',
  'v1.2.3-x',
  '1.2.3-rc.1',
  'v1.2.3-rc.1',
  '1.2.3rc1',
  'v1.2.3rc1',
  '1.2',
  'v1.2',
  '1',
  'v1',
  '1.2.3.4',
  'v1.2.3.4',
  'main',
  'latest',
  'nightly',
  'staging',
  'release/1.2',
  'feature/x',
  'README.md',
  'docs/README.md',
  'src/app.js',
]

const letters = 'xyzabcdefghijklmnopqrstuvw'
const digits = '1234567890'
const signs = `.-_/${letters.toUpperCase()}+@=,%&#!$;'"(){}<>|\`]~^:?*[\\é `

/** The characters to try after the beginning of a name: the next letter, the next digit, then the rest. */
export function readableChars(beginning: string): string {
  const [placeholders = 0, numbers = 0] = [/[xyz]/g, /\d/g].map((of) => beginning.match(of)?.length ?? 0)
  return letters.charAt(placeholders % 3) + digits.charAt(numbers % 10) + letters + digits + signs
}

/** A character of a set that has none of the readable ones; controls and halves of characters only where there is no other. */
export function anyOf(codes: readonly number[]): string {
  return String.fromCharCode(codes.find(isPlain) ?? codes[0] ?? 0)
}

function isPlain(code: number): boolean {
  return code > 0xa0 && !(code >= 0xd8_00 && code <= 0xdf_ff)
}

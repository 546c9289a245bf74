// Which names a branch or a tag can have: git's rules (git check-ref-format), and two of GitHub's own.
import { charRange, charsOf, uniteChars } from './char-set.ts'
import { anything, chars, complement, literal, repeat, sequence, union, type Language } from './language.ts'

const forbidden = uniteChars([charRange('\0', ' '), charsOf('\x7f~^:?*[\\')])
const hexDigit = chars(uniteChars([charRange('0', '9'), charRange('a', 'f'), charRange('A', 'F')]))

function anyOf(...texts: readonly string[]): Language {
  return union(...texts.map(literal))
}

/** Every name that git and GitHub let a branch or a tag have, without `refs/heads/` or `refs/tags/`. */
export const validRefName: Language = complement(
  union(
    sequence(),
    sequence(
      anything,
      union(
        sequence(union(chars(forbidden), anyOf('..', '@{', '//', '/.', '.lock/')), anything),
        anyOf('/', '.', '.lock'),
      ),
    ),
    // GitHub takes no name that could be mistaken for a full ref or for a commit.
    sequence(anyOf('/', '.', 'refs/'), anything),
    repeat(hexDigit, 40, 40),
  ),
)

/** Whether a branch or a tag can have the name. */
export function isValidRefName(name: string): boolean {
  // oxlint-disable-next-line no-control-regex -- git refuses them
  if (/[\x00-\x20\x7f~^:?*[\\]|\.\.|@\{|^refs\/|^[0-9a-fA-F]{40}$/.test(name)) return false
  return name.split('/').every((part) => part !== '' && !/^\.|\.lock$/.test(part)) && !name.endsWith('.')
}

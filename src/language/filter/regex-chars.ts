// The characters that one element of an expression matches: a letter, an escape such as `\d`, a class.
import type { AST } from '@eslint-community/regexpp'
import { charRange, charsOf, noChar, otherChars, uniteChars, type CharSet } from './char-set.ts'

/** An element that matches one character. */
export type CharElement = AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass

const digits = charRange('0', '9')
const wordChars = uniteChars([digits, charRange('a', 'z'), charRange('A', 'Z'), charsOf('_')])
const lineEnds = charsOf('\n\r\u2028\u2029')

/** The characters of an element, in an expression with these flags. */
export function charsOfElement(element: CharElement, flags: string): CharSet {
  const isPlain = !flags.includes('i')
  return (isPlain ? plainChars(element, flags) : undefined) ?? testedChars(element.raw, flags)
}

/** The usual elements; undefined for those that are better asked for. */
function plainChars(element: CharElement | AST.CharacterClassElement, flags: string): CharSet | undefined {
  switch (element.type) {
    case 'Character':
      return [[element.value, element.value]]
    case 'CharacterClassRange':
      return [[element.min.value, element.max.value]]
    case 'CharacterSet':
      return setChars(element, flags)
    case 'CharacterClass':
      return classChars(element, flags)
    default:
      return undefined
  }
}

function setChars(set: AST.CharacterSet, flags: string): CharSet | undefined {
  if (set.kind === 'any') return otherChars(flags.includes('s') ? noChar : lineEnds)
  if (set.kind !== 'digit' && set.kind !== 'word') return undefined
  const found = set.kind === 'digit' ? digits : wordChars
  return set.negate ? otherChars(found) : found
}

function classChars({ elements, negate }: AST.CharacterClass, flags: string): CharSet | undefined {
  const sets = elements.map((one) => plainChars(one, flags))
  const known = sets.filter((set) => set !== undefined)
  if (known.length < sets.length) return undefined
  return negate ? otherChars(uniteChars(known)) : uniteChars(known)
}

/** Asks JavaScript about every character: exact for any flag, and some milliseconds of work. */
function testedChars(raw: string, flags: string): CharSet {
  const expression = new RegExp(`^(?:${raw})$`, flags)
  const codes = Array.from({ length: 0x1_00_00 }, (_, code) => code)
  return uniteChars([codes.filter((code) => expression.test(String.fromCharCode(code))).map((code) => [code, code])])
}

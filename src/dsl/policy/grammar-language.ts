// The names that a grammar takes, as a set that can be compared: made from its parts, not from its expression.
import { charRange, charsOf, uniteChars } from '../../language/filter/char-set.ts'
import type { CharSet } from '../../language/filter/char-set.ts'
import { chars, difference, intersection, literal, repeat, sequence, union } from '../../language/filter/language.ts'
import type { Language } from '../../language/filter/language.ts'
import { parseGrammar } from '../../model/tag-grammar.ts'
import type { GrammarPart, PartName } from '../../model/tag-grammar.ts'
import type { TagClass, TagPolicy } from '../../model/tag-policy.ts'

const digits = charRange('0', '9')
const letters = uniteChars([charRange('a', 'z'), charRange('A', 'Z')])
const hexDigits = uniteChars([digits, charRange('a', 'f')])
const firstInTag = uniteChars([digits, letters, charsOf('_')])
const inTag = uniteChars([firstInTag, charsOf('.-')])

const some = (set: CharSet, least: number, most: number = Infinity): Language => repeat(chars(set), least, most)

const exactly = (set: CharSet, times: number): Language => some(set, times, times)

/** A digit of which the first must be at most the second. */
const digitTo = (last: string): Language => chars(charRange('0', last))

const wholeNumber = union(literal('0'), sequence(chars(charRange('1', '9')), some(digits, 0, 14)))
const month = union(
  sequence(literal('0'), chars(charRange('1', '9'))),
  sequence(literal('1'), chars(charRange('0', '2'))),
)
const day = union(
  sequence(literal('0'), chars(charRange('1', '9'))),
  sequence(chars(charRange('1', '2')), chars(digits)),
  sequence(literal('3'), digitTo('1')),
)
const hour = union(sequence(digitTo('1'), chars(digits)), sequence(literal('2'), digitTo('3')))
const sixty = sequence(digitTo('5'), chars(digits))
const free = sequence(chars(firstInTag), some(inTag, 0))

const partLanguages: Readonly<Record<Exclude<PartName, 'variant'>, Language>> = {
  major: wholeNumber,
  minor: wholeNumber,
  patch: wholeNumber,
  number: wholeNumber,
  pre: sequence(chars(uniteChars([letters, charsOf('.-')])), some(uniteChars([digits, letters, charsOf('.-')]), 0)),
  date: sequence(exactly(digits, 4), month, day),
  time: sequence(hour, sixty, sixty),
  sha7: exactly(hexDigits, 7),
  sha40: exactly(hexDigits, 40),
  hex: some(hexDigits, 1),
  hex12: exactly(hexDigits, 12),
  branch: free,
  text: free,
}

/** Every name that a registry takes for a tag, its length aside. */
export const tagNames: Language = free

/** The names that a grammar takes. */
export function grammarLanguage(grammar: string, variants: readonly string[] = ['']): Language {
  return sequence(...parseGrammar(grammar).map((part) => partLanguage(part, variants)))
}

function partLanguage(part: GrammarPart, variants: readonly string[]): Language {
  if (part.kind === 'text') return literal(part.text)
  if (part.kind === 'optional') return repeat(literal(part.text), 0, 1)
  return part.name === 'variant' ? union(...variants.map(literal)) : partLanguages[part.name]
}

/** The names that are in a class: those of its grammar, without the ones that an earlier class takes. */
export function classLanguage({ name }: Pick<TagClass, 'name'>, policy: TagPolicy): Language {
  const at = policy.classes.findIndex((one) => one.name === name)
  const [own, ...earlier] = policy.classes
    .slice(0, at + 1)
    .toReversed()
    .map(({ grammar }) => grammarLanguage(grammar, policy.variants))
  return own === undefined ? union() : intersection(difference(own, union(...earlier)), tagNames)
}

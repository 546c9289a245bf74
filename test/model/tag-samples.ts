// Random values of grammar parts, and grammars made of them.
import * as fc from 'fast-check'
import type { PartName } from '../../src/model/tag-grammar.ts'

const wholeNumber = fc
  .oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 999_999_999_999_999 }))
  .map(String)
const charsOf = (chars: string): fc.Arbitrary<string> => fc.constantFrom(...chars)
const hexDigit = charsOf('0123456789abcdef')
const word = 'abzABZ019_'
const twoDigits = (least: number, most: number): fc.Arbitrary<string> =>
  fc.integer({ min: least, max: most }).map((n) => String(n).padStart(2, '0'))
const join = (...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> => fc.tuple(...parts).map((all) => all.join(''))
const hex = (minLength: number, maxLength = minLength): fc.Arbitrary<string> =>
  fc.string({ unit: hexDigit, minLength, maxLength })
const free = join(charsOf(word), fc.string({ unit: charsOf(`${word}.-`), maxLength: 8 }))

export const variants = ['', '-trixie', '-slim-trixie'] as const

/** A value that each part takes. */
export const partValues: Readonly<Record<PartName, fc.Arbitrary<string>>> = {
  major: wholeNumber,
  minor: wholeNumber,
  patch: wholeNumber,
  number: wholeNumber,
  pre: join(charsOf('-.abrc'), fc.string({ unit: charsOf('019abcRC.-'), maxLength: 8 })),
  date: join(
    fc.integer({ min: 0, max: 9999 }).map((n) => String(n).padStart(4, '0')),
    twoDigits(1, 12),
    twoDigits(1, 31),
  ),
  time: join(twoDigits(0, 23), twoDigits(0, 59), twoDigits(0, 59)),
  sha7: hex(7),
  sha40: hex(40),
  hex: hex(1, 9),
  hex12: hex(12),
  branch: free,
  text: free,
  variant: fc.constantFrom(...variants),
}

/** Values for every part at once. */
export const values: fc.Arbitrary<Record<PartName, string>> = fc.record(partValues)

/** The values of the parts that a grammar has. */
export function valuesFor(grammar: string, all: Readonly<Record<PartName, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => grammar.includes(`{${name}}`)))
}

/** A grammar of a few parts with text between them. */
export const grammars: fc.Arbitrary<string> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...(Object.keys(partValues) as PartName[])), { minLength: 1, maxLength: 4 }),
    fc.array(fc.constantFrom('', '-', '.', 'v', 'sha-', 'v?', '_x'), { minLength: 5, maxLength: 5 }),
  )
  .map(([names, texts]) => names.map((name, n) => `${texts[n] ?? ''}{${name}}`).join('') + (texts[4] ?? ''))

/** Texts near tags: of few characters, so that many of them are tags. */
export const nearTags: fc.Arbitrary<string> = fc.string({ unit: charsOf('0129abv.-_/+X'), maxLength: 14 })

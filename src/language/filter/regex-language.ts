// The names that a JavaScript expression matches. Loads the parser of expressions, so import this only when needed.
import { RegExpParser, type AST } from '@eslint-community/regexpp'
import { anyChar, charRange, commonChars, otherChars, uniteChars } from './char-set.ts'
import { anything, chars, complement, intersection, nothing, repeat, sequence, union } from './language.ts'
import type { Language } from './language.ts'
import { charsOfElement, type CharElement } from './regex-chars.ts'

/**
 * The names for which the expression's `test` is true. Lookbehind, `\b`, back references, an anchor or a lookahead in a loop, the
 * flags m and v, and with the flag u properties and characters beyond U+FFFF are not supported: a question about such a language
 * is answered with 'unsupported'.
 */
export function regexLanguage({ source, flags }: RegExp): Language {
  if (/[mv]/.test(flags)) return { kind: 'unsupported', syntax: `the flags ${flags}`, offset: 0, length: source.length }
  const unicode = flags.includes('u')
  const { alternatives } = new RegExpParser().parsePattern(source, 0, source.length, { unicode })
  const reading = { flags: flags.replaceAll(/[dgy]/g, '') }
  const atStart = readAlternatives(alternatives, [], true, reading)
  if (flags.includes('y')) return atStart
  const skipped = repeat(chars(anyChar), 1, Infinity)
  return union(atStart, sequence(skipped, readAlternatives(alternatives, [], false, reading)))
}

interface Reading {
  readonly flags: string
}

/** What may follow where one of the alternatives and then the tail begin; after them, anything. */
function readAlternatives(
  alternatives: readonly AST.Alternative[],
  tail: readonly AST.Element[],
  isStart: boolean,
  reading: Reading,
): Language {
  return union(...alternatives.map(({ elements }) => read([...elements, ...tail], isStart, reading)))
}

/** What may follow where these elements begin, at the start of the name or later. */
function read(elements: readonly AST.Element[], isStart: boolean, reading: Reading): Language {
  const [first, ...tail] = elements
  if (first === undefined) return anything
  if (first.type === 'Assertion') return readAssertion(first, tail, isStart, reading)
  if (!hasAssertion(first)) return readAfter(readPlain(first, reading), tail, isStart, reading)
  if (first.type === 'Quantifier') {
    if (first.max > 1) return unsupported(first)
    const once = first.max === 0 ? nothing : read([first.element, ...tail], isStart, reading)
    return first.min === 0 ? union(once, read(tail, isStart, reading)) : once
  }
  return first.type === 'Group' || first.type === 'CapturingGroup'
    ? readAlternatives(first.alternatives, tail, isStart, reading)
    : unsupported(first)
}

function readAssertion(
  assertion: AST.Assertion,
  tail: readonly AST.Element[],
  isStart: boolean,
  reading: Reading,
): Language {
  switch (assertion.kind) {
    case 'start':
      return isStart ? read(tail, isStart, reading) : nothing
    case 'end':
      return intersection(sequence(), read(tail, isStart, reading))
    case 'lookahead': {
      const ahead = readAlternatives(assertion.alternatives, [], isStart, reading)
      return intersection(assertion.negate ? complement(ahead) : ahead, read(tail, isStart, reading))
    }
    default:
      return unsupported(assertion)
  }
}

/** A part and then the tail; only a tail that asks for the start must know whether the part was empty. */
function readAfter(part: Language, tail: readonly AST.Element[], isStart: boolean, reading: Reading): Language {
  const after = sequence(part, read(tail, false, reading))
  if (!isStart || !tail.some(asksForStart)) return after
  return union(after, sequence(intersection(part, sequence()), read(tail, true, reading)))
}

/** An element without assertions. */
function readPlain(element: AST.Element, reading: Reading): Language {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return union(
        ...element.alternatives.map(({ elements }) => sequence(...elements.map((one) => readPlain(one, reading)))),
      )
    case 'Quantifier':
      return repeat(readPlain(element.element, reading), element.min, element.max)
    case 'Backreference':
    case 'Assertion':
      return unsupported(element)
    default:
      return readChar(element, reading)
  }
}

function readChar(element: CharElement, { flags }: Reading): Language {
  if (!flags.includes('u')) return chars(charsOfElement(element, flags))
  if (/\\p|\\u\{|[\u{10000}-\u{10ffff}]/iu.test(element.raw)) return unsupported(element)
  // With the flag u a pair of units is one character, and an element takes all of them or none.
  const takesPairs = new RegExp(`^(?:${element.raw})$`, flags).test('\u{1f680}')
  const single = chars(commonChars([charsOfElement(element, flags), otherChars(uniteChars([highHalf, lowHalf]))]))
  return takesPairs ? union(single, sequence(chars(highHalf), chars(lowHalf))) : single
}

const highHalf = charRange('\ud800', '\udbff')
const lowHalf = charRange('\udc00', '\udfff')

function hasAssertion(element: AST.Element): boolean {
  return element.type === 'Assertion' || childrenOf(element).some(hasAssertion)
}

function asksForStart(element: AST.Element): boolean {
  return (element.type === 'Assertion' && element.kind === 'start') || childrenOf(element).some(asksForStart)
}

function childrenOf(element: AST.Element): readonly AST.Element[] {
  if (element.type === 'Quantifier') return [element.element]
  return 'alternatives' in element ? element.alternatives.flatMap(({ elements }) => elements) : []
}

function unsupported({ raw, start }: AST.Node): Language {
  return { kind: 'unsupported', syntax: raw, offset: start, length: raw.length }
}

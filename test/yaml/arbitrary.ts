// Generated YAML data: texts and trees that try to mislead a reader.
import fc from 'fast-check'
import { Noted } from '../../src/model/noted.ts'
import type { Yaml } from '../../src/model/noted.ts'

/** Words, numbers and dates of YAML 1.1 and 1.2, and texts that look like structure. */
export const traps: readonly string[] = [
  ['', '~', '=', '<<', '-', '?', ':', '---', '...', '--- x', '%YAML 1.1', '|', '>', '!x', '&a', '*a', '@x', '`x'],
  ['y', 'Y', 'n', 'N', 'yes', 'Yes', 'no', 'NO', 'on', 'On', 'off', 'OFF', 'true', 'True', 'FALSE', 'null', 'Null'],
  [
    '0',
    '-0',
    '1',
    '+1',
    '0777',
    '0o7',
    '0x1F',
    '0b101',
    '1_000',
    '1,000',
    '.5',
    '1.',
    '-.5',
    '1e3',
    '1.5e+3',
    '.',
    '+',
  ],
  ['.inf', '-.INF', '.NaN', '12:30', '1:2:3.5', '2001-12-14', '2001-1-1', '2001-12-14t21:59:43.10-05:00', '3.10'],
  ['a: b', 'a:', ':a', 'a #b', '#a', '- a', '-a', '? a', '{a', '[a', ']', 'a, b', "it's", '"', '\\', "'", '\t', 'a\tb'],
  [
    '${{ github.ref }}',
    '*.md',
    'v*',
    '[0-9]+',
    'https://x/y',
    'x: &y',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\u00a0',
    '\ud800',
  ],
  [
    '\n',
    '\n\n',
    'a\n',
    'a\n\n',
    '\na',
    ' \na',
    '\t\na',
    'a\n ',
    'a\n \n',
    'a\n\t\n',
    '  a\nb',
    'a\r\nb\r\n',
    'a\rb',
    '# a\nb',
  ],
].flat()

const piece: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...traps),
  fc.constantFrom(
    ' ',
    '  ',
    '\n',
    '\t',
    ':',
    '#',
    '-',
    '"',
    "'",
    '\\',
    '|',
    '>',
    '🙂',
    'é',
    'x',
    '\r',
    '\u001b',
    '\u2029',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
)

/** Texts of every shape: traps, traps joined, lines with blanks at either end, anything at all. */
export const text: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...traps),
  fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join('')),
  fc
    .array(fc.constantFrom('', ' ', 'a', ' a', 'a ', '\ta', 'a\t', '# a', '- a', 'a: b', '🙂'), { maxLength: 5 })
    .map((lines) => lines.join('\n')),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
)

const scalar = fc.oneof(
  { weight: 3, arbitrary: text },
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

const key = fc.oneof(fc.constantFrom('name', 'on', 'steps', 'x'), text)

/** Any data, with no notes. */
export const tree: fc.Arbitrary<Yaml> = fc.letrec<{ tree: Yaml }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).tree

/** The same data with notes at some nodes: the notes come from the list, in turn. */
export function annotate(data: Yaml, notes: readonly (string | undefined)[]): Yaml {
  let next = 0
  const take = (): string | undefined => notes[next++ % Math.max(notes.length, 1)]
  const visit = (node: Yaml): Yaml => {
    const before = take()
    const after = take()
    const inner = visitInside(node)
    return before === undefined && after === undefined ? inner : new Noted(inner, { before, after })
  }
  const visitInside = (node: Yaml): Yaml => {
    if (typeof node !== 'object' || node === null || node instanceof Noted) return node
    if (Array.isArray(node)) return node.map(visit)
    return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, visit(value)]))
  }
  return visit(data)
}

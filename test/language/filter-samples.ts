// Random filter patterns with names that lie near them, so that about half of the names match.
import fc from 'fast-check'

/** A piece of a pattern with texts that it matches. */
interface Piece {
  readonly pattern: string
  readonly texts: readonly string[]
}

const ones: readonly Piece[] = [
  ...['a', 'b', 'A', 'v', '1', '2', '.', '-', '_', '/', '@', '(', 'é', '🚀'].map((char) => ({
    pattern: char,
    texts: [char],
  })),
  ...['*', '?', '+', '[', ']', '!', '\\'].map((char) => ({ pattern: `\\${char}`, texts: [char] })),
  { pattern: '[ab]', texts: ['a', 'b'] },
  { pattern: '[0-9]', texts: ['0', '1', '9'] },
  { pattern: '[a-c1-2]', texts: ['a', 'c', '2'] },
  { pattern: '[A-Z_.]', texts: ['A', 'Z', '.'] },
  { pattern: '[!a]', texts: ['!', 'a'] },
  { pattern: '[^\\]🚀]', texts: ['^', ']', '🚀'] },
  { pattern: '\\d', texts: ['\\d'] },
  { pattern: '!', texts: ['!'] },
  { pattern: ']', texts: [']'] },
]

const repeated: readonly Piece[] = ones.flatMap(({ pattern, texts }) => [
  { pattern: `${pattern}?`, texts: ['', ...texts] },
  { pattern: `${pattern}+`, texts: [...texts, texts.join(''), texts.join('').repeat(2)] },
])

const wildcards: readonly Piece[] = [
  { pattern: '*', texts: ['', 'a', 'b1.', '-v'] },
  { pattern: '**', texts: ['', 'a', 'a/b', '/', '1.2'] },
  { pattern: '**/', texts: ['', 'a/', 'a/b/', '/'] },
  { pattern: '***', texts: ['', 'a/b'] },
]

/** What GitHub refuses, now and then. */
const broken: readonly Piece[] = ['[', '[]', '?', '+', '[z-a]', '[-a]', '[a-]', '[A-z]', '*+', '\\'].map((pattern) => ({
  pattern,
  texts: [pattern, 'a'],
}))

const piece = fc.oneof(
  { weight: 24, arbitrary: fc.constantFrom(...ones) },
  { weight: 12, arbitrary: fc.constantFrom(...repeated) },
  { weight: 10, arbitrary: fc.constantFrom(...wildcards) },
  { weight: 1, arbitrary: fc.constantFrom(...broken) },
)

/** A pattern and a name that it matches, if it is one that GitHub takes. */
const sampled: fc.Arbitrary<readonly [pattern: string, name: string]> = fc
  .array(
    piece.chain(({ pattern, texts }) => fc.tuple(fc.constant(pattern), fc.constantFrom(...texts))),
    { maxLength: 6 },
  )
  .map((pieces) => [pieces.map(([pattern]) => pattern).join(''), pieces.map(([, text]) => text).join('')])

const edit = fc.tuple(
  fc.constantFrom('insert', 'delete', 'replace'),
  fc.nat(8),
  fc.constantFrom('a', 'b', 'v', '1', '/', '.', '!', '🚀'),
)

function change(name: string, [kind, at, char]: readonly [string, number, string]): string {
  const end = kind === 'insert' ? at : at + 1
  return name.slice(0, at) + (kind === 'delete' ? '' : char) + name.slice(end)
}

/** A list of patterns, negative ones among them, and ten names: most near a pattern of the list, half of them changed. */
export const filterWithNames: fc.Arbitrary<{ patterns: string[]; names: string[] }> = fc
  .array(fc.tuple(fc.boolean(), sampled), { minLength: 1, maxLength: 4 })
  .chain((list) => {
    const patterns = list.map(([isNegative, [pattern]], n) => (isNegative && n > 0 ? `!${pattern}` : pattern))
    const near = fc.constantFrom(...list.map(([, [, name]]) => name))
    const name = fc.oneof(
      near,
      fc.tuple(near, edit).map(([text, how]) => change(text, how)),
    )
    return fc.record({ patterns: fc.constant(patterns), names: fc.array(name, { minLength: 10, maxLength: 10 }) })
  })

/** Only the patterns, without wide characters and from few letters: sets of names that meet often. */
export const smallPatterns: fc.Arbitrary<string[]> = fc
  .array(
    fc.tuple(
      fc.boolean(),
      fc.array(fc.constantFrom('a', '1', '/', '.', 'a?', '1+', '[a1]', '[a1]+', '*', '**', '**/'), {
        minLength: 1,
        maxLength: 4,
      }),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((list) => list.map(([isNegative, parts], n) => (isNegative && n > 0 ? '!' : '') + parts.join('')))

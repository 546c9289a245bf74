// Finds the numbers of requirements at the start of test titles.

/** The five systems and how many lines each has. */
const systems = { A: 59, B: 56, C: 36, D: 34, E: 27 } as const

/** Every number, in order. */
export const requirements: readonly string[] = Object.entries(systems).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, n) => `${letter}${String(n + 1).padStart(2, '0')}`),
)

/** A title that begins with a number, and the file it stands in. */
export interface Title {
  readonly file: string
  readonly text: string
}

const number = '(?:[A-E]\\d{2}|INV-\\d{2})'
const leading = new RegExp(`^(?:${number} )+`)
const literal = new RegExp(`(['"\`])((?:${number} )+[^\\n]*?)\\1`, 'g')

/** Titles stand as texts of calls or of tables of cases. */
export const findTitles = (file: string, source: string): readonly Title[] =>
  [...source.matchAll(literal)].map((match) => ({ file, text: match[2] ?? '' }))

/** The numbers that a title begins with. */
export const numbersOf = (title: string): readonly string[] => leading.exec(title)?.[0].trim().split(' ') ?? []

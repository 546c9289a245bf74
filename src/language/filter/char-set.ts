// Sets of characters, as ranges in order. A character is a UTF-16 unit, as in a JavaScript expression without the flag u.

/** Ranges from a first to a last character, in order and apart from each other. */
export type CharSet = readonly (readonly [first: number, last: number])[]

const lastCode = 0xff_ff

export const noChar: CharSet = []
export const anyChar: CharSet = [[0, lastCode]]

/** The characters of a text. */
export function charsOf(text: string): CharSet {
  return uniteChars(Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).map((code) => [[code, code]]))
}

/** The characters from one to another. */
export function charRange(first: string, last: string): CharSet {
  return [[first.charCodeAt(0), last.charCodeAt(0)]]
}

/** The characters of any of the sets. */
export function uniteChars(sets: readonly CharSet[]): CharSet {
  const united: [number, number][] = []
  for (const [first, last] of sets.flat().toSorted((a, b) => a[0] - b[0])) {
    const before = united.at(-1)
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last)
    else united.push([first, last])
  }
  return united
}

/** All other characters. */
export function otherChars(chars: CharSet): CharSet {
  const starts = [0, ...chars.map(([, last]) => last + 1)]
  const ends = [...chars.map(([first]) => first - 1), lastCode]
  return starts.flatMap((start, n) => (start <= (ends[n] ?? -1) ? [[start, ends[n] ?? start] as const] : []))
}

/** The characters that all sets have. */
export function commonChars(sets: readonly CharSet[]): CharSet {
  return otherChars(uniteChars(sets.map(otherChars)))
}

export function hasChar(chars: CharSet, code: number): boolean {
  return chars.some(([first, last]) => first <= code && code <= last)
}

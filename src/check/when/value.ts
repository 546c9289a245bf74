// What part of an expression is worth before a run: a value, only the beginning of a text, or nothing that the file shows.

export type Literal = string | number | boolean | null

export type Value =
  | { readonly kind: 'known'; readonly value: Literal }
  /** A text of which the first characters are known, such as the `refs/tags/` of a pushed tag. */
  | { readonly kind: 'beginning'; readonly text: string }
  /** The repository itself: a condition that asks for its name only keeps forks out. */
  | { readonly kind: 'home' }
  | { readonly kind: 'unknown'; readonly truth?: boolean }

export const unknown: Value = { kind: 'unknown' }

export function known(value: Literal): Value {
  return { kind: 'known', value }
}

/** Whether a condition with this value holds; undefined when only the run can tell. */
export function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'known':
      return Boolean(value.value)
    case 'beginning':
      return value.text === '' ? undefined : true
    case 'home':
      return true
    case 'unknown':
      return value.truth
  }
}

/** GitHub's `==`: texts without case, other types as numbers (G-X1). */
export function areEqual(left: Value, right: Value): boolean | undefined {
  if (left.kind === 'home' || right.kind === 'home') return true
  if (left.kind === 'known' && right.kind === 'known') return areEqualLiterals(left.value, right.value)
  const beginning = left.kind === 'beginning' ? left : right
  const other = left.kind === 'beginning' ? right : left
  if (beginning.kind !== 'beginning' || other.kind !== 'known' || typeof other.value !== 'string') return undefined
  return startsWithText(other.value, beginning.text) ? undefined : false
}

function areEqualLiterals(left: Literal, right: Literal): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left.toLowerCase() === right.toLowerCase()
  return left === right || toNumber(left) === toNumber(right)
}

function toNumber(value: Literal): number {
  // Number('') is 0 and Number(null) is 0, as G-X2 has it.
  return Number(value)
}

/** GitHub's `startsWith`, `endsWith` and `contains` on texts, all without case. */
export function testText(name: string, searched: Value, part: Value): boolean | undefined {
  if (part.kind !== 'known') return undefined
  const wanted = textOf(part.value)
  if (searched.kind === 'known') return textTests[name]?.(textOf(searched.value), wanted)
  if (searched.kind === 'home') return name === 'startswith' ? true : undefined
  if (searched.kind !== 'beginning') return undefined
  if (name === 'contains' && containsText(searched.text, wanted)) return true
  if (name !== 'startswith') return undefined
  if (startsWithText(searched.text, wanted)) return true
  return startsWithText(wanted, searched.text) ? undefined : false
}

const textTests: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  startswith: startsWithText,
  endswith: (text, part) => text.toLowerCase().endsWith(part.toLowerCase()),
  contains: containsText,
}

function startsWithText(text: string, start: string): boolean {
  return text.toLowerCase().startsWith(start.toLowerCase())
}

function containsText(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase())
}

function textOf(value: Literal): string {
  return value === null ? '' : String(value)
}

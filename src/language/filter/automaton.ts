// Runs a language character by character: after each, the state is what may still follow (Brzozowski's derivatives).
import { hasChar, type CharSet } from './char-set.ts'
import { Forms, TooComplex, type Form } from './forms.ts'
import type { Language } from './language.ts'

/** A state: two states that are the same object accept the same names. */
export type State = Form

export interface Automaton {
  readonly start: State
  /** The state from which no name is accepted any more. Others may be dead as well. */
  readonly dead: State
  /** One character of each kind that the language tells apart. */
  readonly letters: readonly number[]
  /** The letter that stands for a character. */
  readonly letterOf: (code: number) => number
  /** All characters that a letter stands for begin here, in order. */
  readonly startsOf: (letter: number) => readonly number[]
  readonly next: (state: State, letter: number) => State
}

/** No name is as long; a pattern of that many optional parts would need a call stack as deep. */
const longestSequence = 1000

/** @throws {TooComplex} and so do its steps. */
export function createAutomaton(language: Language): Automaton {
  const forms = new Forms()
  const seen = new Map<number, Map<number, Form>>()
  const next = (form: Form, letter: number): Form => {
    const ofForm = seen.get(form.id) ?? new Map<number, Form>()
    seen.set(form.id, ofForm)
    const found = ofForm.get(letter) ?? derive(form, letter, forms, next)
    ofForm.set(letter, found)
    return found
  }
  const start = toForm(language, forms)
  return { start, dead: forms.nothing, ...partition(charSetsOf(language)), next }
}

function toForm(language: Language, forms: Forms): Form {
  switch (language.kind) {
    case 'chars':
      return forms.chars(language.chars)
    case 'sequence':
      if (language.parts.length > longestSequence) throw new TooComplex()
      return language.parts.reduceRight((rest, part) => forms.chain(toForm(part, forms), rest), forms.empty)
    case 'union':
      return forms.either(language.of.map((one) => toForm(one, forms)))
    case 'intersection':
      return forms.both(language.of.map((one) => toForm(one, forms)))
    case 'complement':
      return forms.not(toForm(language.of, forms))
    case 'repeat':
      return forms.repeat(toForm(language.of, forms), language.min, language.max)
    case 'unsupported':
      throw new Error(`no automaton can be made of '${language.syntax}'`)
  }
}

/** What may follow after a character. */
function derive({ shape }: Form, letter: number, forms: Forms, next: Automaton['next']): Form {
  switch (shape.kind) {
    case 'empty':
      return forms.nothing
    case 'chars':
      return hasChar(shape.chars, letter) ? forms.empty : forms.nothing
    case 'chain': {
      const inFirst = forms.chain(next(shape.first, letter), shape.rest)
      return shape.first.canEnd ? forms.either([inFirst, next(shape.rest, letter)]) : inFirst
    }
    case 'either':
      return forms.either(shape.of.map((one) => next(one, letter)))
    case 'both':
      return forms.both(shape.of.map((one) => next(one, letter)))
    case 'not':
      return forms.not(next(shape.of, letter))
    case 'repeat':
      return forms.chain(next(shape.of, letter), forms.repeat(shape.of, Math.max(0, shape.min - 1), shape.max - 1))
  }
}

function charSetsOf(language: Language): readonly CharSet[] {
  if (language.kind === 'chars') return [language.chars]
  if (language.kind === 'sequence') return language.parts.flatMap(charSetsOf)
  if (language.kind === 'union' || language.kind === 'intersection') return language.of.flatMap(charSetsOf)
  return language.kind === 'unsupported' ? [] : charSetsOf(language.of)
}

/** Characters that are in the same sets lead to the same states, so one of them is enough. */
function partition(sets: readonly CharSet[]): Pick<Automaton, 'letters' | 'letterOf' | 'startsOf'> {
  const distinct = [...new Map(sets.map((set) => [set.join(' '), set])).values()]
  const starts = [...new Set([0, ...distinct.flat().flatMap(([first, last]) => [first, last + 1])])]
    .filter((code) => code <= 0xff_ff)
    .toSorted((a, b) => a - b)
  const groups = new Map<string, number[]>()
  for (const code of starts) {
    const key = distinct.map((set) => (hasChar(set, code) ? '1' : '0')).join('')
    groups.set(key, [...(groups.get(key) ?? []), code])
  }
  const startsOf = new Map([...groups.values()].map((codes) => [codes[0] ?? 0, codes]))
  const letterAt = new Map([...startsOf].flatMap(([letter, codes]) => codes.map((code) => [code, letter] as const)))
  const letterOf = (code: number): number => {
    const letter = letterAt.get(code) ?? letterAt.get(starts.findLast((start) => start <= code) ?? 0) ?? 0
    letterAt.set(code, letter)
    return letter
  }
  return {
    letters: [...startsOf.keys()],
    letterOf,
    startsOf: (letter) => startsOf.get(letter) ?? [],
  }
}

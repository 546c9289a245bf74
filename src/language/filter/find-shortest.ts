// Searches a language for its shortest name, layer by layer: every name of one length is looked at before the next length.
import { createAutomaton, type Automaton, type State } from './automaton.ts'
import { TooComplex } from './forms.ts'
import type { Language } from './language.ts'
import { anyOf, readableChars, usualNames } from './readable.ts'

/** A name that is found, the knowledge that there is none, or why neither can be told. */
export type Found =
  | {
      readonly kind: 'name'
      /** The shortest name; of several, the most readable. */
      readonly shortest: string
      /** A name that people use for releases, branches or files where one is in the language, else the shortest. */
      readonly example: string
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'too-complex' }

type Layer = ReadonlyMap<State, ReadonlyMap<number, State>>

export function findShortest(language: Language): Found {
  try {
    return search(createAutomaton(language))
  } catch (error) {
    if (error instanceof TooComplex) return { kind: 'too-complex' }
    throw error
  }
}

function search(automaton: Automaton): Found {
  const layers: Layer[] = []
  const seen = new Set([automaton.start])
  let states: readonly State[] = [automaton.start]
  while (states.length > 0) {
    const layer = new Map(states.map((state) => [state, stepsFrom(state, automaton)]))
    layers.push(layer)
    const following = new Set([...layer.values()].flatMap((steps) => [...steps.values()]))
    const ends = new Set([...following].filter(({ canEnd }) => canEnd))
    if (ends.size > 0) {
      const shortest = readBack(layers, ends, automaton)
      return { kind: 'name', shortest, example: usualNames.find((name) => accepts(name, automaton)) ?? shortest }
    }
    // A shortest name meets no state twice.
    states = [...following].filter((state) => !seen.has(state))
    for (const state of states) seen.add(state)
  }
  return { kind: 'none' }
}

/** Makes a test of whether the language has a name. */
export function nameTest(language: Language): (name: string) => boolean {
  const automaton = createAutomaton(language)
  return (name) => name !== '' && accepts(name, automaton)
}

function accepts(name: string, automaton: Automaton): boolean {
  let state = automaton.start
  for (let at = 0; at < name.length; at += 1) {
    state = automaton.next(state, automaton.letterOf(name.charCodeAt(at)))
    if (state === automaton.dead) return false
  }
  return state.canEnd
}

function stepsFrom(state: State, { letters, next, dead }: Automaton): ReadonlyMap<number, State> {
  return new Map(letters.map((letter) => [letter, next(state, letter)] as const).filter(([, to]) => to !== dead))
}

/** Spells the most readable of the names that lead through the layers to one of the ends. */
function readBack(layers: readonly Layer[], ends: ReadonlySet<State>, automaton: Automaton): string {
  const targets: ReadonlySet<State>[] = [ends]
  for (const layer of layers.slice(1).toReversed()) {
    const [after] = targets
    const leading = [...layer].filter(([, steps]) => [...steps.values()].some((to) => after?.has(to)))
    targets.unshift(new Set(leading.map(([state]) => state)))
  }
  let name = ''
  let state = automaton.start
  for (const [at, layer] of layers.entries()) {
    const steps = [...(layer.get(state) ?? [])].filter(([, to]) => targets[at]?.has(to))
    const letters = new Map(steps)
    const wanted = [...readableChars(name)].find((char) => letters.has(automaton.letterOf(char.charCodeAt(0))))
    const char = wanted ?? anyOf(steps.flatMap(([letter]) => automaton.startsOf(letter)))
    state = letters.get(automaton.letterOf(char.charCodeAt(0))) ?? automaton.dead
    name += char
  }
  return name
}

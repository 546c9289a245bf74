// The states of an automaton are what may still follow. Equal ones are one object, so that a search meets each once.
import { anyChar, commonChars, noChar, uniteChars, type CharSet } from './char-set.ts'

/** What may follow: the shape says how it is put together, and `canEnd` whether nothing may follow as well. */
export interface Form {
  readonly id: number
  readonly canEnd: boolean
  readonly shape: Shape
}

type Shape =
  | { readonly kind: 'empty' }
  | { readonly kind: 'chars'; readonly chars: CharSet }
  | { readonly kind: 'chain'; readonly first: Form; readonly rest: Form }
  | { readonly kind: 'either' | 'both'; readonly of: readonly Form[] }
  | { readonly kind: 'not'; readonly of: Form }
  | { readonly kind: 'repeat'; readonly of: Form; readonly min: number; readonly max: number }

/** Thrown when making forms has taken more work than a question may be. */
export class TooComplex extends Error {}

/** Enough for any real filter, and well below a second. */
const mostWork = 400_000

/** Makes forms and simplifies them: enough that any language has a finite number of them. */
export class Forms {
  readonly #known = new Map<string, Form>()
  #work = 0
  readonly nothing: Form
  readonly empty: Form
  readonly #anything: Form

  constructor() {
    this.nothing = this.chars(noChar)
    this.empty = this.#make('empty', true, { kind: 'empty' })
    this.#anything = this.#loop(this.chars(anyChar), 0, Infinity)
  }

  chars(chars: CharSet): Form {
    return this.#make(`c${chars.join(' ')}`, false, { kind: 'chars', chars })
  }

  chain(first: Form, rest: Form): Form {
    if (first === this.nothing || rest === this.nothing) return this.nothing
    if (first === this.empty) return rest
    if (rest === this.empty || (first === this.#anything && rest === this.#anything)) return first
    if (first.shape.kind === 'chain') return this.chain(first.shape.first, this.chain(first.shape.rest, rest))
    return this.#make(`t${first.id} ${rest.id}`, first.canEnd && rest.canEnd, { kind: 'chain', first, rest })
  }

  either(of: readonly Form[]): Form {
    return this.#gather('either', of, this.nothing, this.#anything)
  }

  both(of: readonly Form[]): Form {
    if (of.includes(this.empty)) return of.every(({ canEnd }) => canEnd) ? this.empty : this.nothing
    return this.#gather('both', of, this.#anything, this.nothing)
  }

  not(of: Form): Form {
    if (of === this.nothing) return this.#anything
    if (of === this.#anything) return this.nothing
    return of.shape.kind === 'not' ? of.shape.of : this.#make(`n${of.id}`, !of.canEnd, { kind: 'not', of })
  }

  repeat(of: Form, min: number, max: number): Form {
    if (max === 0 || of === this.empty || (of === this.nothing && min === 0)) return this.empty
    if (of === this.nothing || (min === 1 && max === 1)) return of
    return of === this.#anything ? of : this.#loop(of, min, max)
  }

  #loop(of: Form, min: number, max: number): Form {
    return this.#make(`r${of.id} ${min} ${max}`, min === 0 || of.canEnd, { kind: 'repeat', of, min, max })
  }

  /** `unit` changes nothing, `zero` decides everything. */
  #gather(kind: 'either' | 'both', of: readonly Form[], unit: Form, zero: Form): Form {
    this.#spend(of.length)
    const members = new Set<Form>()
    const sets: CharSet[] = []
    for (const form of of.flatMap((one) => (one.shape.kind === kind ? one.shape.of : one))) {
      if (form.shape.kind === 'chars' && form !== zero && form !== unit) sets.push(form.shape.chars)
      else if (form !== unit) members.add(form)
    }
    if (sets.length > 0) members.add(this.chars(kind === 'either' ? uniteChars(sets) : commonChars(sets)))
    if (members.has(zero)) return zero
    const [only = unit] = members
    if (members.size <= 1) return only
    this.#spend(members.size)
    const sorted = [...members].toSorted((a, b) => a.id - b.id)
    const canEnd = kind === 'either' ? sorted.some((form) => form.canEnd) : sorted.every((form) => form.canEnd)
    return this.#make(kind + sorted.map(({ id }) => id).join(' '), canEnd, { kind, of: sorted })
  }

  #make(key: string, canEnd: boolean, shape: Shape): Form {
    this.#spend(1)
    const form = this.#known.get(key) ?? { id: this.#known.size, canEnd, shape }
    this.#known.set(key, form)
    return form
  }

  #spend(work: number): void {
    this.#work += work
    if (this.#work > mostWork) throw new TooComplex()
  }
}

// A value of a YAML document together with what only the text shows: comments before it and after it.

/** Plain data as YAML holds it, where any value may carry notes. */
export type Yaml = null | boolean | number | string | Noted | readonly Yaml[] | { readonly [key: string]: Yaml }

/** A value with its comments. The writer prints `before` on lines of their own and `after` at the end of the line. */
export class Noted {
  readonly value: Yaml
  readonly before: string | undefined
  readonly after: string | undefined

  constructor(value: Yaml, notes: { before?: string | undefined; after?: string | undefined }) {
    this.value = value
    this.before = notes.before
    this.after = notes.after
  }
}

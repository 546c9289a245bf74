// The words of a bash script: quotations and expansions, and what they read.

/** What a script or a function does, as it is being found. */
export interface Facts {
  readonly commands: Set<string>
  readonly reads: Set<string>
  readonly assigns: Set<string>
  readonly outputs: Set<string>
}

export const makeFacts = (): Facts => ({
  commands: new Set(),
  reads: new Set(),
  assigns: new Set(),
  outputs: new Set(),
})

/** Reads words; commands, which stand in expansions again, are for the class above it. */
export abstract class WordReader {
  at = 0
  text: string
  readonly functions: Map<string, Facts>
  /** Whose facts are found: the script, and the functions that are being read. */
  readonly owners: Facts[]

  constructor(text: string, functions: Map<string, Facts>, owners: readonly Facts[]) {
    this.text = text
    this.functions = functions
    this.owners = [...owners]
  }

  get facts(): Facts {
    return this.owners.at(-1) ?? makeFacts()
  }

  /** Reads commands up to the end, or to the parenthesis that closes them. */
  abstract commands(): void

  redirection(): boolean {
    const document = /^<<-?(['"]?)(\w+)\1/.exec(this.text.slice(this.at))
    if (document !== null && !this.text.startsWith('<<<', this.at)) return this.document(document)
    const [sign] = /^(?:\d*(?:>>|>&|<<<|<|>)|&>>?)/.exec(this.text.slice(this.at)) ?? []
    if (sign === undefined || this.text.startsWith('<(', this.at)) return false
    this.at += sign.length
    this.blanks()
    this.word()
    return true
  }

  /** A here-document whose end is quoted is only text. */
  document([sign, quote, end]: readonly string[]): boolean {
    if (quote === '') throw new Error(`the end ${end} of a here-document is not quoted`)
    const from = this.text.indexOf('\n', this.at)
    const to = this.text.indexOf(`\n${end}\n`, from)
    this.text = this.text.slice(0, from) + this.text.slice(to + `\n${end}`.length)
    this.at += sign?.length ?? 0
    return true
  }

  /** One word with everything in it; gives its text as far as it is literal. */
  word(): string {
    const start = this.at
    while (this.at < this.text.length && !/[\s;|&)<>]/.test(this.text[this.at] ?? '')) this.step()
    if (this.text.startsWith('<(', this.at)) this.nested(2)
    if (this.at === start) throw new Error(`cannot read ${this.text.slice(start, start + 40)}`)
    return this.text.slice(start, this.at)
  }

  /** One character, or the quotation or expansion that begins here. */
  step(): void {
    const rest = this.text.slice(this.at)
    const name = /^\$([A-Za-z_]\w*)/.exec(rest)?.[1]
    if (rest.startsWith('`')) throw new Error('backticks cannot be read')
    if (rest.startsWith('\\')) this.at += 2
    else if (rest.startsWith("'") || rest.startsWith("$'")) this.single()
    else if (rest.startsWith('"')) this.double()
    else if (rest.startsWith('$((')) this.arithmetic(3)
    else if (rest.startsWith('$(')) this.nested(2)
    else if (rest.startsWith('${')) this.parameter()
    else if (name !== undefined) {
      this.facts.reads.add(name)
      this.at += name.length + 1
    } else this.at += 1
  }

  single(): void {
    const from = this.text.indexOf("'", this.at) + 1
    const to = this.text.indexOf("'", from)
    const text = this.text.slice(from, to)
    // What jq reads of the environment, and what git calls for a password.
    for (const [, name = ''] of text.matchAll(/(?:\benv|\$ENV)\.([A-Z_]+)/g)) this.facts.reads.add(name)
    for (const [, name = ''] of text.matchAll(/^!(\w+)/g)) this.facts.commands.add(name)
    this.at = to + 1
  }

  double(): void {
    this.at += 1
    while (this.text[this.at] !== '"') {
      if (this.text[this.at] === "'") this.at += 1
      else this.step()
    }
    this.at += 1
  }

  parameter(): void {
    const [head, name = ''] = /^\$\{[#!]?(\w+|[@*#?])/.exec(this.text.slice(this.at)) ?? ['${']
    if (head.startsWith('${!')) throw new Error(`${head} reads a variable that nobody can name beforehand`)
    if (/^[A-Za-z_]/.test(name)) this.facts.reads.add(name)
    this.at += head.length
    while (this.text[this.at] !== '}') this.step()
    this.at += 1
  }

  arithmetic(opening: number): void {
    this.at += opening
    for (let depth = 2; depth > 0;) {
      const name = /^[A-Za-z_]\w*/.exec(this.text.slice(this.at))?.[0]
      if (this.text[this.at] === '(') depth += 1
      if (this.text[this.at] === ')') depth -= 1
      if (name === undefined && this.text[this.at] === '$') this.step()
      else if (name === undefined) this.at += 1
      else {
        this.facts.reads.add(name)
        this.at += name.length
      }
    }
  }

  /** Commands in parentheses. */
  nested(opening: number): void {
    this.at += opening
    this.commands()
    if (this.text[this.at] !== ')') throw new Error('a parenthesis is not closed')
    this.at += 1
  }

  blanks(): void {
    while (/^(?:[ \t]|\\\n)/.test(this.text.slice(this.at))) this.at += this.text[this.at] === '\\' ? 2 : 1
  }

  space(): void {
    while (/\s/.test(this.text[this.at] ?? '') || this.text.startsWith('\\\n', this.at)) this.at += 1
  }
}

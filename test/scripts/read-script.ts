// Reads a bash script as far as the test of all steps needs it: which programs it calls, which variables it reads, what it gives.
import { makeFacts, WordReader } from './read-words.ts'
import type { Facts } from './read-words.ts'

/** What one script, or one function of it, does. Names are given once, in the order in which they first stand there. */
export interface ScriptFacts {
  /** First words of commands, functions of its own among them. */
  readonly commands: ReadonlySet<string>
  readonly reads: ReadonlySet<string>
  readonly assigns: ReadonlySet<string>
  /** First words after `output`. */
  readonly outputs: ReadonlySet<string>
}

export interface Script extends ScriptFacts {
  readonly functions: ReadonlyMap<string, ScriptFacts>
}

const keywords = new Set('if then else elif fi while until do done { } ! esac time'.split(' '))

/** Words whose argument with this number is a command again. */
const wrappers: Readonly<Record<string, number>> = {
  try: 1,
  for_release: 1,
  reads_as: 2,
  command: 1,
  exec: 1,
  timeout: 2,
}

/** Words that give values to the names after them. */
const assigners = new Set(['local', 'read', 'mapfile', 'declare', 'readonly', 'export'])

/** Reads a script; what it cannot read, such as backticks, is thrown. */
export function readScript(text: string): Script {
  const functions = new Map<string, Facts>()
  const facts = makeFacts()
  new Reader(text, functions, [facts]).commands()
  return { ...facts, functions }
}

class Reader extends WordReader {
  /** Reads commands up to the end, or to the parenthesis that closes them. */
  commands(): void {
    const braces: boolean[] = []
    while (this.at < this.text.length) {
      this.blanks()
      const rest = this.text.slice(this.at)
      if (rest.startsWith(')')) return
      const separator = /^(?:\n|;;?|&&|\|\|?|&(?!>))/.exec(rest)?.[0]
      const definition = /^(\w+)\(\)\s*\{/.exec(rest)
      if (rest === '') return
      if (rest.startsWith('#')) this.at += (/^[^\n]*/.exec(rest)?.[0] ?? '').length
      else if (separator !== undefined) this.at += separator.length
      else if (definition) {
        this.at += definition[0].length
        const facts = makeFacts()
        this.functions.set(definition[1] ?? '', facts)
        this.owners.push(facts)
        braces.push(true)
      } else if (rest.startsWith('((')) this.arithmetic(2)
      else if (rest.startsWith('(')) this.nested(1)
      else if (/^\{\s/.test(rest)) {
        this.at += 1
        braces.push(false)
      } else if (/^\}(?![\w-])/.test(rest)) {
        this.at += 1
        if (braces.pop() === true) this.owners.pop()
      } else this.command()
    }
  }

  /** Reads one simple command, or the head of a compound one. */
  command(): void {
    let place = 0
    let expected = 0
    let first = ''
    for (;;) {
      this.blanks()
      const rest = this.text.slice(this.at)
      if (rest === '' || /^(?:[\n;)]|&(?!>)|\|)/.test(rest)) return
      if (rest.startsWith('#')) return
      if (this.redirection()) continue
      if (place === 0 && /^\w+(?:\[[^\]]*\])?\+?=/.test(rest)) {
        this.assignment()
        continue
      }
      const word = this.word()
      if (place === expected) {
        if (keywords.has(word)) return
        if (word === 'case') return this.cases()
        if (word === 'for') return this.loop()
        if (word === '[[') return this.condition()
        if (place === 0) first = word
        // What stands in a variable, as in `"$@"`, is named where it is handed on.
        if (/^[\w./:[-]+$/.test(word)) this.facts.commands.add(word)
        const next = wrappers[word]
        expected = next === undefined ? -1 : place + next
      } else if (assigners.has(first)) this.assigned(word)
      else if (first === 'output' && place === 1) this.facts.outputs.add(word)
      place += 1
    }
  }

  assigned(word: string): void {
    const name = /^(\w+)(?:=|$)/.exec(word)?.[1]
    if (name !== undefined) this.facts.assigns.add(name)
  }

  assignment(): void {
    const [head = ''] = /^\w+(?:\[[^\]]*\])?\+?=/.exec(this.text.slice(this.at)) ?? []
    this.facts.assigns.add(/^\w+/.exec(head)?.[0] ?? '')
    this.at += head.length
    if (this.text[this.at] !== '(') return void (/[\s;)]/.test(this.text[this.at] ?? ' ') || this.word())
    this.at += 1
    for (this.space(); this.text[this.at] !== ')'; this.space()) this.word()
    this.at += 1
  }

  loop(): void {
    this.blanks()
    this.facts.assigns.add(this.word())
    for (this.blanks(); !/[;\n]/.test(this.text[this.at] ?? ';'); this.blanks()) this.word()
  }

  cases(): void {
    this.blanks()
    this.word()
    this.blanks()
    this.word()
    for (this.space(); !/^esac\b/.test(this.text.slice(this.at)); this.space()) {
      while (this.text[this.at] !== ')') this.step()
      this.at += 1
      while (!/^(?:;;|esac\b)/.test(this.text.slice(this.at))) {
        const before = this.at
        this.oneOfCase()
        if (this.at === before) throw new Error(`cannot read ${this.text.slice(before, before + 40)}`)
      }
      if (this.text.startsWith(';;', this.at)) this.at += 2
    }
    this.at += 'esac'.length
  }

  oneOfCase(): void {
    this.space()
    if (/^(?:;;|esac\b)/.test(this.text.slice(this.at))) return
    const separator = /^(?:;(?!;)|&&|\|\|?)/.exec(this.text.slice(this.at))?.[0]
    if (separator !== undefined) this.at += separator.length
    else if (this.text.startsWith('((', this.at)) this.arithmetic(2)
    else this.command()
  }

  /** Up to `]]`, where bars and parentheses are no operators. */
  condition(): void {
    for (this.space(); !this.text.startsWith(']]', this.at); this.space()) this.step()
    this.at += 2
  }
}

// Turns a document into lines, one node after the other: block style only, no anchors, no folding.
import type { Yaml } from '../model/noted.ts'
import { blockString } from './block-string.ts'
import type { BlockString } from './block-string.ts'
import { isCollection, isFilled, isList } from './collection.ts'
import type { Collection, YamlMap } from './collection.ts'
import { commentLines, endComment, peel } from './comment.ts'
import type { Peeled } from './comment.ts'
import { formatPath } from './path.ts'
import type { Path } from './path.ts'
import { formatScalar, formatString } from './scalar.ts'

/** Decides where a blank line goes. The path is only good during the call. */
export type BlankBefore = (path: Path) => boolean

/** Where the next entry of a collection stands. */
interface Spot {
  readonly indent: string
  /** How its first line begins: the indentation, or the dashes that share the line. */
  readonly lead: string
  /** The indentation of that line, where its comments go. */
  readonly margin: string
}

/** Readers look no further than this for the colon behind a key. */
const longestKey = 1024

/** Collects the lines of one document. */
export class Emitter {
  readonly lines: string[] = []
  readonly #path: (string | number)[] = []
  readonly #blankBefore: BlankBefore | undefined

  constructor(blankBefore: BlankBefore | undefined) {
    this.#blankBefore = blankBefore
  }

  document(document: Yaml): void {
    const node = peel(document)
    this.#comment(node.before, '')
    if (!isFilled(node.value)) return this.#leaf('', node, '')
    this.#comment(node.after, '')
    this.#collection(node.value, spotAt(''))
  }

  #collection(value: Collection, spot: Spot): void {
    if (isList(value)) this.#list(value, spot)
    else this.#map(value, spot)
  }

  #map(map: YamlMap, first: Spot): void {
    let spot = first
    for (const key of Object.keys(map)) {
      const entry = map[key]
      if (entry === undefined) continue
      this.#path.push(key)
      const node = this.#open(entry, spot, spot === first)
      this.#value(this.#key(key, spot.lead), node, spot.indent)
      this.#path.pop()
      if (spot === first) spot = spotAt(first.indent)
    }
  }

  #list(list: readonly Yaml[], first: Spot): void {
    let spot = first
    for (const [index, item] of list.entries()) {
      this.#path.push(index)
      const node = this.#open(item, spot, spot === first)
      this.#item(node, spot)
      this.#path.pop()
      if (spot === first) spot = spotAt(first.indent)
    }
  }

  /** Writes what stands above an entry: a blank line and its comment. */
  #open(entry: Yaml, { margin }: Spot, isFirst: boolean): Peeled {
    const node = peel(entry)
    // Behind a block that keeps its line feeds stands an empty line already, and one more would be data.
    const mayBreak = !isFirst && this.lines.at(-1) !== ''
    if (mayBreak && this.#blankBefore?.(this.#path) === true) this.lines.push('')
    this.#comment(node.before, margin)
    return node
  }

  /** The start of an entry's line up to the colon. */
  #key(key: string, lead: string): string {
    // Only a YAML 1.1 reader takes this one for a boolean; GitHub does not, and nobody quotes it.
    const text = key === 'on' && this.#path.length === 1 ? key : formatString(key)
    if (text.length < longestKey) return `${lead}${text}:`
    this.lines.push(`${lead}? ${text}`)
    return `${lead.replaceAll('-', ' ')}:`
  }

  #value(line: string, node: Peeled, indent: string): void {
    if (!isFilled(node.value)) return this.#leaf(line, node, indent)
    this.lines.push(line + endComment(node.after))
    this.#collection(node.value, spotAt(`${indent}  `))
  }

  /** An item that is a collection begins on the line of its dash. */
  #item(node: Peeled, { indent, lead, margin }: Spot): void {
    if (!isFilled(node.value)) return this.#leaf(`${lead}-`, node, indent)
    // Behind the dash it would read as a note on the first entry.
    this.#comment(node.after, margin)
    this.#collection(node.value, { indent: `${indent}  `, lead: `${lead}- `, margin })
  }

  #leaf(line: string, { value, after }: Peeled, indent: string): void {
    const note = endComment(after)
    const block = this.#block(value, indent)
    if (value === null && line.endsWith(':')) this.lines.push(line + note)
    else this.lines.push(`${line === '' ? '' : `${line} `}${block?.header ?? this.#text(value)}${note}`)
    for (const text of block?.lines ?? []) this.lines.push(text)
  }

  #block(value: Peeled['value'], indent: string): BlockString | undefined {
    if (typeof value !== 'string' || !value.includes('\n')) return undefined
    const block = blockString(value, indent)
    // At the root readers disagree on what the indicator counts from.
    return this.#path.length === 0 && block?.header.includes('2') ? undefined : block
  }

  #text(value: unknown): string {
    if (isCollection(value)) return isList(value) ? '[]' : '{}'
    try {
      return formatScalar(value)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new Error(`cannot write ${formatPath(this.#path) || 'the document'}: ${reason}`, { cause: error })
    }
  }

  #comment(text: string | undefined, indent: string): void {
    if (text === undefined) return
    for (const line of commentLines(text)) this.lines.push(indent + line)
  }
}

function spotAt(indent: string): Spot {
  return { indent, lead: indent, margin: indent }
}

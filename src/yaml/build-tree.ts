// Builds the nodes of a file from the parser's, and finds what the parser lets through: equal keys, merge keys, alias bombs.
import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import type { Alias, ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import { maxDepth } from './compose.ts'
import { mostProblems } from './problem.ts'
import type { RawProblem, Span } from './problem.ts'
import { branch, leaf } from './tree.ts'
import type { ScalarStyle, TreeNode } from './tree.ts'

/** More nodes than any honest file gets by its aliases. */
const mostAliasedNodes = 100_000

const styles: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

type Parsed = ParsedNode | null
type ParsedMap = YAMLMap.Parsed<ParsedNode, Parsed>
type ParsedPair = ParsedMap['items'][number]

export interface Built {
  readonly root: TreeNode
  readonly problems: readonly RawProblem[]
}

/** The tree below a parsed node. */
export function buildTree(node: ParsedNode, text: string): Built {
  const builder = new TreeBuilder(text)
  const root = builder.node(node, { start: node.range[0], end: node.range[1] })
  return { root, problems: builder.problems }
}

class TreeBuilder {
  readonly problems: RawProblem[] = []
  readonly #text: string
  /** The last node of each anchor; undefined while that node is being built. */
  readonly #anchors = new Map<string, TreeNode | undefined>()
  #depth = 0
  #aliasedNodes = 0
  #hasBomb = false

  constructor(text: string) {
    this.#text = text
  }

  /** A node; where it is left empty it takes the span of what stands in its place. */
  node(node: Parsed, whenEmpty: Span): TreeNode {
    if (node === null) return leaf({ kind: 'scalar', value: null, span: whenEmpty, style: 'plain' })
    if (isAlias(node)) return this.#alias(node as Alias.Parsed)
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, undefined)
    this.#depth += 1
    const built = this.#inside(node, whenEmpty)
    this.#depth -= 1
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, built)
    return built
  }

  #inside(node: Exclude<ParsedNode, Alias.Parsed>, whenEmpty: Span): TreeNode {
    if (isMap(node)) return this.#map(node as ParsedMap)
    if (isSeq(node)) return this.#list(node as YAMLSeq.Parsed)
    return this.#scalar(node as Scalar.Parsed, whenEmpty)
  }

  #scalar(node: Scalar.Parsed, whenEmpty: Span): TreeNode {
    const [start, end] = node.range
    const style = styles[node.type ?? 'PLAIN'] ?? 'plain'
    const span = start === end && style === 'plain' ? whenEmpty : { start, end: this.#trimmed(start, end) }
    return leaf({ kind: 'scalar', value: node.value, span, style })
  }

  #map(node: ParsedMap): TreeNode {
    const entries = new Map<string | number, TreeNode>()
    for (const pair of node.items) {
      const { text, span } = this.#key(pair)
      const value = this.node(pair.value, span)
      const first = entries.get(text)?.keySpan
      if (first === undefined) entries.set(text, { ...value, keySpan: span })
      else this.#report('duplicate-key', text, span, first)
    }
    return branch('map', entries, this.#collectionSpan(node, entries))
  }

  #list(node: YAMLSeq.Parsed): TreeNode {
    const entries = new Map<string | number, TreeNode>()
    for (const item of node.items) {
      const built = this.node(item, this.#dashBefore(item.range[0]))
      entries.set(entries.size, built)
    }
    return branch('list', entries, this.#collectionSpan(node, entries))
  }

  /** A key as text, as it stands in the file: `on`, `1` and `null` are no exceptions. */
  #key({ key }: ParsedPair): { readonly text: string; readonly span: Span } {
    const span = { start: key.range[0], end: this.#trimmed(key.range[0], key.range[1]) }
    const { value, kind } = this.node(key, span)
    if (isScalar(key) && key.type === 'PLAIN') {
      const text = key.source ?? ''
      if (text === '<<') this.#report('merge-key', text, span)
      return { text, span }
    }
    if (kind === 'scalar') return { text: String(value), span }
    this.#report('syntax', 'a key must be text', span)
    return { text: this.#text.slice(span.start, span.end), span }
  }

  #alias(node: Alias.Parsed): TreeNode {
    const span = { start: node.range[0], end: node.range[1] }
    const target = this.#anchors.get(node.source)
    const code = this.#refusal(node.source, target)
    if (target !== undefined && code === undefined) {
      const { keySpan: _key, style: _style, ...rest } = target
      return { ...rest, span }
    }
    const detail = code === 'syntax' ? `no anchor &${node.source} above` : node.source
    // One bomb is enough to tell, and its fuses are many.
    if (code !== 'alias-bomb' || !this.#hasBomb) this.#report(code ?? 'syntax', detail, span)
    this.#hasBomb ||= code === 'alias-bomb'
    return leaf({ kind: 'scalar', value: null, span })
  }

  /** Why an alias cannot be followed. */
  #refusal(name: string, target: TreeNode | undefined): RawProblem['code'] | undefined {
    if (!this.#anchors.has(name)) return 'syntax'
    // An alias of a node that it is part of has no end.
    if (target === undefined) return 'alias-bomb'
    this.#aliasedNodes += target.size
    if (this.#aliasedNodes > mostAliasedNodes) return 'alias-bomb'
    return this.#depth + target.height > maxDepth ? 'too-deep' : undefined
  }

  #report(code: RawProblem['code'], detail: string, span: Span, related?: Span): void {
    if (this.problems.length < mostProblems) this.problems.push({ code, detail, span, ...(related && { related }) })
  }

  /** The parser counts the blank lines and comments below a block collection to it; a reader does not. */
  #collectionSpan(node: ParsedMap | YAMLSeq.Parsed, entries: ReadonlyMap<string | number, TreeNode>): Span {
    const [start, end] = node.range
    if (node.flow === true || entries.size === 0) return { start, end: this.#trimmed(start, end) }
    let last = start
    for (const { span, keySpan } of entries.values()) last = Math.max(last, span.end, keySpan?.end ?? 0)
    return { start, end: last }
  }

  #trimmed(start: number, end: number): number {
    let at = end
    while (at > start && this.#text.charCodeAt(at - 1) <= 0x20) at -= 1
    return at
  }

  /** The dash of an item that has nothing behind it. */
  #dashBefore(offset: number): Span {
    const dash = this.#trimmed(0, offset) - 1
    return this.#text[dash] === '-' ? { start: dash, end: dash + 1 } : { start: offset, end: offset }
  }
}

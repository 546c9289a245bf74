// A YAML file that was read: its data, and for every node the place in the text.
import type { Place } from '../model/place.ts'
import { endOfLineComment } from './end-of-line-comment.ts'
import type { Path } from './path.ts'
import type { Span } from './problem.ts'
import { scalarOffsets } from './scalar-offsets.ts'
import type { SourceText } from './source-text.ts'
import type { NodeKind, ScalarStyle, TreeNode } from './tree.ts'
import type { ScalarOffsets } from './written-scalar.ts'

/** One node of a file. */
export interface YamlNode {
  readonly path: Path
  /** The plain data of this node, aliases resolved. */
  readonly value: unknown
  /** The value; where a key has none, the key. */
  readonly place: Place
  /** The key, when the node is an entry of a map. */
  readonly keyPlace?: Place
  readonly kind: NodeKind
  /** How a scalar is written; absent for an alias. */
  readonly style?: ScalarStyle
  /** The comment at the end of the line, without `# `. */
  readonly comment?: string
}

export interface YamlFile {
  readonly path: string
  readonly text: string
  /** The whole document as plain data, aliases resolved. */
  readonly data: unknown
  node(path: Path): YamlNode | undefined
  /** The value at a path, or else the deepest node above it that exists. */
  place(path: Path): Place
  /** The key at the end of a path; the value where there is no key. */
  keyPlace(path: Path): Place
  /** The entries of a map or a list, in the order of the file. */
  children(path: Path): readonly YamlNode[]
  placeAt(offset: number, length?: number): Place
  /** A part of a scalar's value where it stands in the file; the whole node where that cannot be told. */
  scalarPlace(path: Path, offsetInValue: number, length: number): Place
}

export class ParsedFile implements YamlFile {
  readonly #source: SourceText
  readonly #root: TreeNode
  readonly #offsets = new Map<TreeNode, ScalarOffsets | undefined>()

  constructor(source: SourceText, root: TreeNode) {
    this.#source = source
    this.#root = root
  }

  get path(): string {
    return this.#source.path
  }

  get text(): string {
    return this.#source.text
  }

  get data(): unknown {
    return this.#root.value
  }

  node(path: Path): YamlNode | undefined {
    const { found, depth } = this.#walk(path)
    return depth === path.length ? this.#show(found, [...path]) : undefined
  }

  place(path: Path): Place {
    return this.#source.place(this.#walk(path).found.span)
  }

  keyPlace(path: Path): Place {
    const { keySpan, span } = this.#walk(path).found
    return this.#source.place(keySpan ?? span)
  }

  children(path: Path): readonly YamlNode[] {
    const { found, depth } = this.#walk(path)
    if (depth < path.length || found.entries === undefined) return []
    return [...found.entries].map(([part, entry]) => this.#show(entry, [...path, part]))
  }

  placeAt(offset: number, length = 1): Place {
    return this.#source.place({ start: offset, end: offset + length })
  }

  scalarPlace(path: Path, offsetInValue: number, length: number): Place {
    const { found, depth } = this.#walk(path)
    const offsets = depth === path.length ? this.#offsetsOf(found) : undefined
    return this.#source.place((offsets && partOf(offsets, offsetInValue, length)) ?? found.span)
  }

  /** The node at a path, or the deepest one above it, and how much of the path leads there. */
  #walk(path: Path): { readonly found: TreeNode; readonly depth: number } {
    let found = this.#root
    for (const [depth, part] of path.entries()) {
      const entry = found.entries?.get(part)
      if (entry === undefined) return { found, depth }
      found = entry
    }
    return { found, depth: path.length }
  }

  #show(node: TreeNode, path: Path): YamlNode {
    const { kind, value, span, keySpan, style } = node
    const comment = endOfLineComment(node, this.#source)
    return {
      path,
      kind,
      value,
      place: this.#source.place(span),
      ...(keySpan && { keyPlace: this.#source.place(keySpan) }),
      ...(style && { style }),
      ...(comment !== undefined && { comment }),
    }
  }

  #offsetsOf(node: TreeNode): ScalarOffsets | undefined {
    const { value, style, span } = node
    if (typeof value !== 'string' || style === undefined) return undefined
    if (!this.#offsets.has(node)) {
      this.#offsets.set(node, scalarOffsets({ text: this.#source.text, span, style, value }))
    }
    return this.#offsets.get(node)
  }
}

function partOf({ starts, ends }: ScalarOffsets, offset: number, length: number): Span | undefined {
  const start = starts[offset] ?? ends.at(-1)
  const end = length === 0 ? start : ends[offset + length - 1]
  return start === undefined || end === undefined ? undefined : { start, end }
}

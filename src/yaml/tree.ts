// The nodes of a file by path, with their values and offsets: what the parser found, with aliases put in place.
import type { Span } from './problem.ts'

export type NodeKind = 'map' | 'list' | 'scalar'
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded'

/** A node. An alias is a node of its own with the value and the entries of its target. */
export interface TreeNode {
  readonly kind: NodeKind
  readonly value: unknown
  readonly span: Span
  readonly keySpan?: Span
  readonly style?: ScalarStyle
  /** Absent for scalars. */
  readonly entries?: ReadonlyMap<string | number, TreeNode>
  /** The nodes below and this one, aliases followed. */
  readonly size: number
  /** The longest way down from here, aliases followed. */
  readonly height: number
}

/** What a node is made of before its counts are known. */
export type Leaf = Omit<TreeNode, 'size' | 'height' | 'entries'>

export function leaf(node: Leaf): TreeNode {
  return { ...node, size: 1, height: 1 }
}

/** A map or a list over its entries. */
export function branch(kind: 'map' | 'list', entries: ReadonlyMap<string | number, TreeNode>, span: Span): TreeNode {
  let size = 1
  let height = 0
  for (const entry of entries.values()) {
    size += entry.size
    height = Math.max(height, entry.height)
  }
  const value = kind === 'list' ? [...entries.values()].map((entry) => entry.value) : toObject(entries)
  return { kind, value, span, entries, size, height: height + 1 }
}

/** A plain object; a key such as `__proto__` is data like any other. */
function toObject(entries: ReadonlyMap<string | number, TreeNode>): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  for (const [key, { value }] of entries) {
    if (key === '__proto__')
      Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true })
    else object[key] = value
  }
  return object
}

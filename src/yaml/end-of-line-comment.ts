// The comment that stands behind a node on its line.
import type { SourceText } from './source-text.ts'
import type { TreeNode } from './tree.ts'

const behindValue = /^,?[ \t]+#(.*)$/
const behindBlockHeader = /^[|>][-+0-9]*[ \t]+#(.*)$/
/** Behind a key whose value begins on the next line; an anchor or a tag may stand between. */
const behindKey = /^[ \t]*:(?:[ \t]+[&!][^ \t]*)*[ \t]+#(.*)$/

/** The words of the comment, without `# `. */
export function endOfLineComment(node: TreeNode, source: SourceText): string | undefined {
  const { start, end } = node.span
  const { keySpan } = node
  if (node.style === 'literal' || node.style === 'folded') return match(behindBlockHeader, source.restOfLine(start))
  const isEmpty = start === keySpan?.start
  if (keySpan !== undefined && (isEmpty || isBlockCollection(node, source))) {
    return match(behindKey, source.restOfLine(keySpan.end))
  }
  // Behind a map or a list in block style stands the comment of its last entry.
  return isBlockCollection(node, source) ? undefined : match(behindValue, source.restOfLine(end))
}

function isBlockCollection({ entries, span }: TreeNode, { text }: SourceText): boolean {
  const first = text[span.start]
  return entries !== undefined && first !== '[' && first !== '{' && first !== '*'
}

function match(pattern: RegExp, line: string): string | undefined {
  return pattern.exec(line.trimEnd())?.[1]?.trim()
}

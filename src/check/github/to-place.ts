// Turns the range of GitHub's parser into a place: 1-based, and never a whole block where one key says which block is meant.
import type { Diagnostic } from '#workflow-parser'
import type { Place } from '../../model/place.ts'
import type { Path } from '../../yaml/path.ts'
import type { YamlFile, YamlNode } from '../../yaml/read.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'

/** The place of a remark. About a whole map it points at the key of the map, or in a list at the first key inside. */
export function toPlace({ path, yaml }: WorkflowFile, { range: { start, end } }: Diagnostic): Place {
  const place = {
    file: path,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  }
  if (place.line === place.endLine) return place
  const node = blockAt(yaml, [], place)
  return node === undefined ? place : (node.keyPlace ?? yaml.children(node.path)[0]?.keyPlace ?? place)
}

/** The outermost block that starts where the place starts. */
function blockAt(yaml: YamlFile, path: Path, place: Place): YamlNode | undefined {
  const node = yaml.node(path)
  if (node === undefined || node.kind === 'scalar') return undefined
  if (node.place.line === place.line && node.place.column === place.column) return node
  for (const child of yaml.children(path)) {
    const { line, endLine = line } = child.place
    if (place.line < line || place.line > endLine) continue
    const found = blockAt(yaml, child.path, place)
    if (found !== undefined) return found
  }
  return undefined
}

// Texts that synth made in memory, and the way from a line of them back to the TypeScript that made it.
import type { Finding } from '../model/finding.ts'
import type { Place } from '../model/place.ts'
import type { WorkflowFacts } from '../model/workflow-facts.ts'
import type { Path } from '../yaml/path.ts'
import type { YamlFile } from '../yaml/read.ts'

/** A part of a made file, and where in TypeScript it was made. */
export interface Origin {
  readonly path: Path
  readonly place: Place
}

/** The text of a file as synth would write it. */
export interface CompiledFile {
  readonly path: string
  readonly text: string
  readonly origins?: readonly Origin[]
  /** What it does, when it is a workflow of ours. */
  readonly facts?: WorkflowFacts
}

/** The finding with the TypeScript place of the smallest made part around it. */
export function withOrigin(finding: Finding, yaml: YamlFile, origins: readonly Origin[]): Finding {
  const around = origins.filter(({ path }) => path.length === 0 || covers(yaml, path, finding.place))
  const [deepest] = around.toSorted((a, b) => b.path.length - a.path.length)
  if (deepest === undefined) return finding
  return { ...finding, related: [...(finding.related ?? []), { place: deepest.place, note: 'made here' }] }
}

function covers(yaml: YamlFile, path: Path, place: Place): boolean {
  if (yaml.node(path) === undefined) return false
  const start = typeof path.at(-1) === 'string' ? yaml.keyPlace(path) : yaml.place(path)
  const { endLine = start.line, endColumn = start.column } = yaml.place(path)
  return (
    !isBefore(place.line, place.column, start.line, start.column) &&
    !isBefore(endLine, endColumn, place.line, place.column)
  )
}

function isBefore(line: number, column: number, otherLine: number, otherColumn: number): boolean {
  return line < otherLine || (line === otherLine && column < otherColumn)
}

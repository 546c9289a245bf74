// Reads the sources as YAML: what is whole goes on to the three layers, what is broken is told and looked at no further.
import type { Finding } from '../model/finding.ts'
import { readYaml, type YamlProblem } from '../yaml/read.ts'
import { WorkflowFile } from './reading/workflow-file.ts'
import type { Source } from './sources.ts'

export interface ReadFiles {
  /** Every file of which something could be read: others may look at it, also when it is broken. */
  readonly files: readonly WorkflowFile[]
  /** The paths of the files that are YAML without fault. */
  readonly sound: ReadonlySet<string>
  readonly findings: readonly Finding[]
}

/** The files of the sources, each parsed once. */
export function readFiles(sources: readonly Source[]): ReadFiles {
  const readings = sources.map(({ path, text }) => ({ path, ...readYaml(path, text) }))
  return {
    files: readings.flatMap(({ file }) => (file === undefined ? [] : new WorkflowFile(file))),
    sound: new Set(readings.flatMap(({ path, problems }) => (problems.length > 0 ? [] : path))),
    findings: readings.flatMap(({ problems }) => problems.map(toFinding)),
  }
}

function toFinding({ code, detail, place, related }: YamlProblem): Finding {
  const first = related && { related: [{ place: related, note: 'the first one' }] }
  return { rule: 'yaml-broken', severity: 'error', place, args: { problem: code, detail }, ...first }
}

// The jobs that a job waits for: those its author named, and those it reads.
import { Noted } from '../../model/noted.ts'
import type { Yaml } from '../../model/noted.ts'
import type { Job, JobOptions } from '../job.ts'
import { bare, commentKey } from '../note.ts'
import type { Annotated } from '../note.ts'
import type { Workflow } from '../workflow.ts'
import { withNotes } from './plain.ts'
import type { JobScope } from './scope.ts'

export interface CompiledNeeds {
  readonly ids: readonly string[]
  /** One id, a list of them, or nothing. */
  readonly yaml: Yaml | undefined
}

/** The named needs as they were given, then the jobs that are read, in the order of the workflow. */
export function compileNeeds(given: JobOptions['needs'], scope: JobScope, workflow: Workflow): CompiledNeeds {
  const named = bare(given) ?? []
  const entries = new Map<string, Yaml>()
  for (const needed of Array.isArray(named) ? named : [given as Needed]) {
    entries.set(idOf(needed), entryOf(needed, workflow))
  }
  for (const id of readJobs(scope, workflow)) if (!entries.has(id)) entries.set(id, id)
  const ids = [...entries.keys()]
  const list = [...entries.values()]
  const yaml = list.length < 2 ? list[0] : list
  return { ids, yaml: yaml === undefined ? undefined : withNotes(yaml, Array.isArray(named) ? named : {}, scope) }
}

type Needed = Job | string

function idOf(needed: Needed): string {
  const value = bare(needed)
  return typeof value === 'string' ? value : value.id
}

function entryOf(needed: Needed, workflow: Workflow): Yaml {
  if (typeof needed === 'string' || needed instanceof Noted) return needed
  // The comment of a job stands above the job; one that only the entry has stands here.
  const words = (needed as Annotated)[commentKey]
  const own = workflow.options.jobs.find(({ ref }) => ref === needed.ref) as Annotated | undefined
  return words === undefined || words === own?.[commentKey] ? needed.id : new Noted(needed.id, { before: words })
}

function readJobs(scope: JobScope, workflow: Workflow): readonly string[] {
  const place = new Map(workflow.options.jobs.map((job, n) => [job.id, n]))
  const read = [...scope.usedJobs].map(({ id }) => id)
  return read.toSorted((a, b) => (place.get(a) ?? -1) - (place.get(b) ?? -1))
}

// One job as rules see it, and the graph that `needs` makes of the jobs.
import { ancestorsOf, type NeedsGraph } from '../../language/needs.ts'
import type { Place } from '../../model/place.ts'
import type { Path } from '../../yaml/path.ts'
import type { YamlFile } from '../../yaml/read.ts'
import { fieldsOf, sameName, textOf, type Fields } from './fields.ts'
import { readGrants, type Grants } from './grants.ts'
import { readMatrix, type Matrix } from './matrix.ts'
import { readSteps, type Step } from './step.ts'

/** One entry of `needs`. */
export interface Need {
  readonly job: string
  readonly place: Place
}

export interface Job {
  readonly id: string
  readonly needs: readonly Need[]
  readonly steps: readonly Step[]
  readonly outputs: Fields
  readonly env: Fields
  readonly condition: string | undefined
  /** The block that holds for the job: its own, else the workflow's; undefined for the default of the repository. */
  readonly grants: Grants | undefined
  readonly matrix: Matrix | undefined
  /** The text of `uses:` when the job calls a workflow. */
  readonly calls: string | undefined
  readonly with: Fields
  readonly data: Fields
  readonly path: Path
  /** The id of the job, as its key stands in the file. */
  readonly place: Place
}

/** The jobs of a workflow in the order of the file. */
export function readJobs(yaml: YamlFile): readonly Job[] {
  const workflow = fieldsOf(yaml.data)
  return Object.entries(fieldsOf(workflow['jobs'])).map(([id, job]) => readJob(yaml, workflow, id, fieldsOf(job)))
}

function readJob(yaml: YamlFile, workflow: Fields, id: string, data: Fields): Job {
  const path: Path = ['jobs', id]
  return {
    id,
    needs: readNeeds(yaml, data, path),
    steps: readSteps(yaml, data['steps'], path, defaultShell(data) ?? defaultShell(workflow)),
    outputs: fieldsOf(data['outputs']),
    env: fieldsOf(data['env']),
    condition: textOf(data['if']),
    grants: readGrants(data, path) ?? readGrants(workflow, []),
    matrix: readMatrix(data, path),
    calls: textOf(data['uses']),
    with: fieldsOf(data['with']),
    data,
    path,
    place: yaml.keyPlace(path),
  }
}

function defaultShell(fields: Fields): string | undefined {
  return textOf(fieldsOf(fieldsOf(fields['defaults'])['run'])['shell'])
}

function readNeeds(yaml: YamlFile, job: Fields, path: Path): readonly Need[] {
  const needs = job['needs']
  const at: Path = [...path, 'needs']
  if (!Array.isArray(needs)) return textOf(needs) === undefined ? [] : [{ job: String(needs), place: yaml.place(at) }]
  return needs.flatMap((need, index) => {
    const name = textOf(need)
    return name === undefined ? [] : [{ job: name, place: yaml.place([...at, index]) }]
  })
}

/** The job of that id, in any case. */
export function jobNamed(jobs: readonly Job[], id: string): Job | undefined {
  return jobs.find((job) => sameName(job.id, id))
}

/** Who waits for whom, by id; an entry of `needs` that names no job is left out. */
export function needsGraph(jobs: readonly Job[]): NeedsGraph {
  return new Map(jobs.map((job) => [job.id, job.needs.flatMap((need) => jobNamed(jobs, need.job)?.id ?? [])]))
}

/** The jobs that must end before this one starts, directly or through others; a cycle does not hang it. */
export function ancestors(jobs: readonly Job[], job: Job): readonly Job[] {
  const ids = ancestorsOf(job.id, needsGraph(jobs))
  return jobs.filter((other) => other !== job && ids.has(other.id))
}

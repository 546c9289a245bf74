// Reads what a repository needs of its settings, and of other repositories, from the workflows that are generated for it.
import { parse } from 'yaml'

/** A workflow file of a repository. */
export interface GeneratedFile {
  /** Without folders, such as `docker-ci.yaml`. */
  readonly file: string
  readonly text: string
}

/** Something that has to be there, and the jobs that use it, as `docker-ci.yaml: status`. */
export interface Need {
  readonly name: string
  readonly usedBy: readonly string[]
}

/** Another repository that has to be ready before this one, and why. */
export interface Dependency {
  readonly on: string
  readonly because: string
}

export interface RepositoryNeeds {
  /** `owner/name`, as its folders are called. */
  readonly name: string
  readonly secrets: readonly Need[]
  readonly variables: readonly Need[]
  readonly environments: readonly Need[]
  /** Repositories that an App has to be installed on, with the grants that are asked for. */
  readonly apps: readonly Need[]
  /** Calls whose commit is not known yet. */
  readonly unpinned: readonly Need[]
  readonly dependsOn: readonly Dependency[]
}

interface Fields {
  readonly [key: string]: unknown
}

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {})

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Everything that the files of one repository ask for. */
export function readRepository(name: string, files: readonly GeneratedFile[]): RepositoryNeeds {
  const jobs = files.flatMap(({ file, text }) => jobsOf(file, text))
  return {
    name,
    secrets: needs(jobs, ({ text }) => named(text, /secrets\.(\w+)/g).filter((one) => one !== 'GITHUB_TOKEN')),
    variables: needs(jobs, ({ text }) => named(text, /vars\.(\w+)/g)),
    environments: needs(jobs, ({ data }) => environmentOf(data)),
    apps: needs(jobs, ({ steps }) => steps.flatMap(appOf)),
    unpinned: needs(jobs, ({ data }) => (/@0{40}$/.test(textOf(data['uses'])) ? [textOf(data['uses'])] : [])),
    dependsOn: uniqueBy(
      jobs.flatMap((job) => dependenciesOf(job)),
      ({ on, because }) => `${on} ${because}`,
    ),
  }
}

interface ReadJob {
  /** The file and the job. */
  readonly place: string
  readonly data: Fields
  readonly steps: readonly Fields[]
  readonly text: string
}

function jobsOf(file: string, text: string): readonly ReadJob[] {
  const jobs = Object.entries(fieldsOf(fieldsOf(parse(text))['jobs']))
  return jobs.map(([id, value]) => {
    const data = fieldsOf(value)
    const steps = Array.isArray(data['steps']) ? data['steps'].map(fieldsOf) : []
    return { place: `${file}: ${id}`, data, steps, text: JSON.stringify(data) }
  })
}

const named = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '')

function needs(jobs: readonly ReadJob[], read: (job: ReadJob) => readonly string[]): readonly Need[] {
  const found = new Map<string, Set<string>>()
  for (const job of jobs)
    for (const name of read(job)) found.set(name, (found.get(name) ?? new Set<string>()).add(job.place))
  return [...found]
    .map(([name, places]) => ({ name, usedBy: [...places] }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function environmentOf({ environment }: Fields): readonly string[] {
  const name = textOf(environment) || textOf(fieldsOf(environment)['name'])
  return name === '' || name.includes('${{') ? [] : [name]
}

function appOf({ uses, with: given }: Fields): readonly string[] {
  if (!textOf(uses).startsWith('actions/create-github-app-token@')) return []
  const { owner, repositories, ...rest } = fieldsOf(given)
  const grants = Object.entries(rest).flatMap(([key, level]) =>
    key.startsWith('permission-') ? [`${key.slice('permission-'.length)}: ${textOf(level)}`] : [],
  )
  return [`${textOf(owner)}/${textOf(repositories)} (${grants.join(', ')})`]
}

/** Whoever is called or told something has to be there first. */
function dependenciesOf({ data, steps }: ReadJob): readonly Dependency[] {
  const [, on, file] = /^([\w.-]+\/[\w.-]+)\/\.github\/workflows\/([^@]+)@/.exec(textOf(data['uses'])) ?? []
  const called = on === undefined ? [] : [{ on, because: `calls ${file} of` }]
  return [...called, ...steps.flatMap(({ env }) => toldBy(fieldsOf(env)))]
}

function toldBy({ REPOSITORY: to, EVENT_TYPE: event, WORKFLOW: started }: Fields): readonly Dependency[] {
  if (!/^[\w.-]+\/[\w.-]+$/.test(textOf(to))) return []
  if (event !== undefined) return [{ on: textOf(to), because: 'sends dispatches to' }]
  return started === undefined ? [] : [{ on: textOf(to), because: `starts ${textOf(started)} of` }]
}

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()]
}

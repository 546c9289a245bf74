// The world of release-docker.yml: Docker Hub, the files of the source, the images that the legs pushed, and an event.
import { startGitHub } from '../world/github.ts'
import type { GitHub } from '../world/github.ts'
import { putImage } from '../world/images.ts'
import { startRegistry } from '../world/registry.ts'
import type { Registry } from '../world/registry.ts'
import type { Workspace } from '../world/shell.ts'
import { runJobs, workflowOf } from './run-jobs.ts'
import type { JobEnd, WorkflowYaml } from './run-jobs.ts'

export const name = 'opencrate/opencrate'

export const fileOf = (file: string): WorkflowYaml => workflowOf(name, file)

/** Of one Python; every program of a step takes its time. */
export const products = ['cpu-py3.13', 'cuda-py3.13'] as const

export interface OpenCrate {
  readonly hub: Registry
  readonly github: GitHub
}

export async function startOpenCrate(): Promise<OpenCrate> {
  return { hub: await startRegistry(), github: await startGitHub({ repositories: { 'acme/app': {} } }) }
}

export interface RunOptions {
  readonly event?: 'push' | 'schedule' | 'workflow_dispatch'
  /** @default tag */
  readonly type?: 'branch' | 'tag'
  readonly ref: string
  /** @default the ref */
  readonly version?: string
  /** What tells the bytes of this build from another. */
  readonly content?: string
  /** Products whose legs leave nothing. */
  readonly unbuilt?: readonly string[]
  /** Products whose tests went by other bytes. */
  readonly mistaken?: readonly string[]
  readonly test?: 'success' | 'failure'
  readonly only?: readonly string[]
  readonly workflow?: string
  readonly stubs?: Readonly<Record<string, string>>
}

const folderOf = (product: string): string => `braindotai/opencrate-${product}`

/** Runs the jobs that decide and write; what the legs of builds, tests and proofs leave is laid down. */
export async function runRelease({ hub, github }: OpenCrate, options: RunOptions): Promise<Readonly<Record<string, JobEnd>>> {
  const { event = 'push', type = 'tag', ref, version = ref, content = ref, test = 'success' } = options
  const digests = Object.fromEntries(products.map((one) => [one, putImage(hub, folderOf(one), { content: `${one} ${content}` })]))
  const head = github.repository('acme/app').commits[0]?.sha ?? ''
  const records = (left: readonly string[], digestOf: (product: string) => string | undefined): [string, string][] =>
    left.map((product) => [
      `${product}.json`,
      JSON.stringify({ leg: `${product}-linux-amd64`, platform: 'linux/amd64', product, digest: digestOf(product), attempt: 1 }),
    ])
  const built = records(
    products.filter((one) => !options.unbuilt?.includes(one)),
    (one) => digests[one],
  )
  const tested = records(products, (one) => digests[options.mistaken?.includes(one) === true ? (products.find((other) => other !== one) ?? '') : one])
  const leave = (given: Readonly<Record<string, string>>, workspace: Workspace): void => {
    const files = given['pattern'] === 'digest-*' ? tested : built
    for (const [file, text] of files) workspace.write(`${given['path']}/${file}`, text)
  }
  return runJobs({
    repository: name,
    workflow: options.workflow ?? 'release-docker.yml',
    gitHub: github,
    registries: [hub],
    hosts: { 'docker.io': hub.host },
    contexts: {
      github: {
        event_name: event,
        ref: type === 'tag' ? `refs/tags/${ref}` : `refs/heads/${ref}`,
        ref_name: ref,
        ref_type: type,
        repository: 'OpenCrateAI/opencrate',
        server_url: 'https://github.com',
        sha: head,
        workflow_sha: head,
        run_id: '4711',
        token: github.env['GH_TOKEN'],
      },
    },
    given: {
      'static-checks': {},
      'generate-dockerfiles': {},
      build: {},
      try: { result: 'skipped' },
      test: { result: test },
      prove: { result: test === 'success' ? 'success' : 'skipped' },
    },
    actions: {
      'actions/checkout': (given, workspace) => {
        if (given['sparse-checkout'] !== undefined) return
        workspace.write('VERSION', `${version}\n`)
        workspace.write('PYTHON_VERSIONS', '3.13\n')
      },
      'actions/download-artifact': leave,
    },
    ...(options.only === undefined ? {} : { only: options.only }),
    ...(options.stubs === undefined ? {} : { stubs: options.stubs }),
  })
}

/** Publishes a version as a run of the day before would have. */
export function publishBefore({ hub }: OpenCrate, ...tags: readonly string[]): void {
  for (const product of products) for (const tag of tags) putImage(hub, folderOf(product), { content: `${product} ${tags[0]}`, tag })
}

/** The tags of every product. */
export const tagsOf = ({ hub }: OpenCrate): Readonly<Record<string, Readonly<Record<string, string>>>> =>
  Object.fromEntries(products.map((one) => [one, hub.tags(folderOf(one))]))

/** The names of the tags that all products have; they must not differ. */
export function commonTags(world: OpenCrate): readonly string[] {
  const names = Object.values(tagsOf(world)).map((tags) => Object.keys(tags).toSorted().join(' '))
  if (new Set(names).size > 1) throw new Error(`the products have different tags: ${names.join(' | ')}`)
  return names[0] === '' ? [] : (names[0] ?? '').split(' ')
}

// The world of release-docker.yml: Docker Hub, the files of the source, the images that the legs pushed, and an event.
import { startGitHub } from '../world/github.ts'
import type { GitHub } from '../world/github.ts'
import { putImage } from '../world/images.ts'
import { startRegistry } from '../world/registry.ts'
import type { Registry } from '../world/registry.ts'
import { runJobs, workflowOf } from './run-jobs.ts'
import type { JobEnd, JobWorld, WorkflowYaml } from './run-jobs.ts'

const name = 'opencrate/opencrate'

export const fileOf = (file: string): WorkflowYaml => workflowOf(name, file)

/** Of one Python; every program of a step takes its time. */
export const products = ['cpu-py3.13', 'cuda-py3.13'] as const

export interface OpenCrate {
  readonly hub: Registry
  readonly github: GitHub
}

export async function startOpenCrate(): Promise<OpenCrate> {
  return {
    hub: await startRegistry(),
    github: await startGitHub({ repositories: { 'acme/app': { workflows: ['release-pypi.yml'] } } }),
  }
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
}

const folderOf = (product: string): string => `braindotai/opencrate-${product}`

/** What a leg writes down, as the files of an artifact. */
const recordsOf = (digests: Readonly<Record<string, string>>): readonly (readonly [file: string, text: string])[] =>
  Object.entries(digests).map(([product, digest]) => {
    const leg = `${product}-linux-amd64`
    return [`${product}.json`, JSON.stringify({ leg, platform: 'linux/amd64', product, digest, attempt: 1 })] as const
  })

/** The source, and what the legs of builds and tests left. */
function actionsFor({ hub }: OpenCrate, options: RunOptions): NonNullable<JobWorld['actions']> {
  const { ref, version = ref, content = ref, unbuilt = [], mistaken = [] } = options
  const push = (product: string, what: string): string =>
    putImage(hub, folderOf(product), { content: `${product} ${what}` })
  const pushed = products.map((product) => [product, push(product, content)] as const)
  const built = recordsOf(Object.fromEntries(pushed.filter(([product]) => !unbuilt.includes(product))))
  const tested = recordsOf(
    Object.fromEntries(
      pushed.map(([product, digest]) => [product, mistaken.includes(product) ? push(product, 'other') : digest]),
    ),
  )
  return {
    'actions/checkout': (given, workspace) => {
      if (given['sparse-checkout'] !== undefined) return
      workspace.write('VERSION', `${version}\n`)
      workspace.write('PYTHON_VERSIONS', '3.13\n')
    },
    'actions/download-artifact': (given, workspace) => {
      const left = given['pattern'] === 'digest-*' ? tested : built
      for (const [file, text] of left) workspace.write(`${given['path']}/${file}`, text)
    },
  }
}

/** The event, as GitHub tells it. */
function gitHubFor(
  { github }: OpenCrate,
  { event = 'push', type = 'tag', ref }: RunOptions,
): Readonly<Record<string, unknown>> {
  const head = github.repository('acme/app').commits[0]?.sha
  return {
    event_name: event,
    ref: type === 'tag' ? `refs/tags/${ref}` : `refs/heads/${ref}`,
    ref_name: ref,
    ref_type: type,
    repository: 'acme/app',
    server_url: 'https://github.com',
    sha: head,
    workflow_sha: head,
    run_id: '4711',
    token: github.env['GH_TOKEN'],
  }
}

/** Runs the jobs that decide and write. */
export function runRelease(world: OpenCrate, options: RunOptions): Promise<Readonly<Record<string, JobEnd>>> {
  const { test = 'success', workflow = 'release-docker.yml', only } = options
  return runJobs({
    repository: name,
    workflow,
    gitHub: world.github,
    registries: [world.hub],
    hosts: { 'docker.io': world.hub.host },
    contexts: { github: gitHubFor(world, options) },
    given: {
      'static-checks': {},
      'generate-dockerfiles': {},
      build: {},
      try: { result: 'skipped' },
      test: { result: test },
      prove: { result: test === 'success' ? 'success' : 'skipped' },
    },
    actions: actionsFor(world, options),
    ...(only === undefined ? {} : { only }),
  })
}

/** Publishes a version as a run of the day before would have. */
export function publishBefore({ hub }: OpenCrate, ...tags: readonly string[]): void {
  for (const product of products)
    for (const tag of tags) putImage(hub, folderOf(product), { content: `${product} ${tags[0]}`, tag })
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

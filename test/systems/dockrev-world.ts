// The world of dockrev's release: a GitHub with a merged pull request, a registry, and a run of CI (main) that has ended.
import { startGitHub } from '../world/github.ts'
import type { GitHub } from '../world/github.ts'
import { shaOf } from '../world/github/state.ts'
import type { Repository } from '../world/github/state.ts'
import { putImage, putIndex } from '../world/images.ts'
import { startRegistry } from '../world/registry.ts'
import type { Registry } from '../world/registry.ts'
import { runJobs } from './run-jobs.ts'
import type { JobEnd, JobWorld } from './run-jobs.ts'

export const name = 'ivanli-cn/dockrev'
export const slug = 'IvanLi-CN/dockrev'

const platforms = ['linux/amd64', 'linux/arm64']

/** The commit that CI has passed; main has gone on since. */
export const merged = shaOf('merged')
const newer = shaOf('newer')

export interface World {
  readonly gitHub: GitHub
  readonly app: Repository
  readonly registry: Registry
}

/** A repository whose last release is 1.2.3. */
export async function startWorld(labels: readonly string[] = ['type:minor']): Promise<World> {
  const gitHub = await startGitHub({ repositories: { [slug]: {} }, owners: { 'IvanLi-CN': 'User' } })
  const app = gitHub.repository(slug)
  const [first] = app.commits
  for (const sha of [merged, newer]) app.commits.push({ sha, message: sha, parents: [first?.sha ?? ''] })
  app.refs['heads/main'] = { type: 'commit', sha: newer }
  app.refs['tags/v1.2.3'] = { type: 'commit', sha: first?.sha ?? '' }
  haveMerged(app, merged, labels)
  gitHub.fault({
    on: /contents\/Cargo\.toml/,
    status: 200,
    body: '[workspace.package]\nversion = "0.1.0"\n',
    times: 99,
  })
  const registry = await startRegistry()
  putIndex(registry, name, { tag: '1.2.3', content: 'old', labels: labelsOf('1.2.3', first?.sha ?? '') })
  registry.tag(name, 'latest', registry.digestOf(name, '1.2.3') ?? '')
  return { gitHub, app, registry }
}

export function haveMerged(app: Repository, commit: string, labels: readonly string[]): void {
  const number = app.pulls.length + 7
  app.pulls.push({
    number,
    title: `Change ${number}`,
    labels,
    mergedAt: '2026-08-01T00:00:00Z',
    mergeCommit: commit,
    base: 'main',
    commits: [],
  })
}

const labelsOf = (version: string, revision: string): Readonly<Record<string, string>> => ({
  'org.opencontainers.image.version': version,
  'org.opencontainers.image.revision': revision,
})

/** What GitHub says of the run of CI (main). */
const endOfCi = (given: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  conclusion: 'success',
  event: 'push',
  head_branch: 'main',
  head_sha: merged,
  head_repository: { full_name: slug },
  ...given,
})

/** The contexts of the release that follows. Its own commit is the newest of main, as GitHub has it. */
export const contextsOf = (ci: Readonly<Record<string, unknown>> = {}, token = ''): JobWorld['contexts'] => ({
  github: {
    event_name: 'workflow_run',
    ref: 'refs/heads/main',
    ref_name: 'main',
    ref_type: 'branch',
    sha: newer,
    workflow_sha: newer,
    run_id: '4711',
    actor: 'mona',
    token,
    server_url: 'https://github.com',
    repository: slug,
    event: { workflow_run: endOfCi(ci) },
  },
})

export const assetNames = (version: string): readonly string[] =>
  ['amd64', 'arm64'].flatMap((arch) =>
    ['gnu', 'musl'].flatMap((libc) => {
      const archive = `dockrev_${version}_linux_${arch}_${libc}.tar.gz`
      return [archive, `${archive}.sha256`]
    }),
  )

export interface Attempt {
  /** The commit that CI has passed. @default merged */
  readonly commit?: string
  readonly only?: readonly string[]
  /** Whether there are programs and an image. @default true */
  readonly builds?: boolean
  readonly ci?: Readonly<Record<string, unknown>>
  /** What tells this build from another. */
  readonly content?: string
  /** The version that the image is built with, where the test lets one be built. @default '1.3.0' */
  readonly version?: string
}

/** Runs the release. The programs and the image are built elsewhere: their digest is what `content` makes of it. */
export async function runRelease(world: World, attempt: Attempt = {}): Promise<Readonly<Record<string, JobEnd>>> {
  const { commit = merged, only, builds = true, ci = {}, content = 'new', version = '1.3.0' } = attempt
  const { gitHub, registry } = world
  const legs = platforms.map((platform) => ({
    leg: platform.replace('/', '-'),
    platform,
    digest: putImage(registry, name, { platform, content, labels: labelsOf(version, commit) }),
    attempt: 1,
  }))
  return runJobs({
    repository: 'dockrev/dockrev',
    workflow: 'release.yml',
    gitHub: { ...gitHub, env: { ...gitHub.env, GITHUB_REPOSITORY: slug } },
    registries: [registry],
    hosts: { 'ghcr.io': registry.host },
    contexts: contextsOf({ head_sha: commit, ...ci }, gitHub.env['GH_TOKEN']),
    ...(only && { only }),
    given: Object.fromEntries(
      ['web', 'binaries', 'build', 'archives', 'test', 'prove'].map((id) => [id, builds ? {} : { result: 'skipped' }]),
    ),
    actions: {
      'actions/download-artifact': ({ path: folder, pattern }, workspace) => {
        if (pattern === 'asset-*')
          for (const one of assetNames(version)) workspace.write(`${folder}/${one}`, `${one} of ${content}`)
        if (pattern === 'leg-*')
          for (const one of legs) workspace.write(`${folder}/${one.leg}.json`, JSON.stringify(one))
      },
    },
  })
}

export const resultsOf = (jobs: Readonly<Record<string, JobEnd>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(jobs).map(([id, { result }]) => [id, result]))

export const versionsIn = ({ registry }: World): readonly string[] => Object.keys(registry.tags(name)).toSorted()

export const gitTags = ({ app }: World): readonly string[] =>
  Object.keys(app.refs).filter((ref) => ref.startsWith('tags/'))

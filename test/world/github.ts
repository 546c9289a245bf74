// A small GitHub for tests, spoken to by the real gh: it keeps what GitHub keeps, and can fail at any request.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { certificate } from './certificate.ts'
import { deploymentRoutes } from './github/deployments.ts'
import { graphqlRoute } from './github/graphql.ts'
import { packageRoutes } from './github/packages.ts'
import { refRoutes } from './github/refs.ts'
import { releaseRoutes } from './github/releases.ts'
import { runRoutes } from './github/runs.ts'
import { notFound, refusalOf, shaOf } from './github/state.ts'
import type { GitHubRoute, GitHubState, PackageVersion, Repository } from './github/state.ts'
import { startService } from './service.ts'
import type { Service } from './service.ts'

/** The token that may do everything. */
const masterToken = 'ghs_canary0123456789'

export interface GitHub extends Service<GitHubState> {
  /** What a script needs in its environment to reach it by the plain `gh`. */
  readonly env: Readonly<Record<string, string>>
  readonly repository: (name: string) => Repository
  /** Adds versions of a package, the oldest first. */
  readonly addVersions: (
    name: string,
    versions: readonly (Pick<PackageVersion, 'name' | 'tags'> & { createdAt?: string })[],
  ) => void
  /** A token with these grants, such as `contents: read`. */
  readonly addToken: (token: string, grants: Readonly<Record<string, string>>) => void
}

export interface GitHubOptions {
  /** Names of repositories; each begins with one commit on `main`. */
  readonly repositories?: Readonly<Record<string, Partial<Repository>>>
  readonly owners?: GitHubState['owners']
}

const routes: readonly GitHubRoute[] = [
  ...releaseRoutes,
  ...refRoutes,
  ...runRoutes,
  ...deploymentRoutes,
  ...packageRoutes,
  graphqlRoute,
]

/** Starts it; it is closed when the test ends. */
export async function startGitHub({ repositories = {}, owners = {} }: GitHubOptions = {}): Promise<GitHub> {
  const state: GitHubState = {
    repositories: Object.fromEntries(
      Object.entries(repositories).map(([name, given]) => [name, makeRepository(name, given)]),
    ),
    owners,
    packages: {},
    tokens: { [masterToken]: 'everything' },
    lastId: 1000,
    seconds: 0,
  }
  const service = await startService({
    routes,
    state,
    base: '/api/v3',
    authorize: (call, { needs }) => refusalOf(call, state, needs),
    notFound,
  })
  const repository = (name: string): Repository => {
    const found = state.repositories[name]
    if (found === undefined) throw new Error(`this GitHub has no repository ${name}`)
    return found
  }
  return {
    ...service,
    repository,
    env: environment(service.port),
    addVersions: (name, versions) => {
      const list = (state.packages[name] ??= [])
      for (const { createdAt = '2026-08-01T00:00:00Z', ...version } of versions)
        list.unshift({ ...version, id: (state.lastId += 1), createdAt, deleted: false })
    },
    addToken: (token, grants) => {
      state.tokens[token] = grants
    },
  }
}

function environment(port: number): Record<string, string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tagwright-gh-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return {
    GH_HOST: `localhost:${port}`,
    // gh takes this variable for hosts other than github.com; a script sees GH_TOKEN, as in a workflow.
    GH_ENTERPRISE_TOKEN: masterToken,
    GH_TOKEN: masterToken,
    SSL_CERT_FILE: certificate().file,
    GH_CONFIG_DIR: folder,
    GH_NO_UPDATE_NOTIFIER: '1',
    GH_PROMPT_DISABLED: '1',
  }
}

function makeRepository(name: string, given: Partial<Repository>): Repository {
  const first = { sha: shaOf(`${name} 1`), message: 'Begin', parents: [] }
  return {
    name,
    defaultBranch: 'main',
    commits: [first],
    refs: { 'heads/main': { type: 'commit', sha: first.sha } },
    tagObjects: {},
    releases: [],
    latest: undefined,
    immutableReleases: false,
    pulls: [],
    deployments: [],
    runs: [],
    artifacts: [],
    dispatches: [],
    statuses: [],
    runName: undefined,
    runsAppearAfter: 0,
    workflows: [],
    ...given,
  }
}

// The API of Docker Hub for tests: tokens, pages of tags and their limits, reached by curl under its real name.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { certificate } from './certificate.ts'
import { startService } from './service.ts'
import type { Answer, Call, Route, Service } from './service.ts'

export interface HubTag {
  readonly name: string
  readonly digest: string
  readonly last_updated: string
}

export interface HubState {
  /** By `namespace/name`. */
  repositories: Record<string, HubTag[]>
}

export interface Hub extends Service<HubState> {
  /** Makes curl take 127.0.0.1 for hub.docker.com. */
  readonly env: Readonly<Record<string, string>>
}

export const hubUser = { name: 'acmebot', secret: 'dckr_pat_canary"0123' }
export const hubToken = 'canary.jwt.token'

const routes: readonly Route<HubState>[] = [
  {
    on: 'POST /v2/auth/token',
    reads: true,
    handle: ({ body }) => {
      const { identifier, secret } = (body ?? {}) as Readonly<Record<string, unknown>>
      const isKnown = identifier === hubUser.name && secret === hubUser.secret
      return isKnown
        ? { status: 200, body: { access_token: hubToken } }
        : { status: 401, body: { message: 'incorrect authentication credentials' } }
    },
  },
  {
    on: 'GET /v2/namespaces/{namespace}/repositories/{name}/tags',
    handle: (call, state) => listTags(call, state),
  },
]

const showTag = (tag: HubTag): object => ({
  ...tag,
  images: [
    { os: 'linux', architecture: 'amd64', variant: '' },
    { os: 'linux', architecture: 'arm', variant: 'v7' },
  ],
})

function listTags(call: Call, { repositories }: HubState): Answer {
  const tags = repositories[`${call.params['namespace']}/${call.params['name']}`]
  // A private repository is not there for those who may not see it.
  if (tags === undefined || call.headers.authorization !== `Bearer ${hubToken}`)
    return { status: 404, body: { message: 'object not found' } }
  const size = Math.min(100, Number(call.query.get('page_size') ?? 10))
  const page = Number(call.query.get('page') ?? 1)
  const next =
    page * size < tags.length ? `https://hub.docker.com${call.path}?page=${page + 1}&page_size=${size}` : null
  const results = tags.slice((page - 1) * size, page * size)
  return { status: 200, body: { count: tags.length, next, previous: null, results: results.map(showTag) } }
}

/** Starts it; it is closed when the test ends. */
export async function startHub(repositories: HubState['repositories'] = {}): Promise<Hub> {
  const service = await startService({ routes, state: { repositories } })
  const home = mkdtempSync(path.join(tmpdir(), 'tagwright-curl-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const settings = [`connect-to = "hub.docker.com:443:127.0.0.1:${service.port}"`, `cacert = "${certificate().file}"`]
  writeFileSync(path.join(home, '.curlrc'), `${settings.join('\n')}\n`)
  return { ...service, env: { CURL_HOME: home } }
}

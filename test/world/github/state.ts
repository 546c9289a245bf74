// What the GitHub of a test knows: repositories with their refs, releases, runs and records, and packages of owners.
import { createHash } from 'node:crypto'
import type { Answer, Call, Route } from '../service.ts'

export interface Commit {
  readonly sha: string
  readonly message: string
  readonly parents: readonly string[]
}

export interface Ref {
  /** A tag is annotated when an object stands between it and its commit. */
  readonly type: 'commit' | 'tag'
  readonly sha: string
}

export interface Asset {
  readonly id: number
  readonly name: string
  readonly size: number
  readonly digest: string
}

export interface Release {
  readonly id: number
  tag: string
  name: string
  body: string
  target: string
  draft: boolean
  prerelease: boolean
  immutable: boolean
  readonly createdAt: string
  publishedAt?: string
  assets: Asset[]
}

export interface Pull {
  readonly number: number
  readonly title: string
  readonly labels: readonly string[]
  readonly mergedAt: string | null
  /** The commit on the base branch. */
  readonly mergeCommit: string
  readonly base: string
  /** Commits that belong to it. */
  readonly commits: readonly string[]
}

export interface DeploymentStatus {
  readonly id: number
  readonly state: string
  readonly description: string
  readonly log_url: string
  readonly environment_url: string
  readonly created_at: string
}

export interface Deployment {
  readonly id: number
  readonly sha: string
  readonly ref: string
  readonly task: string
  readonly environment: string
  readonly payload: unknown
  readonly description: string
  readonly createdAt: string
  /** The newest first, as GitHub answers. */
  readonly statuses: DeploymentStatus[]
}

export interface Run {
  readonly id: number
  readonly title: string
  readonly workflow: string
  readonly event: string
  readonly branch: string
  readonly sha: string
  readonly createdAt: string
  status: string
  conclusion: string | null
  /** How many listings do not show it yet. */
  hiddenFor: number
}

export interface Artifact {
  readonly id: number
  readonly name: string
  readonly run: number
}

export interface Dispatch {
  readonly event_type: string
  readonly client_payload: Readonly<Record<string, unknown>>
}

export interface CommitStatus {
  readonly sha: string
  readonly state: string
  readonly context: string
  readonly description: string
  readonly target_url: string
}

export interface Repository {
  readonly name: string
  defaultBranch: string
  commits: Commit[]
  /** Such as `heads/main` and `tags/v1.0.0`. */
  refs: Record<string, Ref>
  /** The commits that annotated tags stand for, by the SHA of the tag object. */
  tagObjects: Record<string, string>
  releases: Release[]
  latest: number | undefined
  /** Whether a release is locked when it is published. */
  immutableReleases: boolean
  pulls: Pull[]
  deployments: Deployment[]
  runs: Run[]
  artifacts: Artifact[]
  dispatches: Dispatch[]
  statuses: CommitStatus[]
  /** A dispatch makes a run whose name is this text, with `{field}` for fields of the payload or inputs. */
  runName: string | undefined
  /** How many listings do not show a new run. */
  runsAppearAfter: number
  /** Files of workflows that can be dispatched. */
  workflows: string[]
}

export interface PackageVersion {
  readonly id: number
  /** The digest. */
  readonly name: string
  tags: string[]
  readonly createdAt: string
  deleted: boolean
}

export interface GitHubState {
  repositories: Record<string, Repository>
  owners: Record<string, 'User' | 'Organization'>
  /** By `owner/name`, the newest first. */
  packages: Record<string, PackageVersion[]>
  /** Grants by token; a token that is not here is refused. */
  tokens: Record<string, Readonly<Record<string, string>> | 'everything'>
  lastId: number
  /** Seconds since the beginning; every use moves it on. */
  seconds: number
}

export type GitHubRoute = Route<GitHubState>

export const shaOf = (text: string): string => createHash('sha1').update(text).digest('hex')

export function nextId(state: GitHubState): number {
  state.lastId += 1
  return state.lastId
}

/** The time of the world, which goes on by a second whenever it is asked for. */
export function now(state: GitHubState): string {
  state.seconds += 1
  return new Date(Date.UTC(2026, 8, 1) + state.seconds * 1000).toISOString().replace('.000', '')
}

export const ok = (body: unknown, status = 200): Answer => ({ status, body })

export const notFound: Answer = {
  status: 404,
  body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest' },
}

export const invalid = (message: string, ...errors: readonly object[]): Answer => ({
  status: 422,
  body: { message, ...(errors.length > 0 && { errors }), documentation_url: 'https://docs.github.com/rest' },
})

/** One page of a list, with the links to the others. */
export function page(
  call: Call,
  items: readonly unknown[],
  wrap: (part: readonly unknown[]) => unknown = (part) => part,
): Answer {
  const size = Math.min(100, Math.max(1, Number(call.query.get('per_page') ?? 30)))
  const number = Math.max(1, Number(call.query.get('page') ?? 1))
  const last = Math.max(1, Math.ceil(items.length / size))
  const link = (to: number, rel: string): string => {
    const query = new URLSearchParams(call.query)
    query.set('page', String(to))
    return `<${call.origin}/api/v3${call.path}?${query.toString()}>; rel="${rel}"`
  }
  const links = [
    ...(number > 1 ? [link(number - 1, 'prev'), link(1, 'first')] : []),
    ...(number < last ? [link(number + 1, 'next'), link(last, 'last')] : []),
  ]
  const body = wrap(items.slice((number - 1) * size, number * size))
  return { status: 200, body, ...(links.length > 0 && { headers: { link: links.join(', ') } }) }
}

type InRepository = (call: Call, repository: Repository, state: GitHubState) => Answer

/** A route below `/repos/{owner}/{name}`. */
export function inRepository(on: string, needs: string, handle: InRepository): GitHubRoute {
  const [method = '', path = ''] = on.split(' ')
  return {
    on: `${method} /repos/{owner}/{name}${path}`,
    needs,
    handle: (call, state) => {
      const repository = state.repositories[`${call.params['owner']}/${call.params['name']}`]
      return repository === undefined ? notFound : handle(call, repository, state)
    },
  }
}

/** The commit that a SHA, a branch or a tag stands for. */
export function commitOf(repository: Repository, name: string): string | undefined {
  const ref = repository.refs[name] ?? repository.refs[`heads/${name}`] ?? repository.refs[`tags/${name}`]
  if (ref !== undefined) return ref.type === 'tag' ? repository.tagObjects[ref.sha] : ref.sha
  if (!/^[0-9a-f]{7,40}$/.test(name)) return undefined
  return repository.commits.find(({ sha }) => sha.startsWith(name))?.sha
}

/** The fields of a JSON body; empty when it is none. */
export const fieldsOf = (call: Call): Readonly<Record<string, unknown>> =>
  typeof call.body === 'object' && call.body !== null && !Buffer.isBuffer(call.body)
    ? (call.body as Readonly<Record<string, unknown>>)
    : {}

/** The refusal of a token that lacks a grant, such as `contents: write`; undefined lets it through. */
export function refusalOf({ headers }: Call, { tokens }: GitHubState, needs: string | undefined): Answer | undefined {
  const token = headers.authorization?.replace(/^(?:token|bearer) /i, '') ?? ''
  const grants = tokens[token]
  if (grants === undefined) return { status: 401, body: { message: 'Bad credentials' } }
  if (grants === 'everything' || needs === undefined) return undefined
  const [scope = '', level] = needs.split(': ')
  const has = grants[scope] === 'write' || (level === 'read' && grants[scope] === 'read')
  return has ? undefined : { status: 403, body: { message: 'Resource not accessible by integration' } }
}

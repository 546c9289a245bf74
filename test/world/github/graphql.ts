// The few GraphQL questions that gh and our scripts ask, told apart by their text.
import { fieldsOf, ok, refusalOf } from './state.ts'
import type { Deployment, GitHubRoute, Release, Repository } from './state.ts'

type Variables = Readonly<Record<string, unknown>>

const deploymentNode = ({ id, createdAt, payload, statuses }: Deployment): object => ({
  databaseId: id,
  createdAt,
  // The payload that was sent as an object comes back as text.
  payload: JSON.stringify(payload),
  statuses: {
    nodes: statuses.map(({ state, created_at, log_url }) => ({
      state: state.toUpperCase(),
      createdAt: created_at,
      logUrl: log_url,
    })),
  },
})

function listDeployments({ deployments }: Repository, { environment, endCursor }: Variables): object {
  const size = 100
  const fitting = deployments.filter((one) => one.environment === environment).toReversed()
  const from = endCursor === null || endCursor === undefined ? 0 : Number(endCursor)
  return {
    deployments: {
      nodes: fitting.slice(from, from + size).map(deploymentNode),
      pageInfo: { hasNextPage: from + size < fitting.length, endCursor: String(from + size) },
    },
  }
}

function listReleases({ releases, latest }: Repository): object {
  const node = ({ id, tag, name, draft, prerelease, createdAt, publishedAt }: Release): object => ({
    name,
    tagName: tag,
    isDraft: draft,
    isPrerelease: prerelease,
    isLatest: id === latest,
    createdAt,
    publishedAt: publishedAt ?? null,
  })
  return { releases: { nodes: releases.map(node), pageInfo: { hasNextPage: false, endCursor: null } } }
}

function answer(query: string, repository: Repository, variables: Variables): object | undefined {
  if (/\bdeployments\s*\(/.test(query)) return listDeployments(repository, variables)
  if (/\brelease\s*\(\s*tagName/.test(query)) {
    const release = repository.releases.find(({ tag }) => tag === variables['tagName'])
    return { release: release === undefined ? null : { databaseId: release.id, isDraft: release.draft } }
  }
  if (/\breleases\s*\(/.test(query)) return listReleases(repository)
  if (/\bref\s*\(\s*qualifiedName/.test(query)) {
    const name = String(variables['tagName'] ?? variables['ref']).replace(/^refs\//, '')
    return { ref: repository.refs[name] === undefined ? null : { id: name } }
  }
  return undefined
}

export const graphqlRoute: GitHubRoute = {
  on: 'POST /api/graphql',
  reads: true,
  handle: (call, state) => {
    const { repositories } = state
    const { query, variables = {} } = fieldsOf(call)
    const given = variables as Variables
    const repository = repositories[`${String(given['owner'])}/${String(given['name'])}`]
    if (repository === undefined)
      return ok({
        data: { repository: null },
        errors: [{ type: 'NOT_FOUND', message: 'Could not resolve to a Repository.' }],
      })
    const needs = /\bdeployments\s*\(/.test(String(query)) ? 'deployments: read' : 'contents: read'
    if (refusalOf(call, state, needs) !== undefined)
      return ok({
        data: { repository: null },
        errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }],
      })
    const found = answer(String(query), repository, given)
    if (found === undefined)
      return ok({ errors: [{ message: `a question that this GitHub does not know: ${String(query)}` }] })
    return ok({ data: { repository: found } })
  },
}

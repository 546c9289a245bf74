// Deployments with their statuses: the promotion log.
import { commitOf, fieldsOf, inRepository, invalid, nextId, notFound, now, ok, page } from './state.ts'
import type { Deployment, GitHubRoute, Repository } from './state.ts'

const show = ({ id, sha, ref, task, environment, payload, description, createdAt }: Deployment): object => ({
  id,
  sha,
  ref,
  task,
  environment,
  payload,
  description,
  created_at: createdAt,
})

const deploymentBy = (repository: Repository, id: string | undefined): Deployment | undefined =>
  repository.deployments.find((deployment) => String(deployment.id) === id)

const create = inRepository('POST /deployments', 'deployments: write', (call, repository, state) => {
  const fields = fieldsOf(call)
  const sha = commitOf(repository, String(fields['ref'] ?? ''))
  if (sha === undefined) return invalid(`No ref found for: ${String(fields['ref'])}`)
  // GitHub wants every commit status green unless the list of contexts is empty.
  if (!Array.isArray(fields['required_contexts']))
    return { status: 409, body: { message: 'Conflict: Commit status checks failed' } }
  const deployment: Deployment = {
    id: nextId(state),
    sha,
    ref: String(fields['ref']),
    task: String(fields['task'] ?? 'deploy'),
    environment: String(fields['environment'] ?? 'production'),
    payload: fields['payload'] ?? {},
    description: String(fields['description'] ?? ''),
    createdAt: now(state),
    statuses: [],
  }
  repository.deployments.unshift(deployment)
  return ok(show(deployment), 201)
})

const addStatus = inRepository('POST /deployments/{id}/statuses', 'deployments: write', (call, repository, state) => {
  const deployment = deploymentBy(repository, call.params['id'])
  if (deployment === undefined) return notFound
  const fields = fieldsOf(call)
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '')
  if (!['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'].includes(text('state')))
    return invalid('Validation Failed', { resource: 'DeploymentStatus', code: 'custom', field: 'state' })
  const status = (id: number, name: string): Deployment['statuses'][number] => ({
    id,
    state: name,
    description: text('description'),
    log_url: text('log_url'),
    environment_url: text('environment_url'),
    created_at: now(state),
  })
  const made = status(nextId(state), text('state'))
  deployment.statuses.unshift(made)
  // Without `auto_inactive: false` the older ones of the environment are told to be over.
  if (made.state === 'success' && fields['auto_inactive'] !== false)
    for (const other of repository.deployments)
      if (
        other !== deployment &&
        other.environment === deployment.environment &&
        other.statuses[0]?.state === 'success'
      )
        other.statuses.unshift(status(nextId(state), 'inactive'))
  return ok(made, 201)
})

export const deploymentRoutes: readonly GitHubRoute[] = [
  create,
  addStatus,
  inRepository('GET /deployments', 'deployments: read', (call, repository) => {
    const fits = (name: 'environment' | 'task' | 'sha' | 'ref', deployment: Deployment): boolean =>
      !call.query.has(name) || call.query.get(name) === deployment[name]
    const names = ['environment', 'task', 'sha', 'ref'] as const
    return page(call, repository.deployments.filter((one) => names.every((name) => fits(name, one))).map(show))
  }),
  inRepository('GET /deployments/{id}', 'deployments: read', (call, repository) => {
    const deployment = deploymentBy(repository, call.params['id'])
    return deployment === undefined ? notFound : ok(show(deployment))
  }),
  inRepository('GET /deployments/{id}/statuses', 'deployments: read', (call, repository) => {
    const statuses = deploymentBy(repository, call.params['id'])?.statuses
    return statuses === undefined ? notFound : page(call, statuses)
  }),
]

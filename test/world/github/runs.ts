// Dispatches, the runs that they make, and artifacts.
import type { Answer } from '../service.ts'
import { fieldsOf, inRepository, invalid, nextId, notFound, now, ok, page } from './state.ts'
import type { GitHubRoute, GitHubState, Repository, Run } from './state.ts'

interface NewRun {
  readonly event: string
  readonly workflow: string
  readonly fields: Readonly<Record<string, unknown>>
}

function addRun(repository: Repository, state: GitHubState, { event, workflow, fields }: NewRun): Run {
  const title = (repository.runName ?? workflow).replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(fields[name] ?? ''),
  )
  const run: Run = {
    id: nextId(state),
    title,
    workflow,
    event,
    branch: repository.defaultBranch,
    sha: repository.refs[`heads/${repository.defaultBranch}`]?.sha ?? '',
    createdAt: now(state),
    status: 'queued',
    conclusion: null,
    hiddenFor: repository.runsAppearAfter,
  }
  repository.runs.unshift(run)
  return run
}

const showRun = ({ name: repository }: Repository, run: Run): object => ({
  id: run.id,
  name: run.workflow,
  display_title: run.title,
  path: `.github/workflows/${run.workflow}`,
  event: run.event,
  head_branch: run.branch,
  head_sha: run.sha,
  status: run.status,
  conclusion: run.conclusion,
  created_at: run.createdAt,
  html_url: `https://github.com/${repository}/actions/runs/${run.id}`,
})

const dispatch = inRepository('POST /dispatches', 'contents: write', (call, repository, state) => {
  const { event_type: type, client_payload: payload = {} } = fieldsOf(call)
  if (typeof type !== 'string' || type === '' || type.length > 100)
    return invalid('Invalid request.\n\n"event_type" wasn\'t supplied.')
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
    return invalid("Invalid request.\n\nFor 'properties/client_payload', the value is not an object.")
  if (Object.keys(payload).length > 10)
    return invalid('Invalid request.\n\nNo more than 10 properties are allowed; 11 were supplied.')
  const fields = payload as Readonly<Record<string, unknown>>
  repository.dispatches.push({ event_type: type, client_payload: fields })
  if (repository.runName !== undefined)
    addRun(repository, state, { event: 'repository_dispatch', workflow: 'ci.yml', fields })
  return { status: 204 }
})

const dispatchWorkflow = inRepository(
  'POST /actions/workflows/{file}/dispatches',
  'actions: write',
  (call, repository, state) => {
    const { ref, inputs = {}, return_run_details: details } = fieldsOf(call)
    const workflow = call.params['file'] ?? ''
    if (!repository.workflows.includes(workflow)) return notFound
    const isRef = ['heads', 'tags'].some((kind) => repository.refs[`${kind}/${String(ref)}`] !== undefined)
    if (typeof ref !== 'string' || !isRef) return invalid(`No ref found for: ${String(ref)}`)
    const run = addRun(repository, state, { event: 'workflow_dispatch', workflow, fields: inputs as NewRun['fields'] })
    if (details !== true) return { status: 204 }
    const at = `/repos/${repository.name}/actions/runs/${run.id}`
    return ok({
      workflow_run_id: run.id,
      run_url: `https://api.github.com${at}`,
      html_url: `https://github.com${at.slice(6)}`,
    })
  },
)

export const runRoutes: readonly GitHubRoute[] = [
  dispatch,
  dispatchWorkflow,
  inRepository('GET /actions/runs', 'actions: read', (call, repository): Answer => {
    const wanted = (name: string, value: string): boolean => !call.query.has(name) || call.query.get(name) === value
    const runs = repository.runs.filter(
      ({ hiddenFor, event, sha }) => hiddenFor === 0 && wanted('event', event) && wanted('head_sha', sha),
    )
    for (const run of repository.runs) run.hiddenFor = Math.max(0, run.hiddenFor - 1)
    return page(
      call,
      runs.map((run) => showRun(repository, run)),
      (part) => ({ total_count: runs.length, workflow_runs: part }),
    )
  }),
  inRepository('GET /actions/runs/{id}', 'actions: read', (call, repository) => {
    const run = repository.runs.find(({ id }) => String(id) === call.params['id'])
    return run === undefined ? notFound : ok(showRun(repository, run))
  }),
  inRepository('GET /actions/runs/{id}/artifacts', 'actions: read', (call, repository) => {
    const artifacts = repository.artifacts.filter(({ run }) => String(run) === call.params['id'])
    return page(call, artifacts, (part) => ({ total_count: artifacts.length, artifacts: part }))
  }),
  inRepository('DELETE /actions/artifacts/{id}', 'actions: write', (call, repository) => {
    const kept = repository.artifacts.filter(({ id }) => String(id) !== call.params['id'])
    if (kept.length === repository.artifacts.length) return notFound
    repository.artifacts = kept
    return { status: 204 }
  }),
]

// A call of a workflow that asks for more than the calling job may do: GitHub starts nothing at all then (G-K6).
import type { Related } from '../../model/finding.ts'
import { permissionRank } from '../../model/permissions.ts'
import type { Project } from '../project.ts'
import { grantOf, readGrants, type Grants } from '../reading/grants.ts'
import type { Job } from '../reading/job.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import type { Report, Rule } from '../rule.ts'

/** A block of a called workflow that a caller must cover. */
interface Request {
  readonly file: WorkflowFile
  readonly grants: Grants
}

/** What is asked of one scope beyond the grant, by all blocks that ask. */
interface Excess {
  readonly workflow: string
  readonly asks: 'read' | 'write' | 'read-all' | 'write-all'
  readonly granted: string
  readonly related: readonly Related[]
}

export const calledWorkflowExceedsGrant: Rule<'called-workflow-exceeds-grant'> = {
  id: 'called-workflow-exceeds-grant',
  severity: 'error',
  *check(file, project) {
    for (const job of file.jobs) {
      const called = job.calls === undefined ? undefined : project.calledWorkflow(job.calls)
      // Without any block the settings of the repository decide, which the files do not show.
      if (called === undefined || job.grants === undefined) continue
      const requests = [...requestsOf(called, project, new Set([file]))]
      yield* excesses(file, job, job.grants, requests)
    }
  },
}

/**
 * The blocks that count against the caller's grant: those of the called workflow and of its jobs. A call inside of it
 * hands the grant on only where no block narrows it; where one does, that call is judged by itself.
 */
function* requestsOf(called: WorkflowFile, project: Project, callers: ReadonlySet<WorkflowFile>): Generator<Request> {
  if (callers.has(called)) return
  const ofWorkflow = readGrants(called.data, [])
  if (ofWorkflow !== undefined) yield { file: called, grants: ofWorkflow }
  for (const job of called.jobs) {
    const inner = job.calls === undefined ? undefined : project.calledWorkflow(job.calls)
    if (job.grants?.path[0] === 'jobs') yield { file: called, grants: job.grants }
    else if (job.grants === undefined && inner !== undefined) {
      yield* requestsOf(inner, project, new Set([...callers, called]))
    }
  }
}

function* excesses(
  file: WorkflowFile,
  job: Job,
  granted: Grants,
  requests: readonly Request[],
): Generator<Report<'called-workflow-exceeds-grant'>> {
  const found = new Map<string, Excess>()
  for (const request of requests) {
    for (const [scope, excess] of excessOf(request, granted)) found.set(scope, unite(found.get(scope), excess))
  }
  const grant: Related = { place: file.keyPlace(granted.path), note: 'this is all that the calling job has' }
  for (const [scope, { workflow, asks, granted: has, related }] of found) {
    const args = { workflow, scope, asks, granted: has }
    yield { place: file.place([...job.path, 'uses']), args, related: [...related, grant] }
  }
}

/** By scope; a block of one word for all scopes counts as one, named `permissions`. */
function* excessOf({ file, grants: { block, path } }: Request, granted: Grants): Generator<[string, Excess]> {
  const workflow = file.path
  if (block === 'read-all' || block === 'write-all') {
    const isCovered = granted.block === 'write-all' || granted.block === block
    const related = [{ place: file.place(path), note: 'asked for here' }]
    if (!isCovered) yield ['permissions', { workflow, asks: block, granted: showBlock(granted), related }]
    return
  }
  for (const [scope, asks] of Object.entries(block)) {
    const has = grantOf(granted, scope)
    if ((asks !== 'read' && asks !== 'write') || has === 'default') continue
    if (permissionRank(asks) <= permissionRank(has)) continue
    yield [
      scope,
      { workflow, asks, granted: has, related: [{ place: file.place([...path, scope]), note: 'asked for here' }] },
    ]
  }
}

/** The higher of the two wishes, with the places of both. */
function unite(before: Excess | undefined, next: Excess): Excess {
  if (before === undefined) return next
  const higher = before.asks.startsWith('write') ? before : next
  return { ...higher, related: [...before.related, ...next.related] }
}

function showBlock({ block }: Grants): string {
  if (block === 'read-all' || block === 'write-all') return block
  const scopes = Object.entries(block).map(([scope, level]) => `${scope}: ${String(level)}`)
  return scopes.length === 0 ? '{}' : `{ ${scopes.join(', ')} }`
}

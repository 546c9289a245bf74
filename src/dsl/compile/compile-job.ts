// One job as YAML, with the needs that follow from what it reads.
import type { Yaml } from '../../model/noted.ts'
import type { CallBody } from '../call.ts'
import type { Job, JobOptions } from '../job.ts'
import type { Workflow } from '../workflow.ts'
import { compileNeeds } from './compile-needs.ts'
import { compileSteps } from './compile-step.ts'
import type { Desk } from './context.ts'
import { jobKeys } from './key-order.ts'
import { permissionsOf } from './permissions.ts'
import { inOrder, plain, plainCondition, plainIfSet, plainMapping, withNotes } from './plain.ts'
import type { Draft } from './plain.ts'
import { JobScope, surroundingsOf } from './scope.ts'

/** A job that says nothing about time may not hang for GitHub's six hours. */
const defaultTimeout = 30

/** A compiled job and the jobs it waits for. */
export interface CompiledJob {
  readonly id: string
  readonly needs: readonly string[]
  readonly yaml: Yaml
}

/** Compiles a job of a workflow that declares these inputs. */
export function compileJob(job: Job, workflow: Workflow, inputs: readonly string[], desk: Desk): CompiledJob {
  const { body } = job
  const scope = new JobScope(surroundingsOf(job, inputs), desk)
  desk.locate(['jobs', job.id], job.site)
  const draft: Draft = {
    if: plainCondition(body.options.if, scope),
    permissions: plainIfSet(permissionsOf(job, workflow), scope),
    ...(body.does === 'steps' ? compileWork(job, body.options, scope, desk) : compileCall(job, body, scope, desk)),
  }
  const needs = compileNeeds(body.options.needs, scope, workflow)
  draft.needs = needs.yaml
  scope.reportDoubleIds()
  const yaml = withNotes(withNotes(inOrder(draft, jobKeys), body.options, scope), job, scope)
  return { id: job.id, needs: needs.ids, yaml }
}

function compileWork(job: Job, options: JobOptions, scope: JobScope, desk: Desk): Draft {
  const { steps, outputs, snapshot, if: _if, needs: _needs, permissions: _permissions, ...rest } = options
  const { 'timeout-minutes': timeout = defaultTimeout, ...others } = rest
  steps.forEach((step, n) => desk.locate(['jobs', job.id, 'steps', n], step.site))
  const finish = compileSteps(steps, scope, desk)
  scope.leave()
  return {
    ...plainMapping(others, scope),
    'timeout-minutes': timeout === null ? undefined : plain(timeout, scope),
    outputs: Object.keys(outputs ?? {}).length === 0 ? undefined : plainIfSet(outputs, scope),
    snapshot: compileSnapshot(snapshot, scope),
    steps: finish(),
  }
}

/** A snapshot's condition stands bare as that of a job does. */
function compileSnapshot(snapshot: JobOptions['snapshot'], scope: JobScope): Yaml | undefined {
  if (typeof snapshot !== 'object' || !('if' in snapshot)) return plainIfSet(snapshot, scope)
  const { if: condition, ...rest } = snapshot
  return withNotes({ ...plainMapping(rest, scope), if: plainCondition(condition, scope) ?? null }, snapshot, scope)
}

function compileCall(job: Job, { workflow, options }: CallBody, scope: JobScope, desk: Desk): Draft {
  const {
    from,
    outputs: _outputs,
    effects: _effects,
    if: _if,
    needs: _needs,
    permissions: _permissions,
    ...rest
  } = options
  const path = typeof workflow === 'string' ? workflow : `./.github/workflows/${workflow.file}`
  if (typeof workflow !== 'string' && from === undefined) desk.countOn(`.github/workflows/${workflow.file}`, job.site)
  const uses = from === undefined ? path : `${from.repository}/${path.replace(/^\.\//, '')}@${from.ref}`
  return { ...plainMapping(rest, scope), uses }
}

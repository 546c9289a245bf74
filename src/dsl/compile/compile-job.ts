// One job as YAML, with the needs that follow from what it reads.
import type { Yaml } from '../../model/noted.ts'
import type { CallBody } from '../call.ts'
import type { Job, JobOptions } from '../job.ts'
import type { Workflow } from '../workflow.ts'
import { compileNeeds } from './compile-needs.ts'
import { compileStep } from './compile-step.ts'
import type { Desk } from './context.ts'
import { jobKeys } from './key-order.ts'
import { permissionsOf } from './permissions.ts'
import { inOrder, plain, plainCondition, plainIfSet, plainMapping, withNotes } from './plain.ts'
import type { Draft } from './plain.ts'
import { JobScope } from './scope.ts'
import { flattenSteps } from './step-ids.ts'

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
  const scope = new JobScope(job, inputs, desk)
  desk.locate(['jobs', job.id], job.site)
  const draft: Draft = {
    if: plainCondition(body.options.if, scope),
    permissions: plainIfSet(permissionsOf(job, workflow), scope),
    ...(body.does === 'steps' ? compileSteps(job, body.options, scope, desk) : compileCall(body, scope)),
  }
  const needs = compileNeeds(body.options.needs, scope, workflow)
  draft.needs = needs.yaml
  const yaml = withNotes(withNotes(inOrder(draft, jobKeys), body.options, scope), job, scope)
  return { id: job.id, needs: needs.ids, yaml }
}

function compileSteps(job: Job, options: JobOptions, scope: JobScope, desk: Desk): Draft {
  const { steps, outputs, if: _if, needs: _needs, permissions: _permissions, ...rest } = options
  const { 'timeout-minutes': timeout = defaultTimeout, ...others } = rest
  reportDoubleIds(job.id, steps, desk)
  steps.forEach((step, n) => desk.locate(['jobs', job.id, 'steps', n], step.site))
  const plainRest = plainMapping(others, scope)
  const unfinished = steps.map((step) => compileStep(step, scope, desk))
  scope.leave()
  return {
    ...plainRest,
    'timeout-minutes': timeout === null ? undefined : plain(timeout, scope),
    outputs: Object.keys(outputs ?? {}).length === 0 ? undefined : plainIfSet(outputs, scope),
    steps: withNotes(unfinished.map((finish) => finish()), steps, scope),
  }
}

function compileCall({ workflow, options }: CallBody, scope: JobScope): Draft {
  const { from, outputs: _outputs, if: _if, needs: _needs, permissions: _permissions, ...rest } = options
  const path = typeof workflow === 'string' ? workflow : `.github/workflows/${workflow.file}`
  const local = typeof workflow === 'string' ? path : `./${path}`
  return { ...plainMapping(rest, scope), uses: from === undefined ? local : `${from.repository}/${path}@${from.ref}` }
}

function reportDoubleIds(job: string, steps: JobOptions['steps'], desk: Desk): void {
  const seen = new Set<string>()
  for (const { ref, site } of flattenSteps(steps)) {
    const id = ref.id?.toLowerCase()
    if (ref.id !== undefined && seen.has(ref.id.toLowerCase())) desk.report('duplicate-step-id', { job, id: ref.id }, site)
    if (id !== undefined) seen.add(id)
  }
}

// The least a job's token needs: from the effects of its steps, the actions it uses and the workflow it calls.
import { permissionsFor } from '../../actions/permissions-for.ts'
import { grantsOf } from '../../model/effect.ts'
import type { Effect } from '../../model/effect.ts'
import { unitePermissions } from '../../model/permissions.ts'
import type { Permissions, PermissionsBlock } from '../../model/permissions.ts'
import type { Job } from '../job.ts'
import { bare } from '../note.ts'
import type { Names } from '../print.ts'
import type { Step } from '../step.ts'
import type { Workflow } from '../workflow.ts'
import { innerSteps } from './effect-uses.ts'
import { plainMapping } from './plain.ts'
import { flattenSteps } from './step-ids.ts'

/** What a job gets when its author says nothing: what its steps need, when the workflow's own grant is nothing. */
export function permissionsOf(job: Job, workflow: Workflow): PermissionsBlock | undefined {
  const { permissions } = job.body.options
  if (permissions === null) return undefined
  if (permissions !== undefined) return permissions
  if (workflow.options.permissions !== undefined && !isEmpty(workflow.options.permissions)) return undefined
  const needed = neededBy(job)
  return isEmpty(needed) ? undefined : needed
}

function neededBy({ body }: Job): PermissionsBlock {
  if (body.does === 'steps') return neededBySteps(body.options.steps)
  const declared = neededByEffects(body.options.effects)
  if (typeof body.workflow === 'string') return declared
  const called = neededByWorkflow(body.workflow)
  return typeof called === 'string' ? called : unitePermissions(declared, called)
}

/** A caller grants what all jobs of the called workflow have together. */
function neededByWorkflow(workflow: Workflow): PermissionsBlock {
  const blocks = workflow.options.jobs.map((job) =>
    bare(permissionsOf(job, workflow) ?? workflow.options.permissions ?? {}),
  )
  const whole = (['write-all', 'read-all'] as const).find((word) => blocks.includes(word))
  return (
    whole ??
    blocks
      .filter((block) => typeof block === 'object')
      .map(withoutNotes)
      .reduce(unitePermissions, {})
  )
}

const withoutNotes = (block: Permissions): Permissions =>
  Object.fromEntries(Object.entries(block).map(([scope, level]) => [scope, bare(level)]))

const neededBySteps = (steps: readonly Step[]): Permissions =>
  flattenSteps(steps).map(neededByStep).reduce(unitePermissions, {})

/** What one step needs: by its action and its effects, and by the steps of its composite action. */
export function neededByStep(step: Step): Permissions {
  const { body } = step
  if (body.does !== 'run' && body.does !== 'use') return {}
  const byAction = [neededByAction(step), neededBySteps(innerSteps(step))]
  return [...byAction, neededByEffects(body.options.effects)].reduce(unitePermissions, {})
}

function neededByAction({ body }: Step): Permissions {
  if (body.does !== 'use' || typeof body.action === 'string' || 'kind' in body.action) return {}
  return permissionsFor(body.action, asText(body.options.with ?? {}))
}

const neededByEffects = (effects: readonly Effect[] = []): Permissions =>
  effects.flatMap(grantsOf).reduce(unitePermissions, {})

/** Which token an action gets decides what the job's own token needs, and tokens come as expressions. */
function asText(given: object): Readonly<Record<string, unknown>> {
  const names: Names = { of: ({ kind }) => kind }
  return plainMapping(given, names)
}

const isEmpty = (block: PermissionsBlock | null): boolean =>
  typeof block === 'object' && block !== null && Object.keys(block).length === 0

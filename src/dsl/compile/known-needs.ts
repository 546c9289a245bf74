// What a job's steps need of its token, where every step says so: only then a grant can be called more than is needed.
import type { Permissions } from '../../model/permissions.ts'
import { unitePermissions } from '../../model/permissions.ts'
import type { Step } from '../step.ts'
import { innerSteps } from './effect-uses.ts'
import { neededByStep } from './permissions.ts'
import { flattenSteps } from './step-ids.ts'

/** Actions that do nothing with the token but what their bindings say, whatever they are given. */
const plainActions: ReadonlySet<string> = new Set([
  'actions/cache',
  'actions/checkout',
  'actions/setup-node',
  'actions/setup-python',
  'actions/upload-artifact',
  'docker/metadata-action',
  'docker/setup-buildx-action',
  'docker/setup-qemu-action',
  'sigstore/cosign-installer',
])

/** The least grants for the steps; undefined when one of them does not say what it needs. */
export function knownNeeds(steps: readonly Step[]): Permissions | undefined {
  const all = flattenSteps(steps)
  return all.every(isKnown) ? all.map(neededByStep).reduce(unitePermissions, {}) : undefined
}

function isKnown(step: Step): boolean {
  const { body } = step
  if (body.does !== 'run' && body.does !== 'use') return true
  if (body.options.effects !== undefined) return true
  if (body.does === 'run') return false
  const inner = innerSteps(step)
  if (inner.length > 0) return flattenSteps(inner).every(isKnown)
  return typeof body.action === 'object' && plainActions.has(body.action.name)
}

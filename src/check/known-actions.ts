// What is known of the action that a step uses: from the bindings, or from the action's own file when it lies in the repository.
import { findPin } from '../actions/lock.ts'
import { fieldsOf, textOf } from './reading/fields.ts'
import { requiredInputs } from './reading/inputs.ts'
import type { Step } from './reading/step.ts'
import { isCommit } from './reading/uses.ts'
import type { Project } from './project.ts'
import { bindingOf } from './binding-of.ts'

export interface KnownAction {
  /** As messages name it: without the version. */
  readonly name: string
  readonly inputs: readonly string[]
  readonly required: readonly string[]
  readonly outputs: readonly string[]
  /** True when the step uses a later version than the one that is known, which may have more inputs and outputs. */
  readonly isNewer: boolean
}

/** The action of a step; undefined for one that nothing is known of. */
export function knownAction(step: Step, project: Project): KnownAction | undefined {
  if (step.target?.kind === 'local') return localAction(step.target.path, project)
  if (step.target?.kind !== 'repository') return undefined
  const { action, ref } = step.target
  const binding = bindingOf(action)
  if (binding === undefined) return undefined
  const inputs = Object.keys(binding.inputs)
  const required = inputs.filter((input) => binding.inputs[input]?.required === true)
  return { name: binding.name, inputs, required, outputs: binding.outputs, isNewer: isNewer(ref, action, project) }
}

function localAction(path: string, project: Project): KnownAction | undefined {
  const file = project.localAction(path)
  if (file === undefined || textOf(fieldsOf(file.data['runs'])['using']) === 'docker') return undefined
  const inputs = fieldsOf(file.data['inputs'])
  const outputs = Object.keys(fieldsOf(file.data['outputs']))
  return { name: `./${path}`, inputs: Object.keys(inputs), required: requiredInputs(inputs), outputs, isNewer: false }
}

/** The version of a commit is known when the lock holds that commit; of another one it is not, and most are older. */
function isNewer(ref: string, action: string, { lock, shipped }: Project): boolean {
  const pin = lock && findPin(lock, action)
  const version = isCommit(ref) ? (pin?.sha === ref.toLowerCase() ? pin.version : undefined) : ref
  const described = shipped && findPin(shipped, action)?.version
  return version !== undefined && described !== undefined && majorOf(version) > majorOf(described)
}

function majorOf(version: string): number {
  return Number(/^v?(?<major>\d+)/.exec(version)?.groups?.['major'] ?? Number.NaN)
}

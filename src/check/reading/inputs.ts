// The inputs that a file declares: of a manual start, of a call from another workflow, of an action.
import { fieldsOf, type Fields } from './fields.ts'
import type { WorkflowFile } from './workflow-file.ts'

/** What is declared, by name: for an action its inputs, for a workflow those of `workflow_dispatch` and `workflow_call`. */
export function declaredInputs(file: WorkflowFile): Fields {
  if (file.kind === 'action') return fieldsOf(file.data['inputs'])
  return { ...triggerInputs(file, 'workflow_dispatch'), ...triggerInputs(file, 'workflow_call') }
}

/** The inputs of one of the two events that take some. */
export function triggerInputs(file: WorkflowFile, event: 'workflow_dispatch' | 'workflow_call'): Fields {
  return fieldsOf(file.trigger(event)?.config['inputs'])
}

/** The names of the inputs that must be given: required and without a default. */
export function requiredInputs(inputs: Fields): readonly string[] {
  return Object.entries(inputs).flatMap(([name, input]) => {
    const { required, default: fallback } = fieldsOf(input)
    return (required === true || required === 'true') && (fallback === undefined || fallback === null) ? [name] : []
  })
}

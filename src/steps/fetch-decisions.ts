// Brings decide.mjs, its policy and the shell functions to the machine, as they were when the workflow file was committed.
import { checkout } from '../actions/actions/checkout.ts'
import { github } from '../dsl/contexts.ts'
import { uses } from '../dsl/step.ts'
import type { Step } from '../dsl/step.ts'

/** Checks out `.github/tagwright` alone. `path` puts it below a folder, for jobs that have another source at the root. */
export function fetchDecisions(path?: string): Step {
  return uses(checkout, {
    name: 'Fetch the decisions',
    with: {
      ref: github.workflow_sha,
      'sparse-checkout': '.github/tagwright',
      ...(path === undefined ? {} : { path }),
    },
  }) as Step
}

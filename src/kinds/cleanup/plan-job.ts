// The first job of a cleanup: reads everything, and says what may go and why. Its token can delete nothing.
import { uploadArtifact } from '../../actions/actions/upload-artifact.ts'
import { github } from '../../dsl/contexts.ts'
import { access, expression } from '../../dsl/expression.ts'
import type { Expression } from '../../dsl/expression.ts'
import { job } from '../../dsl/job.ts'
import type { Job } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import { eq, ne, or } from '../../dsl/operators.ts'
import { uses } from '../../dsl/step.ts'
import type { Step } from '../../dsl/step.ts'
import { decide } from '../../steps/decide.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import { enter, readPackage } from './package.ts'
import type { Package } from './package.ts'
import { hasBranchTags, surroundings, variables } from './settings.ts'
import type { CleanupSettings } from './settings.ts'

/** The file that the plan stands in. */
export const planFile = 'cleanup-plan.json'

const refType: Expression<string, 'github'> = expression(
  access({ kind: 'context', name: 'github' }, 'event', 'ref_type'),
)

const dryRun: Expression<string, 'inputs'> = expression(access({ kind: 'context', name: 'inputs' }, 'dry_run'))

/** `apply` tells whether there is something to do. */
export function cleanupPlanJob(of: Package, settings: CleanupSettings): Job<'apply'> {
  const { image, suffix } = of
  const plan = decide('cleanup-plan', {
    name: 'Decide what may go',
    env: {
      IMAGE: image.name,
      INVENTORY: 'inventory.json',
      ...variables(image, settings),
      DRY_RUN: dryRun,
      RESULT: planFile,
    },
    outputs: ['apply'],
  })
  const keep = uses(uploadArtifact, {
    name: 'Hand the plan over',
    with: {
      name: `cleanup-plan${suffix}`,
      path: planFile,
      'retention-days': 30,
      'if-no-files-found': 'error',
      overwrite: true,
    },
  }) as Step
  return comment(
    hasBranchTags(image)
      ? 'Only reads. The deletion of a git tag is no reason to delete an image; that of a branch takes its images alone.'
      : 'Only reads, and says of everything why it goes or stays.',
    job(`plan${suffix}`, {
      'runs-on': 'ubuntu-24.04',
      'timeout-minutes': 30,
      ...(hasBranchTags(image) ? { if: or(ne(github.event_name, 'delete'), eq(refType, 'branch')) } : {}),
      outputs: { apply: plan.outputs.apply },
      steps: [
        fetchDecisions(),
        ...enter(of),
        ...surroundings(image, settings),
        readPackage(of, 'inventory.json'),
        plan,
        keep,
      ],
    }),
  ) as Job<'apply'>
}

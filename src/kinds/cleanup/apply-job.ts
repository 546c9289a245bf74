// The job of a cleanup that deletes: it looks again under the lock, deletes by id, and holds what is left against the plan.
import { downloadArtifact } from '../../actions/actions/download-artifact.ts'
import { uploadArtifact } from '../../actions/actions/upload-artifact.ts'
import { github } from '../../dsl/contexts.ts'
import { always, cancelled, text } from '../../dsl/functions.ts'
import { job } from '../../dsl/job.ts'
import type { Job } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import { and, eq, not } from '../../dsl/operators.ts'
import { run, uses } from '../../dsl/step.ts'
import type { Step } from '../../dsl/step.ts'
import { fullName, mutationLock } from '../../model/image.ts'
import { decide } from '../../steps/decide.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import { restoreVersions } from '../../steps/restore-versions.ts'
import { applyTo, enter, readPackage } from './package.ts'
import type { Package } from './package.ts'
import { planFile } from './plan-job.ts'
import { surroundings, variables } from './settings.ts'
import type { CleanupSettings } from './settings.ts'

const recheckFile = 'recheck.json'

const logFile = 'deleted.jsonl'

/** Runs when the plan has something to do. */
export function cleanupApplyJob(of: Package, settings: CleanupSettings, plan: Job<'apply'>): Job {
  const { image, suffix } = of
  const fetchPlan = uses(downloadArtifact, { name: 'Fetch the plan', with: { name: `cleanup-plan${suffix}` } }) as Step
  const recheck = decide('cleanup-recheck', {
    id: 'recheck',
    name: 'Look again, now that nobody else writes',
    env: {
      PLAN: planFile,
      IMAGE: image.name,
      INVENTORY: 'inventory.json',
      ...variables(image, settings),
      RESULT: recheckFile,
    },
    outputs: ['apply'],
  })
  const before = [...enter(of), fetchPlan, ...surroundings(image, settings), readPackage(of, 'inventory.json'), recheck]
  return comment(
    'What was published or tagged since the plan was made stays. Promotions and releases wait meanwhile, and it for them.',
    job(`apply${suffix}`, {
      'runs-on': 'ubuntu-24.04',
      'timeout-minutes': 60,
      if: eq(plan.outputs.apply, 'true'),
      concurrency: { group: mutationLock(image), queue: 'max' },
      steps: [
        fetchDecisions(),
        ...before,
        ...applyTo(of, recheckFile, logFile),
        keepLog(suffix),
        ...verified(of, recheck),
      ],
    }),
  )
}

const keepLog = (suffix: string): Step =>
  uses(uploadArtifact, {
    name: 'Keep the log',
    // GitHub restores what was deleted for 30 days.
    if: always(),
    with: {
      name: comment(
        'Each attempt keeps its own: what an earlier one deleted is in no later list.',
        text`cleanup-log${suffix}-${github.run_attempt}`,
      ),
      path: logFile,
      'retention-days': 30,
    },
  }) as Step

/** Also when a deletion failed half-way: what has gone by then counts as much. */
function verified(of: Package, recheck: Step): readonly Step[] {
  const { image, registry } = of
  const wasChecked = and(not(cancelled()), eq(recheck.outcome, 'success'))
  const verify = decide('cleanup-verify', {
    id: 'verify',
    name: 'Check that all is there that had to stay',
    if: wasChecked,
    env: { PLAN: recheckFile, INVENTORY: 'after.json', RESULT: 'verify.json' },
    outputs: ['intact'],
  })
  const isTorn = and(not(cancelled()), eq(verify.outputs.intact, 'false'))
  const restore = restoreVersions({
    name: 'Restore what is missing',
    image,
    classes: image.tags.classes.map(({ name }) => name),
    if: isTorn,
    env: { GH_TOKEN: github.token, NAME: fullName(registry), VERSIONS: 'verify.json' },
  })
  const end = run(
    'source .github/tagwright/act.sh\nfail "$NAME lacked what had to stay; see the step before this one. No cleanup until the reason is known." 5',
    {
      name: 'Fail the run',
      if: isTorn,
      env: { NAME: fullName(registry) },
    },
  )
  const again = readPackage(of, 'after.json', { name: 'Read what is left', if: wasChecked })
  return [again, verify, ...(registry.kind === 'ghcr' ? [restore] : []), end]
}

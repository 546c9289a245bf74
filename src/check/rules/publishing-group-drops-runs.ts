// A concurrency group around a publishing job that throws runs away: a newer one replaces the waiting or cancels the running one.
import type { Project } from '../project.ts'
import type { Publication } from '../publishing.ts'
import { concurrencyGroups, type ConcurrencyGroup } from '../reading/concurrency.ts'
import type { ExpressionUse } from '../reading/expression-use.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import type { Rule } from '../rule.ts'
import { holds } from '../when/condition.ts'
import { expressionsOf, isKeyedBy, isOfOneRelease, isOfOneRun } from '../when/group-key.ts'
import { publicationsIn, runs } from '../when/job-runs.ts'
import { isTrial, situationsOf, type Situation } from '../when/situation.ts'

export const publishingGroupDropsRuns: Rule<'publishing-group-drops-runs'> = {
  id: 'publishing-group-drops-runs',
  severity: 'error',
  *check(file, project) {
    for (const lock of concurrencyGroups(file)) {
      const uses = expressionsOf(lock, file)
      const occasions = occasionsOf(lock, uses, file, project)
      if (occasions.length === 0) continue
      const { group } = lock
      if (cancels(lock, uses, occasions, file)) {
        yield { place: file.place([...lock.path, 'cancel-in-progress']), args: { group, cause: 'cancels-running' } }
      } else if (replaces(lock, uses, occasions)) {
        yield { place: file.place(lock.groupPath), args: { group, cause: 'replaces-waiting' } }
      }
    }
  },
}

/** A situation in which the group holds something that publishes. */
interface Occasion {
  readonly situation: Situation
  readonly sent: readonly Publication[]
}

function occasionsOf(
  lock: ConcurrencyGroup,
  uses: readonly ExpressionUse[],
  file: WorkflowFile,
  project: Project,
): readonly Occasion[] {
  const jobs = lock.job === undefined ? file.jobs : [lock.job]
  return situationsOf(file)
    .filter((situation) => !isTrial(situation) && !isKeyedBy(uses, isOfOneRun, situation.facts))
    .map((situation) => ({ situation, sent: jobs.flatMap((job) => publicationsIn(job, file, situation, project)) }))
    .filter(({ sent }) => sent.length > 0)
}

function cancels(
  lock: ConcurrencyGroup,
  uses: readonly ExpressionUse[],
  occasions: readonly Occasion[],
  file: WorkflowFile,
): boolean {
  if (lock.cancel === undefined) return false
  // In a group with one fixed name, a run of any event can be the one that cancels.
  const newcomers = isFixed(uses)
    ? situationsOf(file).filter((situation) => lock.job === undefined || runs(lock.job, file, situation) !== false)
    : occasions.map(({ situation }) => situation)
  return newcomers.some(({ facts }) => holds(lock.cancel, facts) !== false)
}

function isFixed(uses: readonly ExpressionUse[]): boolean {
  const accesses = uses.flatMap(({ parsed }) => parsed?.accesses ?? [])
  return accesses.every(({ path }) => /^github\.(?:workflow|repository)$/i.test(path.join('.')))
}

/** A deployment that a newer one replaces is no loss: the newer state is the one that counts. */
function replaces(lock: ConcurrencyGroup, uses: readonly ExpressionUse[], occasions: readonly Occasion[]): boolean {
  if (lock.queue !== undefined && lock.queue !== 'single') return false
  return occasions.some(
    ({ situation, sent }) =>
      sent.some(({ product }) => product !== 'deployment') &&
      !isKeyedBy(uses, isOfOneRelease(situation), situation.facts),
  )
}

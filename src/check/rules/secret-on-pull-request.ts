// A job of a pipeline that runs for pull requests and has a secret or may write: code that nobody has reviewed runs with it.
import { accessesOf } from '../reading/expression-use.ts'
import { sameName, textOf } from '../reading/fields.ts'
import { ancestors } from '../reading/job.ts'
import { mayRun, situationIn } from '../effects/may-run.ts'
import { ownRunOf, type Run, type RunJob } from '../effects/run.ts'
import type { Rule } from '../rule.ts'
import { workflowToken } from '../secret-values.ts'
import { holds, readCondition } from '../when/condition.ts'
import { isTrial, situationsOf, type Situation } from '../when/situation.ts'

export const secretOnPullRequest: Rule<'secret-on-pull-request'> = {
  id: 'secret-on-pull-request',
  severity: 'warning',
  *check(file, project) {
    const run = ownRunOf(file, project)
    if (run === undefined || !isPipeline(run)) return
    const trials = situationsOf(file).filter(isTrial)
    for (const job of run.jobs) {
      const there = trials.filter((situation) => mayRun(job, situation) && isDecided(job))
      const [situation] = there
      if (situation === undefined) continue
      const secrets = [...new Set(there.flatMap((one) => secretsOf(job, one)))]
      const grants = grantsOf(job)
      if (secrets.length + grants.length === 0) continue
      // A fork's pull request gets neither, unless the event is the one that gives it all.
      const severity = there.some(({ event }) => event === 'pull_request_target') ? 'error' : 'warning'
      yield { place: job.facts.place, severity, args: { job: job.name, event: situation.event, secrets, grants } }
    }
  },
}

/** Other workflows have their reasons: only here it is known what the grants are for. */
const isPipeline = ({ jobs }: Run): boolean =>
  jobs.some(({ facts }) => facts.effects.some(({ effect }) => 'image' in effect))

/** What changes packages, releases or what the repository vouches for; a comment or a label is what such jobs are for. */
const strong = ['contents', 'packages', 'id-token', 'attestations', 'deployments', 'actions'] as const

function grantsOf({ facts }: RunJob): readonly string[] {
  // A call hands its grants on; the jobs inside are looked at by themselves.
  if (facts.calls !== undefined) return []
  return strong.filter((scope) => facts.permissions?.[scope] === 'write').map((scope) => `${scope}: write`)
}

/** The secrets that the job reads in the situation, without those of steps that are skipped. */
function secretsOf(job: RunJob, situation: Situation): readonly string[] {
  const { facts } = situationIn(job, situation)
  if (typeof job.facts.calls === 'object' && !job.isOpaque) return []
  const own = job.file.expressions.filter(
    (use) =>
      use.job === job.job &&
      (use.step === undefined || (holds(use.step.condition, facts) !== false && readsOnlyEvent(use.step.condition))),
  )
  const names = own.flatMap((use) => [...accessesOf(use, 'secrets')].map(({ names: [name = '*'] }) => name))
  const inherited = textOf(job.job.data['secrets']) === 'inherit' ? ['*'] : []
  return [...names, ...inherited].filter((name) => !sameName(name, workflowToken))
}

/** Where a decision of the run takes part, it is the decision that keeps the job away from pull requests. */
function isDecided({ job, file, caller }: RunJob): boolean {
  const conditions = [job, ...ancestors(file.jobs, job)].map(({ condition }) => condition)
  return conditions.every(readsOnlyEvent) && (caller === undefined || isDecided(caller))
}

function readsOnlyEvent(text: string | undefined): boolean {
  const condition = text === undefined ? undefined : readCondition(text)
  if (condition?.kind !== 'expression') return true
  return condition.parsed.accesses.every(({ path }) => path[0]?.toLowerCase() === 'github')
}

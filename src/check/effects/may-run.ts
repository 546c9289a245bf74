// Whether a job of a run may run in a situation, with the calls around it.
import { runs } from '../when/job-runs.ts'
import { isTrial, situationsOf, type Situation } from '../when/situation.ts'
import type { Deed, Run, RunJob } from './run.ts'

/** False when the situation surely keeps the job from running. */
export function mayRun(job: RunJob, situation: Situation): boolean {
  const here = situationIn(job, situation)
  return runs(job.job, job.file, here) !== false && (job.caller === undefined || mayRun(job.caller, situation))
}

/** The inputs of a called workflow come from its caller, whatever started the run. */
export function situationIn({ caller }: RunJob, situation: Situation): Situation {
  if (caller === undefined) return situation
  const facts = [...situation.facts].filter(([name]) => name !== 'inputs' && name !== 'github.event.inputs')
  return { ...situation, facts: new Map(facts) }
}

/** True when one event may set off both; what an open pull request does is a trial. */
export function meet(one: Deed, other: Deed, { file, isWhole }: Run): boolean {
  const situations = situationsOf(file).filter((situation) => !isTrial(situation))
  return !isWhole || situations.some((situation) => mayRun(one.job, situation) && mayRun(other.job, situation))
}

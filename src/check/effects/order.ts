// What surely came before in a run: jobs that must have succeeded, and earlier steps of the same job.
import { asksForStatus, holds, type Facts } from '../when/condition.ts'
import { known as knownValue } from '../when/value.ts'
import { sameName } from '../reading/fields.ts'
import type { Deed, Run, RunJob } from './run.ts'

/** True when the later deed only happens after the earlier one has succeeded. */
export function comesAfter(later: Deed, earlier: Deed, run: Run): boolean {
  if (earlier.use.mayFail) return false
  if (later.job === earlier.job) return isEarlier(earlier, later) && !runsAfterFailure(later)
  return mustSucceed(earlier.job) && surelyBefore(later.job, run).has(earlier.job)
}

/** Whether a step also runs when one before it has failed; what cannot be decided counts as no. */
function runsAfterFailure({ use: { condition } }: Deed): boolean {
  const failed: Facts = new Map([
    ['success()', knownValue(false)],
    ['failure()', knownValue(true)],
  ])
  return asksForStatus(condition) && holds(condition, failed) === true
}

/** In one job: an earlier step, or in one step what is named first. */
function isEarlier({ use, job }: Deed, later: Deed): boolean {
  if (use.stepNumber !== later.use.stepNumber) return use.order < later.use.order
  return job.facts.effects.indexOf(use) < job.facts.effects.indexOf(later.use)
}

/** True when something that nobody here can see ran before: a called workflow of another repository. */
export function comesAfterUnknown(later: Deed, run: Run): boolean {
  return !run.isWhole || [...surelyBefore(later.job, run)].some(({ isOpaque }) => isOpaque)
}

/** A job that may fail without failing the run proves nothing; nor does one inside of such a call. */
function mustSucceed({ job, caller }: RunJob): boolean {
  return job.data['continue-on-error'] !== true && (caller === undefined || mustSucceed(caller))
}

/** What was found for a job before: a graph in which everybody needs everybody has more ways than can be walked. */
const known = new WeakMap<RunJob, ReadonlySet<RunJob>>()

/** The jobs without whose success this one does not run. */
function surelyBefore(job: RunJob, run: Run): ReadonlySet<RunJob> {
  const before = known.get(job)
  if (before !== undefined) return before
  // Jobs that wait for each other are refused by GitHub, and must not hang us.
  known.set(job, new Set())
  const found = findBefore(job, run)
  known.set(job, found)
  return found
}

function findBefore(job: RunJob, run: Run): ReadonlySet<RunJob> {
  const needs = needsOf(job, run).map((need) => {
    return { need, before: new Set([need, ...insideOf(need, run), ...surelyBefore(need, run)]) }
  })
  const all = new Set(needs.flatMap(({ before }) => [...before]))
  const found = [...all].filter((other) => stopsWithout(job, needs, other))
  const around = job.caller === undefined ? [] : surelyBefore(job.caller, run)
  return new Set([...found, ...around])
}

function needsOf({ facts, file, caller }: RunJob, { jobs }: Run): readonly RunJob[] {
  return jobs.filter(
    (other) => other.file === file && other.caller === caller && facts.needs.some((id) => sameName(id, other.facts.id)),
  )
}

/** A call is done when every job in it is. */
function insideOf(call: RunJob, { jobs }: Run): readonly RunJob[] {
  return jobs.filter((job) => isInside(job, call))
}

function isInside({ caller }: RunJob, call: RunJob): boolean {
  return caller !== undefined && (caller === call || isInside(caller, call))
}

interface Need {
  readonly need: RunJob
  /** The need itself and all that it does not run without. */
  readonly before: ReadonlySet<RunJob>
}

/** Whether the failure of a job before keeps this one from running; what cannot be decided counts as yes. */
function stopsWithout({ facts }: RunJob, needs: readonly Need[], failed: RunJob): boolean {
  if (!asksForStatus(facts.condition)) return true
  const results = needs.map(({ need, before }) => {
    const isOwn = need === failed || isInside(failed, need)
    const ended = isOwn ? 'failure' : before.has(failed) ? 'skipped' : 'success'
    return [`needs.${need.facts.id}.result`.toLowerCase(), knownValue(ended)] as const
  })
  const after: Facts = new Map([['success()', knownValue(false)], ['failure()', knownValue(true)], ...results])
  return holds(facts.condition, after) !== true
}

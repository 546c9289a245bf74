// A workflow that waits for what another one makes with the workflow token: GitHub starts nothing for it (G-E9).
import type { Project } from '../project.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import type { Rule } from '../rule.ts'
import { startsOtherwise } from '../starts-otherwise.ts'
import { tokenMadeRefs, type TokenMadeRef } from '../token-made-refs.ts'
import { holds } from '../when/condition.ts'
import { publishesIn, runs } from '../when/job-runs.ts'
import { fixedBeginning, passes, pushFilter, refFilter } from '../when/ref-filter.ts'
import { makesRelease, placeOf, situationsOf, type Situation } from '../when/situation.ts'

export const eventNeverStarts: Rule<'event-never-starts'> = {
  id: 'event-never-starts',
  severity: 'error',
  *check(file, project) {
    for (const thing of tokenMadeRefs(file)) {
      const makesTag = thing.makesTag && makesNewTag(thing, file)
      for (const waiter of project.workflows) {
        if (waiter === file || startsOtherwise(file, waiter)) continue
        const waits = situationsOf(waiter).filter((situation) =>
          waitsFor(situation, waiter, { ...thing, makesTag }, project),
        )
        for (const situation of firstOfEach(waits.filter((wait) => isSeparate(wait, thing, file)))) {
          const related = [{ place: placeOf(situation, waiter), note: `'${waiter.name}' waits for it here` }]
          yield { place: thing.place, args: { event: situation.event, made: thing.made, by: thing.by }, related }
        }
      }
    }
  },
}

/** One situation of each trigger is enough to tell. */
function firstOfEach(situations: readonly Situation[]): readonly Situation[] {
  return situations.filter(({ trigger }, index) => situations.findIndex((other) => other.trigger === trigger) === index)
}

/** A release makes its tag unless the run is at the tag already; a run by hand beside tag pushes makes up for a dropped tag. */
function makesNewTag({ made, job, step }: TokenMadeRef, file: WorkflowFile): boolean {
  if (made === 'tag') return true
  const push = file.trigger('push')
  const takesTags =
    push !== undefined && pushFilter(push, 'tags') !== undefined && refFilter(push, 'tags') !== undefined
  return situationsOf(file).some((situation) => {
    const mayRun = runs(job, file, situation) !== false && holds(step.condition, situation.facts) !== false
    return mayRun && (situation.refType === 'branch' || (situation.refType === undefined && !takesTags))
  })
}

function waitsFor(situation: Situation, waiter: WorkflowFile, thing: TokenMadeRef, project: Project): boolean {
  const { event, activity = '', refType } = situation
  if (!waiter.jobs.some((job) => runs(job, waiter, situation) !== false)) return false
  if (event === 'release') return thing.made === 'release' && makesRelease.has(activity)
  if (event === 'registry_package') return thing.made === 'image'
  if (event === 'create') return thing.makesTag
  if (event !== 'push') return false
  if (refType === 'tag') return thing.makesTag && waitsForTag(situation, waiter) && takesTag(situation, thing.name)
  // Commits are pushed for many reasons; only one that should be published on its branch is waited for.
  return thing.made === 'commit' && isNamedBranch(situation, thing.name) && publishesIn(waiter, situation, project)
}

/** A workflow that takes every push does not wait for tags, unless a job of it runs for them only. */
function waitsForTag({ trigger, facts }: Situation, waiter: WorkflowFile): boolean {
  if (refFilter(trigger, 'tags') !== undefined) return true
  const branches = situationsOf(waiter).filter(({ event, refType }) => event === 'push' && refType === 'branch')
  return waiter.jobs.some(
    (job) => holds(job.condition, facts) !== false && branches.every((branch) => runs(job, waiter, branch) === false),
  )
}

/** True when the filter may take the name; of a name with variables only its beginning is compared. */
function takesTag({ trigger }: Situation, name: string | undefined): boolean {
  const filter = pushFilter(trigger, 'tags')
  if (filter === undefined || name === undefined) return filter !== undefined
  const variable = name.indexOf('$')
  if (variable < 0) return passes(filter, name)
  const start = name.slice(0, variable)
  return (filter.include ?? ['**']).some((pattern) => {
    const { text } = fixedBeginning(pattern)
    return !pattern.startsWith('!') && (text.startsWith(start) || start.startsWith(text))
  })
}

function isNamedBranch({ trigger }: Situation, name: string | undefined): boolean {
  return name !== undefined && (refFilter(trigger, 'branches')?.include ?? []).includes(name)
}

/** A workflow that runs on pushes to a branch and commits to it does so knowing that nothing starts again. */
function isSeparate(situation: Situation, { made, name }: TokenMadeRef, file: WorkflowFile): boolean {
  const push = file.trigger('push')
  if (made !== 'commit' || situation.event !== 'push' || push === undefined || name === undefined) return true
  const filter = pushFilter(push, 'branches')
  return filter === undefined || !passes(filter, name)
}

// The jobs of one run: those of the workflow that an event starts, and those of the workflows that it calls, with what each does.
import { isOnImage, type Effect, type ImageEffect } from '../../model/effect.ts'
import type { ImageFacts } from '../../model/image.ts'
import type { EffectUse, JobFacts } from '../../model/workflow-facts.ts'
import type { Project } from '../project.ts'
import { jobNamed, type Job } from '../reading/job.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import { isSweep } from './verbs.ts'

export interface RunJob {
  /** Its id, behind a call `caller / id`. */
  readonly name: string
  readonly facts: JobFacts
  /** The job as its file shows it. */
  readonly job: Job
  readonly file: WorkflowFile
  /** The call that it runs in. */
  readonly caller: RunJob | undefined
  /** True for a call of which nothing is known. */
  readonly isOpaque: boolean
}

export interface Run {
  readonly file: WorkflowFile
  readonly jobs: readonly RunJob[]
  /** False for a workflow that is only called: what its callers do before it is not seen. */
  readonly isWhole: boolean
}

/** One effect of a run. */
export interface Deed<E extends Effect = Effect> {
  readonly effect: E
  /** Its step, with the place. */
  readonly use: EffectUse
  readonly job: RunJob
}

/** The run of a workflow; undefined when what it does is not known. */
export function runOf(file: WorkflowFile, project: Project): Run | undefined {
  const facts = project.factsOf(file)
  if (facts === undefined) return undefined
  const isWhole = facts.events.some((event) => event !== 'workflow_call')
  return { file, jobs: jobsOf(file, undefined, project), isWhole }
}

/**
 * The run, unless another workflow of the repository calls this one and nothing else starts it: then it is judged as a part
 * of the calling run.
 */
export function ownRunOf(file: WorkflowFile, project: Project): Run | undefined {
  const run = runOf(file, project)
  const isCalled = (): boolean =>
    project.workflows.some((other) =>
      project.factsOf(other)?.jobs.some(({ calls }) => calledFile(calls, project) === file),
    )
  return run?.isWhole === false && isCalled() ? undefined : run
}

function jobsOf(file: WorkflowFile, caller: RunJob | undefined, project: Project): readonly RunJob[] {
  const facts = project.factsOf(file)?.jobs ?? []
  return facts.flatMap((own) => {
    const job = jobNamed(file.jobs, own.id)
    if (job === undefined) return []
    const name = caller === undefined ? own.id : `${caller.name} / ${own.id}`
    const called = calledFile(own.calls, project)
    const isKnown = called !== undefined && project.factsOf(called) !== undefined && !isInside(called, file, caller)
    const here: RunJob = { name, facts: own, job, file, caller, isOpaque: own.calls !== undefined && !isKnown }
    return isKnown ? [here, ...jobsOf(called, here, project)] : [here]
  })
}

function calledFile(calls: JobFacts['calls'], project: Project): WorkflowFile | undefined {
  return typeof calls === 'object' ? project.calledWorkflow(`./${calls.path}`) : undefined
}

/** Workflows that call each other are refused by GitHub, and must not hang us. */
function isInside(called: WorkflowFile, file: WorkflowFile, caller: RunJob | undefined): boolean {
  return called === file || (caller !== undefined && isInside(called, caller.file, caller.caller))
}

/** The effects of a run, in the order of its jobs and their steps. */
export function deedsOf({ jobs }: Run): readonly Deed[] {
  return jobs.flatMap((job) => job.facts.effects.map((use) => ({ effect: use.effect, use, job })))
}

/** True when the deed is on an image. */
export function isOnImageDeed(one: Deed): one is Deed<ImageEffect> {
  return isOnImage(one.effect)
}

/** What is known of an image anywhere in the repository. */
export function imageNamed(name: string, project: Project): ImageFacts | undefined {
  const all = project.workflows.flatMap((file) => project.factsOf(file)?.images ?? [])
  return all.find((image) => image.name === name)
}

/** The writes of tags for a build or a promotion; what a sweep does to tags is neither. */
export function writesOf(run: Run): readonly Deed<ImageEffect>[] {
  return deedsOf(run)
    .filter(isOnImageDeed)
    .filter(({ effect, job }) => {
      const beside = job.facts.effects.map((use) => use.effect)
      return effect.does === 'write-tag' && !isSweep(effect.image, beside)
    })
}

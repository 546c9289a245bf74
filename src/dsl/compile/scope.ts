// What expressions may point at in one job: its own steps in order, other jobs, its matrix, the declared inputs.
import type { CallSite } from '../call-site.ts'
import { isExpression } from '../expression.ts'
import type { InputsRef, JobRef, MatrixRef, SourceRef, StepRef } from '../expression-node.ts'
import type { Job } from '../job.ts'
import { axesOf, isMatrix, matrixParts } from '../matrix.ts'
import { bare } from '../note.ts'
import type { Names } from '../print.ts'
import type { Step } from '../step.ts'
import type { Desk } from './context.ts'
import { flattenSteps, StepIds } from './step-ids.ts'

/** The names of one job's surroundings; it remembers which jobs were read. */
export class JobScope implements Names {
  readonly usedJobs: Set<JobRef> = new Set<JobRef>()
  readonly ids: StepIds
  private readonly order: ReadonlyMap<StepRef, number>
  private readonly matrixKeys: readonly string[] | undefined
  private readonly inputs: readonly string[]
  private readonly desk: Desk
  private readonly job: Job
  /** Where the reading stands: a step by its number, or the job itself. */
  private reading: { readonly site: CallSite; readonly number: number }

  /** `inputs` are those that the workflow or action declares. */
  constructor(job: Job, inputs: readonly string[], desk: Desk) {
    const steps = job.body.does === 'steps' ? flattenSteps(job.body.options.steps) : []
    this.ids = new StepIds(steps)
    this.order = new Map(steps.map((step, number) => [step.ref, number]))
    this.matrixKeys = matrixKeysOf(job)
    this.inputs = inputs
    this.desk = desk
    this.job = job
    this.reading = { site: job.site, number: steps.length }
  }

  /** From here on, what is read is read by this step. */
  enter(step: Step): void {
    this.reading = { site: step.site, number: this.order.get(step.ref) ?? 0 }
  }

  /** From here on, what is read is read by the job, after all of its steps. */
  leave(): void {
    this.reading = { site: this.job.site, number: this.order.size }
  }

  of(source: SourceRef, key: string | undefined): string {
    switch (source.kind) {
      case 'step':
        return `steps.${this.stepId(source)}`
      case 'job':
        this.usedJobs.add(source)
        return `needs.${source.id}`
      case 'matrix':
        this.checkMatrix(source, key)
        return 'matrix'
      case 'inputs':
        checkInput(source, key, this.inputs, this.desk, this.reading.site)
        return 'inputs'
    }
  }

  /** The id of a step that has run by now. */
  stepId(ref: StepRef): string {
    const number = this.order.get(ref)
    const step = this.ids.of(ref)
    const { site } = this.reading
    if (number === undefined) {
      const steps = [...this.order.keys()].flatMap(({ id }) => id ?? [])
      this.desk.report('unknown-step', { job: this.job.id, step, steps }, site)
    } else if (number >= this.reading.number) {
      this.desk.report('step-not-run-yet', { job: this.job.id, step }, site)
    }
    return step
  }

  private checkMatrix(source: MatrixRef, key: string | undefined): void {
    const keys = this.matrixKeys
    if (key === undefined || keys === undefined || source.axes === keys || keys.includes(key)) return
    this.desk.report('unknown-matrix-key', { job: this.job.id, key, keys }, this.reading.site)
  }
}

/** The keys that a leg of the job has; undefined when only the run knows them. */
function matrixKeysOf(job: Job): readonly string[] | undefined {
  const strategy = bare(job.body.options.strategy) ?? {}
  if (isExpression(strategy)) return undefined
  const matrix = bare(strategy.matrix) ?? {}
  if (isMatrix(matrix)) return matrix[matrixParts].ref.axes
  return isExpression(matrix) ? undefined : axesOf(matrix)
}

/** Reports an input that is declared elsewhere, but not where it is read. */
export function checkInput(
  source: InputsRef,
  key: string | undefined,
  inputs: readonly string[],
  desk: Desk,
  site: CallSite,
): void {
  const isKnown = key === undefined || source.names === inputs || inputs.some((name) => name.toLowerCase() === key.toLowerCase())
  if (!isKnown) desk.report('unknown-input', { input: key, inputs }, site)
}

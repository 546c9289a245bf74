// What expressions may point at in one job: its own steps in order, other jobs, its matrix, the declared inputs.
import type { CallSite } from '../call-site.ts'
import { isExpression } from '../expression.ts'
import type { InputsRef, JobRef, MatrixRef, SourceRef, StepRef } from '../expression-node.ts'
import type { Job, JobBody } from '../job.ts'
import { axesOf, isMatrix, matrixParts } from '../matrix.ts'
import type { Names } from '../print.ts'
import type { Step } from '../step.ts'
import type { Desk } from './context.ts'
import { flattenSteps, StepIds } from './step-ids.ts'

/** What can be read in a job, or in a composite action. */
export interface Surroundings {
  readonly id: string
  readonly site: CallSite
  readonly steps: readonly Step[]
  /** The inputs that the workflow or the action declares. */
  readonly inputNames: readonly string[]
  /** The keys that a leg has; undefined when only the run knows them. */
  readonly matrixKeys: readonly string[] | undefined
}

/** The surroundings of a job of a workflow that declares these inputs. */
export function surroundingsOf({ id, site, body }: Job, inputNames: readonly string[]): Surroundings {
  const steps = body.does === 'steps' ? body.options.steps : []
  return { id, site, steps, inputNames, matrixKeys: matrixKeysOf(body.options.strategy) }
}

function matrixKeysOf(given: JobBody['options']['strategy']): readonly string[] | undefined {
  const strategy = given ?? {}
  if (isExpression(strategy)) return undefined
  const matrix = strategy.matrix ?? {}
  if (isMatrix(matrix)) return matrix[matrixParts].ref.axes
  return isExpression(matrix) ? undefined : axesOf(matrix)
}

/** The names of all that, as expressions write them; it remembers which jobs were read. */
export class JobScope implements Names {
  readonly usedJobs: Set<JobRef> = new Set<JobRef>()
  readonly ids: StepIds
  private readonly order: ReadonlyMap<StepRef, number>
  private readonly around: Surroundings
  private readonly desk: Desk
  /** Where the reading stands: a step by its number, or the job itself. */
  private reading: { readonly site: CallSite; readonly number: number }

  constructor(around: Surroundings, desk: Desk) {
    this.ids = new StepIds(flattenSteps(around.steps))
    this.order = orderOf(around.steps)
    this.around = around
    this.desk = desk
    this.reading = { site: around.site, number: around.steps.length }
  }

  /** From here on, what is read is read by this step. */
  enter(step: Step): void {
    this.reading = { site: step.site, number: this.order.get(step.ref) ?? 0 }
  }

  /** From here on, what is read is read by the job, after all of its steps. */
  leave(): void {
    this.reading = { site: this.around.site, number: this.around.steps.length }
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
        checkInput(source, key, this.around.inputNames, this.desk, this.reading.site)
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
      this.desk.report('unknown-step', { job: this.around.id, step, steps }, site)
    } else if (number >= this.reading.number) {
      this.desk.report('step-not-run-yet', { job: this.around.id, step }, site)
    }
    return step
  }

  /** Reports ids as they are written: a step that stands twice has one as soon as somebody points at it. */
  reportDoubleIds(): void {
    const seen = new Set<string>()
    for (const step of flattenSteps(this.around.steps)) {
      const id = this.ids.written(step)
      if (id === undefined) continue
      // GitHub does not tell upper from lower case.
      if (seen.has(id.toLowerCase())) this.desk.report('duplicate-step-id', { job: this.around.id, id }, step.site)
      seen.add(id.toLowerCase())
    }
  }

  private checkMatrix(source: MatrixRef, key: string | undefined): void {
    const { id, matrixKeys: keys } = this.around
    if (key === undefined || keys === undefined || source.axes === keys || keys.includes(key)) return
    this.desk.report('unknown-matrix-key', { job: id, key, keys }, this.reading.site)
  }
}

/** When each step runs; those inside `parallel` run together. */
function orderOf(steps: readonly Step[]): ReadonlyMap<StepRef, number> {
  return new Map(steps.flatMap((step, number) => flattenSteps([step]).map(({ ref }) => [ref, number] as const)))
}

/** Reports an input that is declared elsewhere, but not where it is read. */
export function checkInput(
  source: InputsRef,
  key: string | undefined,
  inputs: readonly string[],
  desk: Desk,
  site: CallSite,
): void {
  const isKnown =
    key === undefined || source.names === inputs || inputs.some((name) => name.toLowerCase() === key.toLowerCase())
  if (!isKnown) desk.report('unknown-input', { input: key, inputs }, site)
}

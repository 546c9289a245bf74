// The ids of a job's steps: the author's own, and one made from the name for a step that an expression points at.
import type { StepRef } from '../expression-node.ts'
import type { Step } from '../step.ts'

/** All steps of a job in order, those inside `parallel` included. */
export function flattenSteps(steps: readonly Step[]): readonly Step[] {
  if (!steps.some(({ body }) => body.does === 'parallel')) return steps
  return steps.flatMap((step) => (step.body.does === 'parallel' ? flattenSteps(step.body.steps) : [step]))
}

/** GitHub refuses longer ids; the rest is room for a number. */
const longestId = 90

/** Gives out the ids of one job. */
export class StepIds {
  private readonly taken: Set<string>
  private readonly made = new Map<StepRef, string>()

  constructor(steps: readonly Step[]) {
    this.taken = new Set(steps.flatMap(({ ref }) => ref.id?.toLowerCase() ?? []))
  }

  /** The id of a step, made when it is first asked for, so that nobody's id hangs on steps that nobody reads. */
  of(ref: StepRef): string {
    const id = ref.id ?? this.made.get(ref) ?? this.free(toId(ref.label))
    if (ref.id === undefined) this.made.set(ref, id)
    return id
  }

  /** The id that is written: one that was asked for, or the author's. */
  written({ ref }: Step): string | undefined {
    return ref.id ?? this.made.get(ref)
  }

  private free(wanted: string): string {
    let id = wanted
    for (let number = 2; this.taken.has(id); number++) id = `${wanted}-${number}`
    this.taken.add(id)
    return id
  }
}

function toId(label: string): string {
  const words = label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestId)
    .replace(/^-+|-+$/g, '')
  return /^[a-z]/.test(words) ? words : `step-${words}`.replace(/-$/, '')
}

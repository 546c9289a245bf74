// The effects of a job's steps in the order in which they run, those of its composite actions included.
import type { EffectUse } from '../../model/workflow-facts.ts'
import { bare } from '../note.ts'
import type { Step } from '../step.ts'
import type { Desk } from './context.ts'

interface Around {
  readonly desk: Desk
  /** Counts the steps, so that each has a number of its own. */
  readonly next: () => number
  readonly order: number
  /** Steps that run side by side have one place in the order. */
  readonly isShared: boolean
  readonly mayFail: boolean
  readonly condition: string | undefined
}

/** What the steps do, one after the other. */
export function effectUses(
  steps: readonly Step[],
  conditions: readonly (string | undefined)[],
  desk: Desk,
): readonly EffectUse[] {
  let count = 0
  const around = { desk, next: () => count++, order: 0, isShared: false, mayFail: false, condition: undefined }
  let order = 0
  return steps.flatMap((step, n) => {
    const uses = usesOfStep(step, { ...around, order, condition: conditions[n] })
    order += lengthOf(step)
    return uses
  })
}

function usesOf(steps: readonly Step[], around: Around): readonly EffectUse[] {
  const found: EffectUse[] = []
  let { order } = around
  for (const step of steps) {
    found.push(...usesOfStep(step, { ...around, order }))
    if (!around.isShared) order += lengthOf(step)
  }
  return found
}

function usesOfStep(step: Step, around: Around): readonly EffectUse[] {
  const { body, site, ref } = step
  if (body.does === 'parallel') return usesOf(body.steps, { ...around, isShared: true })
  if (body.does !== 'run' && body.does !== 'use') return []
  const mayFail = around.mayFail || bare(body.options['continue-on-error']) === true
  const { desk, order, condition } = around
  const stepNumber = around.next()
  const own = (body.options.effects ?? []).map((effect) =>
    desk.placed({ effect, step: ref.label, order, stepNumber, mayFail, condition }, site),
  )
  return [...own, ...usesOf(innerSteps(step), { ...around, mayFail })]
}

/** How many places in the order a step takes. */
function lengthOf(step: Step): number {
  return 1 + innerSteps(step).reduce((sum, inner) => sum + lengthOf(inner), 0)
}

/** The steps of the composite action that a step uses. */
export function innerSteps({ body }: Step): readonly Step[] {
  if (body.does !== 'use' || typeof body.action === 'string' || !('kind' in body.action)) return []
  return body.action.options.steps
}

// Two workflows that build and write tags of one class: what the one has written, the other writes over.
import { isOnImage } from '../../model/effect.ts'
import type { EffectUse, WorkflowFacts } from '../../model/workflow-facts.ts'
import { classesOf } from '../effects/tag-classes.ts'
import { isMove, isSweep } from '../effects/verbs.ts'
import type { Project } from '../project.ts'
import type { Rule } from '../rule.ts'

export const twoWorkflowsWriteOneClass: Rule<'two-workflows-write-one-class'> = {
  id: 'two-workflows-write-one-class',
  severity: 'error',
  *check(file, project) {
    const own = project.factsOf(file)
    if (own === undefined) return
    const earlier = project.workflows
      .slice(0, project.workflows.indexOf(file))
      .flatMap((other) => project.factsOf(other) ?? [])
    for (const write of writesOf(own, project)) {
      const first = earlier.find((other) => writesOf(other, project).some((one) => isSame(one, write)))
      const before = first && writesOf(first, project).find((one) => isSame(one, write))
      if (first === undefined || before === undefined) continue
      yield {
        place: write.use.place,
        args: { image: write.image, class: write.class, first: first.path, second: own.path },
        related: [{ place: before.use.place, note: 'written here as well' }],
      }
    }
  },
}

interface Write {
  readonly use: EffectUse
  readonly image: string
  readonly class: string
}

const isSame = (one: Write, other: Write): boolean => one.image === other.image && one.class === other.class

/** Each class once that a workflow builds; promotions and rollbacks are one writer, with one lock and one log. */
function writesOf({ jobs }: WorkflowFacts, project: Project): readonly Write[] {
  const found = new Map<string, Write>()
  const all = jobs.flatMap(({ effects }) => effects.map(({ effect }) => effect))
  for (const { effects } of jobs) {
    const beside = effects.map(({ effect }) => effect)
    for (const use of effects) {
      const { effect } = use
      if (!isOnImage(effect) || effect.does !== 'write-tag' || isSweep(effect.image, beside)) continue
      for (const tag of classesOf(effect, project)) {
        const key = `${effect.image}\n${tag.name}`
        // Pointing a tag that moves freely at an image that is there already is done by hand, and meant.
        const isOwn = tag.writer === 'build' && !(tag.mobility === 'free' && isMove(effect.image, all))
        if (isOwn && !found.has(key)) found.set(key, { use, image: effect.image, class: tag.name })
      }
    }
  }
  return [...found.values()]
}

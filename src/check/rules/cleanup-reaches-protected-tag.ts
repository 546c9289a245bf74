// A cleanup that deletes from a class of tags that stay for ever.
import { cleanupProblems } from '../../dsl/policy/cleanup-problems.ts'
import { isOnImage } from '../../model/effect.ts'
import { imageNamed } from '../effects/run.ts'
import type { Rule } from '../rule.ts'

export const cleanupReachesProtectedTag: Rule<'cleanup-reaches-protected-tag'> = {
  id: 'cleanup-reaches-protected-tag',
  severity: 'error',
  *check(file, project) {
    for (const job of project.factsOf(file)?.jobs ?? []) {
      for (const { effect, place } of job.effects) {
        if (!isOnImage(effect) || effect.does !== 'delete-version') continue
        const image = effect.of ?? imageNamed(effect.image, project)
        const problems = image === undefined ? [] : cleanupProblems(image.tags, { classes: effect.classes })
        for (const { classes, example } of problems) {
          yield { place, args: { job: job.id, image: effect.image, class: classes[0], example } }
        }
      }
    }
  },
}

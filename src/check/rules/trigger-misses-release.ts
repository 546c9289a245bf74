// A push filter that does not take every version of the image: such a tag starts nothing, and nobody is told.
import { filterFaults } from '../effects/filter-faults.ts'
import type { Rule } from '../rule.ts'

export const triggerMissesRelease: Rule<'trigger-misses-release'> = {
  id: 'trigger-misses-release',
  severity: 'error',
  *check(file, project) {
    for (const { problem, place, patterns, image, takesReleases } of filterFaults(file, project)) {
      if (problem.kind !== 'misses-release' || !takesReleases) continue
      yield { place, args: { image, patterns, example: problem.example, filters: problem.filters } }
    }
  },
}

// A push filter that also takes tags that are no version of the image, in a workflow where nothing stops them.
import { filterFaults } from '../effects/filter-faults.ts'
import type { Rule } from '../rule.ts'

export const triggerWiderThanPolicy: Rule<'trigger-wider-than-policy'> = {
  id: 'trigger-wider-than-policy',
  severity: 'warning',
  *check(file, project) {
    for (const { problem, place, patterns, image, isChecked } of filterFaults(file, project)) {
      if (problem.kind !== 'wider-than-policy' || isChecked) continue
      yield { place, args: { image, patterns, example: problem.example, filters: problem.filters } }
    }
  },
}

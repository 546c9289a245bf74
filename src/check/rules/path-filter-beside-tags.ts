// A path filter on a push that also takes tags: GitHub does not look at paths when a tag is pushed (G-P2).
import type { Rule } from '../rule.ts'
import { runs } from '../when/job-runs.ts'
import { situationsOfTrigger } from '../when/situation.ts'

export const pathFilterBesideTags: Rule<'path-filter-beside-tags'> = {
  id: 'path-filter-beside-tags',
  severity: 'warning',
  *check(file) {
    const push = file.trigger('push')
    if (push === undefined) return
    const tagPushes = situationsOfTrigger(push).filter(({ refType }) => refType === 'tag')
    if (!tagPushes.some((situation) => file.jobs.some((job) => runs(job, file, situation) !== false))) return
    for (const filter of ['paths', 'paths-ignore']) {
      if (push.config[filter] !== undefined) yield { place: file.keyPlace([...push.path, filter]), args: { filter } }
    }
  },
}

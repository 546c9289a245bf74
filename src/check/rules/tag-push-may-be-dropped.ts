// A workflow that only a pushed tag starts: GitHub makes no event at all when more than three tags come in one push (G-P5).
import { textsOf } from '../reading/fields.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import type { Project } from '../project.ts'
import type { Rule } from '../rule.ts'
import { publishesIn, runs } from '../when/job-runs.ts'
import { placeOf, situationsOf, situationsOfTrigger, type Situation } from '../when/situation.ts'

/** The events by which a dropped tag can be made up for; `create` is dropped with the push. */
const otherWays = new Set([
  'workflow_dispatch',
  'workflow_call',
  'repository_dispatch',
  'schedule',
  'release',
  'workflow_run',
])

export const tagPushMayBeDropped: Rule<'tag-push-may-be-dropped'> = {
  id: 'tag-push-may-be-dropped',
  severity: 'warning',
  *check(file, project) {
    const push = file.trigger('push')
    const tagPushes = push === undefined ? [] : situationsOfTrigger(push).filter(({ refType }) => refType === 'tag')
    const [first] = tagPushes
    if (push === undefined || first === undefined) return
    const filters = textsOf(push.config['tags'])
    const isMeant = filters.length > 0 || tagPushes.some((situation) => publishesIn(file, situation, project))
    if (!isMeant || hasOtherWay(file, tagPushes, project)) return
    yield { place: placeOf(first, file), args: { filters: filters.length > 0 ? filters : ['push'] } }
  },
}

/** True when what a tag starts can be started otherwise: a second event is of no use when its runs skip those jobs. */
function hasOtherWay(file: WorkflowFile, tagPushes: readonly Situation[], project: Project): boolean {
  const others = situationsOf(file).filter(({ event }) => otherWays.has(event))
  const isPublisher = tagPushes.some((situation) => publishesIn(file, situation, project))
  if (isPublisher) return others.some((situation) => publishesIn(file, situation, project))
  return others.some((situation) => file.jobs.some((job) => runs(job, file, situation) !== false))
}

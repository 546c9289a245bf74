// Two workflows that publish the same thing when one release is made: both run, and the slower one has the last word.
import { isOnImage } from '../../model/effect.ts'
import type { Project } from '../project.ts'
import { mayMeet, type Publisher } from '../published-names.ts'
import { publishes, type Publication } from '../publishing.ts'
import type { Job } from '../reading/job.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import type { Rule } from '../rule.ts'
import { publicationsIn, runs } from '../when/job-runs.ts'
import { clashes, type Clash } from '../when/clash.ts'
import { placeOf, type Situation } from '../when/situation.ts'

export const twoWorkflowsPublishOneRelease: Rule<'two-workflows-publish-one-release'> = {
  id: 'two-workflows-publish-one-release',
  severity: 'error',
  *check(file, project) {
    if (!publishesAtAll(file, project)) return
    for (const other of project.workflows) {
      // Each pair is told once, in the file that comes later.
      if (other.path >= file.path || !publishesAtAll(other, project)) continue
      const clash = clashes(other, file).find((pair) => meet(pair, project))
      if (clash === undefined) continue
      const related = [{ place: placeOf(clash.first, other), note: `'${other.name}' publishes as well` }]
      const args = { first: other.name, second: file.name, event: clash.event }
      yield { place: placeOf(clash.second, file), args, related }
    }
  },
}

function publishesAtAll(file: WorkflowFile, project: Project): boolean {
  return file.jobs.some((job) => publishes(job, project) || releasedBy(job, file, project).length > 0)
}

function meet({ event, files, first, second }: Clash, project: Project): boolean {
  const [these, those] = [publishersIn(files[0], first, project), publishersIn(files[1], second, project)]
  return these.some((one) => {
    // Where the release is there already, steps only add to it.
    if (one.publication.product === 'release' && event !== 'push' && event !== 'workflow_run') return false
    return those.some((other) => mayMeet(one, other))
  })
}

function publishersIn(file: WorkflowFile, situation: Situation, project: Project): readonly Publisher[] {
  return file.jobs.flatMap((job) => {
    const said = runs(job, file, situation) === false ? [] : releasedBy(job, file, project)
    return [...publicationsIn(job, file, situation, project), ...said].map((publication) => ({
      file,
      job,
      publication,
    }))
  })
}

/** The releases that a job of ours makes: its scripts lie in files of their own, and its effects tell of them. */
function releasedBy(job: Job, file: WorkflowFile, project: Project): readonly Publication[] {
  const effects = project.factsOf(file)?.jobs.find(({ id }) => id === job.id)?.effects ?? []
  return effects
    .filter(({ effect }) => !isOnImage(effect) && effect.does === 'publish-release' && effect.repository === 'self')
    .map(() => ({ product: 'release', by: 'publish-release', step: undefined }))
}

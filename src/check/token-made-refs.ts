// What a workflow makes with the workflow token: tags, releases, commits and images, for which GitHub starts no workflow (G-E9).
import type { Place } from '../model/place.ts'
import { envOf } from './env-values.ts'
import { imageNames } from './published-names.ts'
import { publicationsOfStep } from './publishing.ts'
import type { Job } from './reading/job.ts'
import { commandsOf } from './reading/script.ts'
import type { Step } from './reading/step.ts'
import type { WorkflowFile } from './reading/workflow-file.ts'
import { madeByAction } from './token/made-by-action.ts'
import { madeByGit, madeByGitHubTool } from './token/made-by-command.ts'
import type { Made } from './token/made.ts'
import { isInGhcrWithWorkflowToken, isWorkflowToken, pushesWithWorkflowToken } from './token/workflow-token.ts'

export interface TokenMadeRef extends Made {
  readonly job: Job
  readonly step: Step
  /** The command or the action. */
  readonly place: Place
}

/** Everything in a workflow that makes something with the workflow token, as far as the YAML shows it. */
export function tokenMadeRefs(file: WorkflowFile): readonly TokenMadeRef[] {
  return file.jobs.flatMap((job) =>
    job.steps.flatMap((step) => {
      const place = file.place([...step.path, step.uses === undefined ? 'run' : 'uses'])
      const actions = madeByAction(step, envOf(file, job, step)).map((made) => ({ ...made, place }))
      return [...actions, ...byCommand(file, job, step), ...byImage(file, job, step)].map((made) => ({
        ...made,
        job,
        step,
      }))
    }),
  )
}

type Placed = Made & Pick<TokenMadeRef, 'place'>

function byCommand(file: WorkflowFile, job: Job, step: Step): readonly Placed[] {
  const env = envOf(file, job, step)
  const ghActs = isWorkflowToken(env['GH_TOKEN'] ?? env['GITHUB_TOKEN'])
  const gitActs = pushesWithWorkflowToken(step, job)
  return commandsOf(step.run ?? '').flatMap(({ text, offset, length }) => {
    const made = [...(ghActs ? madeByGitHubTool(text) : []), ...(gitActs ? madeByGit(text) : [])]
    return made.map((one) => ({ ...one, place: file.yaml.scalarPlace([...step.path, 'run'], offset, length) }))
  })
}

/** An image in GHCR; one push of a step is enough to tell. */
function byImage(file: WorkflowFile, job: Job, step: Step): readonly Placed[] {
  const [image] = publicationsOfStep(step).filter(({ product }) => product === 'image')
  if (image === undefined || !isInGhcrWithWorkflowToken(step, job, file)) return []
  const isElsewhere = imageNames(step, job, file)?.every((name) => !name.startsWith('ghcr.io/')) ?? false
  const place = file.place([...step.path, step.uses === undefined ? 'run' : 'uses'])
  return isElsewhere ? [] : [{ made: 'image', by: image.by, name: undefined, makesTag: false, place }]
}

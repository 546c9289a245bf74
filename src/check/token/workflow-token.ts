// Which steps act with the workflow token: GitHub starts no other workflow for what they do (G-E9).
import { envOf, withEnv } from '../env-values.ts'
import { textOf } from '../reading/fields.ts'
import type { Job } from '../reading/job.ts'
import { commandsOf } from '../reading/script.ts'
import { usesAction, type Step } from '../reading/step.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'

/** True for a value that is the workflow token and nothing else. */
export function isWorkflowToken(value: unknown): boolean {
  return /^\$\{\{\s*(?:github\.token|secrets\.GITHUB_TOKEN)\s*\}\}$/i.test(textOf(value)?.trim() ?? '')
}

/** git pushes with what the last checkout before the step left behind; no checkout means that the token comes from elsewhere. */
export function pushesWithWorkflowToken(step: Step, job: Job): boolean {
  const checkout = job.steps.findLast((other) => other.index < step.index && usesAction(other, 'actions/checkout'))
  if (checkout === undefined) return false
  const { token, 'persist-credentials': persist, 'ssh-key': key } = checkout.with
  return textOf(persist) !== 'false' && key === undefined && (token === undefined || isWorkflowToken(token))
}

/** True when the job has logged in to GHCR with the workflow token before the step, and not with another one. */
export function isInGhcrWithWorkflowToken(step: Step, job: Job, file: WorkflowFile): boolean {
  const logins = job.steps
    .filter((other) => other.index <= step.index)
    .flatMap((other) => loginOf(other, job, file) ?? [])
  return logins.at(-1) === 'workflow-token'
}

function loginOf(step: Step, job: Job, file: WorkflowFile): 'workflow-token' | 'other' | undefined {
  const env = envOf(file, job, step)
  if (usesAction(step, 'docker/login-action')) {
    if (withEnv(textOf(step.with['registry']) ?? '', env) !== 'ghcr.io') return undefined
    return isWorkflowToken(step.with['password']) ? 'workflow-token' : 'other'
  }
  const script = withEnv(step.run ?? '', env, true)
  if (!commandsOf(script).some(({ text }) => / login\b.* ghcr\.io\b/.test(text))) return undefined
  return /\$\{\{\s*(?:github\.token|secrets\.GITHUB_TOKEN)\s*\}\}/i.test(script) ? 'workflow-token' : 'other'
}

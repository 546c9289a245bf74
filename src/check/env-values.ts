// Puts in the variables of `env:` whose values the file shows, so that `${{ env.IMAGE }}` can be compared with a written name.
import { fieldNamed, fieldsOf, textOf, type Fields } from './reading/fields.ts'
import type { Job } from './reading/job.ts'
import type { Step } from './reading/step.ts'
import type { WorkflowFile } from './reading/workflow-file.ts'

/** The variables that a step sees: of the workflow, the job and the step, the nearest first. */
export function envOf(file: WorkflowFile, job: Job, step?: Step): Fields {
  return { ...fieldsOf(file.data['env']), ...job.env, ...step?.env }
}

/** The text with every variable replaced that has a value in `env`; a script also reads them as `$IMAGE`. */
export function withEnv(text: string, env: Fields, isScript = false): string {
  const inBrackets = text.replaceAll(
    /\$\{\{\s*env\.(\w+)\s*\}\}/g,
    (whole, name: string) => valueOf(env, name) ?? whole,
  )
  if (!isScript) return inBrackets
  return inBrackets.replaceAll(/\$(?:(\w+)|\{(\w+)\})/g, (whole, plain?: string, braced?: string) => {
    return valueOf(env, plain ?? braced ?? '') ?? whole
  })
}

function valueOf(env: Fields, name: string): string | undefined {
  return textOf(fieldNamed(env, name))
}

// The secrets that a value may hold. A question about a secret, such as whether it is set, does not hold it.
import type { Place } from '../model/place.ts'
import type { Path } from '../yaml/path.ts'
import type { ExpressionUse } from './reading/expression-use.ts'
import { expressionsAt, placeOfPath, valueReadings, type Reading } from './reading/expression-value.ts'
import { fieldsOf, sameName } from './reading/fields.ts'
import type { Job } from './reading/job.ts'
import type { Step } from './reading/step.ts'
import type { WorkflowFile } from './reading/workflow-file.ts'

export interface HeldSecret {
  /** Its name below `secrets`; `*` for all, or for one chosen at run time; GITHUB_TOKEN for the workflow token. */
  readonly secret: string
  readonly place: Place
}

/** The name under which the workflow token is a secret. */
export const workflowToken = 'GITHUB_TOKEN'

/** The secrets that the value of an expression may hold. */
export function heldSecrets(use: ExpressionUse): readonly HeldSecret[] {
  return valueReadings(use).flatMap((path) => {
    const secret = secretAt(path)
    return secret === undefined ? [] : { secret, place: placeOfPath(use, path) }
  })
}

/** The variables in the environment of a job, or of one of its steps, that hold a secret: its name by theirs. */
export function secretVariables(file: WorkflowFile, job: Job, step?: Step): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const environments: { path: Path; env: object }[] = [
    { path: ['env'], env: fieldsOf(file.data['env']) },
    { path: [...job.path, 'env'], env: job.env },
    ...(step === undefined ? [] : [{ path: [...step.path, 'env'], env: step.env }]),
  ]
  for (const { path, env } of environments) {
    for (const name of Object.keys(env)) {
      const [held] = expressionsAt(file, [...path, name]).flatMap(heldSecrets)
      // The nearer environment hides the farther one, also with a value that is no secret.
      if (held === undefined) found.delete(name)
      else found.set(name, held.secret)
    }
  }
  return found
}

function secretAt([context = '', name, ...below]: Reading['path']): string | undefined {
  switch (context.toLowerCase()) {
    case 'secrets':
      return name === undefined ? '*' : sameName(name, workflowToken) ? workflowToken : name
    case 'github':
      // The whole context, as toJSON(github) prints it, has the token in it.
      return name === undefined || (sameName(name, 'token') && below.length === 0) ? workflowToken : undefined
    default:
      return undefined
  }
}

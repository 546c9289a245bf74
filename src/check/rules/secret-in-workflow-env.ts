// A secret in the environment of the whole workflow: every step of every job has it, also the actions of others.
import type { Rule } from '../rule.ts'
import { heldSecrets, workflowToken } from '../secret-values.ts'

export const secretInWorkflowEnv: Rule<'secret-in-workflow-env'> = {
  id: 'secret-in-workflow-env',
  severity: 'error',
  *check({ kind, expressions }) {
    if (kind !== 'workflow') return
    for (const use of expressions) {
      const [top, name] = use.path
      if (top !== 'env' || name === undefined) continue
      for (const { secret, place } of heldSecrets(use)) {
        // Every action can ask for the workflow token anyway; what is new is that scripts and their tools have it too.
        const severity = secret === workflowToken ? 'warning' : 'error'
        yield { place, severity, args: { name: String(name), secret } }
      }
    }
  },
}

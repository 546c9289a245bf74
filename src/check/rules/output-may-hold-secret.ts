// A job output whose value has a secret in it: GitHub drops the output, and whoever reads it gets an empty text (G-S6).
import type { Related } from '../../model/finding.ts'
import { findExpressions } from '../../language/find-expressions.ts'
import type { ExpressionUse } from '../reading/expression-use.ts'
import { expressionsAt, placeOfPath, valueReadings } from '../reading/expression-value.ts'
import { sameName } from '../reading/fields.ts'
import type { Job } from '../reading/job.ts'
import { writesOf, type OutputWrite } from '../reading/output-writes.ts'
import { commandsOf } from '../reading/script.ts'
import { usesAction, type Step } from '../reading/step.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import type { Rule } from '../rule.ts'
import { heldSecrets, secretVariables } from '../secret-values.ts'

/** Actions that mask the outputs named here. */
const maskedOutputs: readonly { readonly action: string; readonly outputs: RegExp }[] = [
  { action: 'actions/create-github-app-token', outputs: /^token$/i },
  { action: 'tibdex/github-app-token', outputs: /^token$/i },
  { action: 'google-github-actions/auth', outputs: /^(?:access|id|auth)_token$/i },
  {
    action: 'aws-actions/configure-aws-credentials',
    outputs: /^aws-(?:access-key-id|secret-access-key|session-token)$/i,
  },
  { action: 'hashicorp/vault-action', outputs: /./ },
]

/** What is secret about a value, and where it got there. */
interface Leak {
  readonly secret: string
  readonly related: readonly Related[]
}

export const outputMayHoldSecret: Rule<'output-may-hold-secret'> = {
  id: 'output-may-hold-secret',
  severity: 'error',
  *check(file) {
    for (const use of file.expressions) {
      const [, , section, output] = use.path
      if (use.job === undefined || section !== 'outputs' || output === undefined) continue
      const args = { job: use.job.id, output: String(output) }
      for (const { secret, place } of heldSecrets(use)) yield { place, args: { ...args, secret } }
      for (const path of valueReadings(use)) {
        const leak = leakOf(file, use.job, path)
        if (leak === undefined) continue
        yield { place: placeOfPath(use, path), args: { ...args, secret: leak.secret }, related: leak.related }
      }
    }
  },
}

function leakOf(file: WorkflowFile, job: Job, path: readonly string[]): Leak | undefined {
  const [context = '', name = '', property = '', output = ''] = path
  if (context.toLowerCase() === 'env') {
    const secret = secretVariables(file, job).get(name)
    return secret === undefined ? undefined : { secret, related: [] }
  }
  const isStep = context.toLowerCase() === 'steps' && property.toLowerCase() === 'outputs'
  const step = isStep ? job.steps.find(({ id }) => id !== undefined && sameName(id, name)) : undefined
  if (step === undefined) return undefined
  if (maskedOutputs.some(({ action, outputs }) => usesAction(step, action) && outputs.test(output))) {
    return {
      secret: path.join('.'),
      related: [{ place: file.place([...step.path, 'uses']), note: 'this action masks it' }],
    }
  }
  return step.run === undefined ? undefined : leakOfScript(file, job, step, output)
}

function leakOfScript(file: WorkflowFile, job: Job, step: Step, output: string): Leak | undefined {
  const script = step.run ?? ''
  const at = [...step.path, 'run']
  const variables = new Map([...secretVariables(file, job, step), ...maskedVariables(script)])
  for (const write of writesOf(script, output)) {
    const secret =
      [...variables].find(([name]) => isPrinted(name, write))?.[1] ?? secretInText(write, expressionsAt(file, at))
    if (secret === undefined) continue
    const place = file.yaml.scalarPlace(at, write.offset, write.length)
    return { secret, related: [{ place, note: 'written here' }] }
  }
  return undefined
}

/** Variables that the script itself masks: their values are dropped just the same. */
function maskedVariables(script: string): readonly [string, string][] {
  return commandsOf(script).flatMap(({ text }): readonly [string, string][] => {
    const name = /::add-mask::\$\{?(?<name>\w+)/.exec(text)?.groups?.['name']
    return name === undefined ? [] : [[name, `$${name}`]]
  })
}

/** True when the text prints the variable, not its length or whether it is set. Single quotes print no variable. */
function isPrinted(name: string, { value }: OutputWrite): boolean {
  if (!/^\w+$/.test(name)) return false
  const expanded = value.replaceAll(/"[^"]*"|'[^']*'/g, (quoted) => (quoted.startsWith("'") ? '' : quoted))
  return new RegExp(String.raw`\$(?:${name}(?!\w)|\{${name}(?:\}|:?[-=?]|[%#/,^@])|env:${name}(?!\w))`).test(expanded)
}

/** A secret that an expression puts into the text. */
function secretInText({ value }: OutputWrite, uses: readonly ExpressionUse[]): string | undefined {
  const sources = findExpressions(value).map(({ source }) => source.trim())
  const printed = uses.filter(({ source }) => sources.includes(source.trim().replaceAll(/\s+/g, ' ')))
  return printed.flatMap(heldSecrets)[0]?.secret
}

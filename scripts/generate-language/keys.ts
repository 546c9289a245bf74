// Makes the table of keys that each part of a workflow or action file takes.
import { header, printConstant } from './print.ts'
import { definitionOf, propertiesOf, wordsOf, type Schema } from './schema.ts'
import { sources } from './sources.ts'

/** Our names of the mappings of a workflow file, and the schema's. */
export const workflowParts = {
  workflow: 'workflow-root-strict',
  defaults: 'workflow-defaults',
  defaultsRun: 'workflow-defaults-run',
  concurrency: 'concurrency-mapping',
  cron: 'cron-mapping',
  dispatchInput: 'workflow-dispatch-input',
  callInput: 'workflow-call-input-definition',
  callSecret: 'workflow-call-secret-mapping-definition',
  callOutput: 'workflow-call-output-definition',
  job: 'job-factory',
  callJob: 'workflow-job',
  runsOn: 'runs-on-mapping',
  environment: 'job-environment-mapping',
  strategy: 'strategy',
  matrix: 'matrix',
  container: 'container-mapping',
  serviceContainer: 'service-container-mapping',
  credentials: 'container-registry-credentials',
  snapshot: 'snapshot-mapping',
  runStep: 'run-step',
  usesStep: 'regular-step',
  waitStep: 'wait-step',
  waitAllStep: 'wait-all-step',
  cancelStep: 'cancel-step',
  parallelStep: 'parallel-step',
} as const

/** The same for an action file, as far as composite actions go. */
export const actionParts = {
  action: 'action-root-strict',
  actionInput: 'input-strict',
  actionOutput: 'output-definition',
  actionRuns: 'composite-runs-strict',
  actionRunStep: 'run-step',
  actionUsesStep: 'uses-step',
  branding: 'branding',
} as const

const wordLists = {
  concurrencyQueue: 'concurrency-queue',
  dispatchInputType: 'workflow-dispatch-input-type',
  callInputType: 'workflow-call-input-type',
  permissions: 'permissions',
} as const

function keysOf(schema: Schema, parts: Readonly<Record<string, string>>) {
  const described = Object.entries(parts).map(([part, name]) => {
    const properties = propertiesOf(definitionOf(schema, name))
    return [part, Object.fromEntries(properties.map((one) => [one.key, one.required ? 'required' : 'optional']))]
  })
  return Object.fromEntries(described) as Record<string, Record<string, string>>
}

export function keysFile(): string {
  const keys = { ...keysOf(sources.workflow, workflowParts), ...keysOf(sources.action, actionParts) }
  const words = Object.entries(wordLists).map(([name, type]) => [name, wordsOf(sources.workflow, type)] as const)
  return (
    header('the schemas of @actions/workflow-parser') +
    printConstant('keys', keys, 'The keys of each part of a file, in the order of the schema.') +
    printConstant('words', Object.fromEntries(words), 'The fixed words that a value may be.')
  )
}

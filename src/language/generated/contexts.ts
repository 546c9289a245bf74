// Made by scripts/generate-language.ts from the schemas of @actions/workflow-parser. Do not edit.

/**
 * Where an expression may stand in a workflow file, and what it may use there.
 *
 * A place that is not listed has what the nearest listed place above it has; if there is none, no expression may stand
 * there. Functions that are not listed anywhere, such as `contains`, are known everywhere.
 */
export const contexts = {
  'on.workflow_call.inputs.default': { contexts: ['github', 'inputs', 'vars'], functions: [] },
  'on.workflow_call.outputs.value': { contexts: ['github', 'inputs', 'vars', 'jobs'], functions: [] },
  'run-name': { contexts: ['github', 'inputs', 'vars'], functions: [] },
  env: { contexts: ['github', 'inputs', 'vars', 'secrets'], functions: [] },
  concurrency: { contexts: ['github', 'inputs', 'vars'], functions: [] },
  'jobs.<id>.if': {
    contexts: ['github', 'inputs', 'vars', 'needs'],
    functions: ['always', 'failure', 'cancelled', 'success'],
  },
  'jobs.<id>.strategy': { contexts: ['github', 'inputs', 'vars', 'needs'], functions: [] },
  'jobs.<id>.name': { contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix'], functions: [] },
  'jobs.<id>.runs-on': { contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix'], functions: [] },
  'jobs.<id>.timeout-minutes': { contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix'], functions: [] },
  'jobs.<id>.cancel-timeout-minutes': {
    contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix'],
    functions: [],
  },
  'jobs.<id>.continue-on-error': {
    contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix'],
    functions: [],
  },
  'jobs.<id>.container': { contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix'], functions: [] },
  'jobs.<id>.container.env': {
    contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix', 'secrets', 'steps', 'job', 'runner', 'env'],
    functions: [],
  },
  'jobs.<id>.container.credentials': {
    contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix', 'secrets', 'env'],
    functions: [],
  },
  'jobs.<id>.services': { contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix'], functions: [] },
  'jobs.<id>.services.env': {
    contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix', 'secrets', 'steps', 'job', 'runner', 'env'],
    functions: [],
  },
  'jobs.<id>.services.credentials': {
    contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix', 'secrets', 'env'],
    functions: [],
  },
  'jobs.<id>.env': { contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix', 'secrets'], functions: [] },
  'jobs.<id>.environment': { contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix'], functions: [] },
  'jobs.<id>.environment.url': {
    contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix', 'steps', 'job', 'runner', 'env'],
    functions: [],
  },
  'jobs.<id>.concurrency': { contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix'], functions: [] },
  'jobs.<id>.outputs': {
    contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix', 'secrets', 'steps', 'job', 'runner', 'env'],
    functions: [],
  },
  'jobs.<id>.defaults.run': {
    contexts: ['github', 'inputs', 'vars', 'strategy', 'matrix', 'needs', 'env'],
    functions: [],
  },
  'jobs.<id>.steps.name': {
    contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix', 'secrets', 'steps', 'job', 'runner', 'env'],
    functions: ['hashFiles'],
  },
  'jobs.<id>.steps.if': {
    contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix', 'steps', 'job', 'runner', 'env'],
    functions: ['always', 'failure', 'cancelled', 'success', 'hashFiles'],
  },
  'jobs.<id>.steps.timeout-minutes': {
    contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix', 'secrets', 'steps', 'job', 'runner', 'env'],
    functions: ['hashFiles'],
  },
  'jobs.<id>.steps.run': {
    contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix', 'secrets', 'steps', 'job', 'runner', 'env'],
    functions: ['hashFiles'],
  },
  'jobs.<id>.steps.continue-on-error': {
    contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix', 'secrets', 'steps', 'job', 'runner', 'env'],
    functions: ['hashFiles'],
  },
  'jobs.<id>.steps.env': {
    contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix', 'secrets', 'steps', 'job', 'runner', 'env'],
    functions: ['hashFiles'],
  },
  'jobs.<id>.steps.working-directory': {
    contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix', 'secrets', 'steps', 'job', 'runner', 'env'],
    functions: ['hashFiles'],
  },
  'jobs.<id>.steps.with': {
    contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix', 'secrets', 'steps', 'job', 'runner', 'env'],
    functions: ['hashFiles'],
  },
  'jobs.<id>.snapshot.if': { contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix'], functions: [] },
  'jobs.<id>.with': { contexts: ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix'], functions: [] },
  'jobs.<id>.secrets': {
    contexts: ['github', 'inputs', 'vars', 'needs', 'secrets', 'strategy', 'matrix'],
    functions: [],
  },
} as const

/** The same for the file of a composite action. */
export const actionContexts = {
  'inputs.default': { contexts: ['github', 'strategy', 'matrix', 'job', 'runner'], functions: ['hashFiles'] },
  'outputs.value': {
    contexts: ['github', 'strategy', 'matrix', 'steps', 'inputs', 'job', 'runner', 'env'],
    functions: [],
  },
  'runs.args': { contexts: ['inputs'], functions: [] },
  'runs.env': { contexts: ['inputs'], functions: [] },
  'runs.pre-if': {
    contexts: ['runner', 'github', 'job', 'strategy', 'matrix', 'env', 'inputs'],
    functions: ['always', 'success', 'failure', 'cancelled', 'hashFiles'],
  },
  'runs.post-if': {
    contexts: ['runner', 'github', 'job', 'strategy', 'matrix', 'env', 'inputs'],
    functions: ['always', 'success', 'failure', 'cancelled', 'hashFiles'],
  },
  'runs.steps.name': {
    contexts: ['github', 'inputs', 'strategy', 'matrix', 'steps', 'job', 'runner', 'env'],
    functions: ['hashFiles'],
  },
  'runs.steps.if': {
    contexts: ['github', 'inputs', 'strategy', 'matrix', 'steps', 'job', 'runner', 'env'],
    functions: ['always', 'failure', 'cancelled', 'success', 'hashFiles'],
  },
  'runs.steps.run': {
    contexts: ['github', 'inputs', 'strategy', 'matrix', 'steps', 'job', 'runner', 'env'],
    functions: ['hashFiles'],
  },
  'runs.steps.shell': {
    contexts: ['github', 'inputs', 'strategy', 'matrix', 'steps', 'job', 'runner', 'env'],
    functions: ['hashFiles'],
  },
  'runs.steps.env': {
    contexts: ['github', 'inputs', 'strategy', 'matrix', 'steps', 'job', 'runner', 'env'],
    functions: ['hashFiles'],
  },
  'runs.steps.continue-on-error': {
    contexts: ['github', 'inputs', 'strategy', 'matrix', 'steps', 'job', 'runner', 'env'],
    functions: ['hashFiles'],
  },
  'runs.steps.working-directory': {
    contexts: ['github', 'inputs', 'strategy', 'matrix', 'steps', 'job', 'runner', 'env'],
    functions: ['hashFiles'],
  },
  'runs.steps.with': {
    contexts: ['github', 'inputs', 'strategy', 'matrix', 'steps', 'job', 'runner', 'env'],
    functions: ['hashFiles'],
  },
} as const

// The order of keys in what we write: who, when, what may it do, then the work.

export const workflowKeys: readonly string[] = [
  'name',
  'run-name',
  'description',
  'on',
  'permissions',
  'concurrency',
  'defaults',
  'env',
  'jobs',
]

export const jobKeys: readonly string[] = [
  'name',
  'needs',
  'if',
  'strategy',
  'runs-on',
  'timeout-minutes',
  'cancel-timeout-minutes',
  'continue-on-error',
  'permissions',
  'environment',
  'concurrency',
  'container',
  'services',
  'defaults',
  'env',
  'outputs',
  'snapshot',
  'uses',
  'with',
  'secrets',
  'steps',
]

export const stepKeys: readonly string[] = [
  'name',
  'id',
  'if',
  'uses',
  'run',
  'wait',
  'wait-all',
  'cancel',
  'with',
  'env',
  'shell',
  'working-directory',
  'background',
  'continue-on-error',
  'timeout-minutes',
]

export const actionKeys: readonly string[] = ['name', 'description', 'author', 'branding', 'inputs', 'outputs', 'runs']

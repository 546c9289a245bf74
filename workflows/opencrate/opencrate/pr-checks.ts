// Shows that a change builds and passes its tests: the oldest and the newest Python, without CUDA, with a token that can only read.
import { job, runtimeMatrix, triggers, uses, workflow } from 'tagwright'
import { checkout } from 'tagwright/actions'
import { fromJSON, github, text } from 'tagwright/expressions'
import { decide } from 'tagwright/parts'
import { buildHere, generateDockerfiles, staticChecks, testImage } from './checks.ts'
import { opencrate, readVersions, runner } from './repo.ts'

const file = 'pr-checks.yml'

const on = triggers({
  pull_request: {
    branches: ['main'],
    paths: [
      'src/**',
      'tests/**',
      'docker/**',
      'pyproject.toml',
      'setup.cfg',
      'setup.py',
      'Makefile',
      'Makefile.ci',
      'VERSION',
      'PYTHON_VERSIONS',
      `.github/workflows/${file}`,
    ],
  },
})

const versions = readVersions(true)

const legs = decide('build-matrix', {
  name: 'Decide on the legs',
  env: {
    IMAGE: opencrate.name,
    RUNNERS: JSON.stringify({ 'linux/amd64': runner }),
    PRODUCTS: versions.outputs.axes,
    ONLY: JSON.stringify({ runtime: ['cpu'] }),
  },
  outputs: ['matrix'],
})

const edges = job('generate-python-edges', {
  name: 'Oldest and newest Python',
  'runs-on': 'ubuntu-24.04',
  'timeout-minutes': 5,
  outputs: { matrix: legs.outputs.matrix, version: versions.outputs.version },
  steps: [uses(checkout), versions, legs],
})

const leg = runtimeMatrix<Record<'runtime' | 'python' | 'platform' | 'runner', string>>(fromJSON(edges.outputs.matrix))
const local = { runtime: leg.runtime, python: leg.python, version: text`v${edges.outputs.version}` }

const buildAndTest = job('build-and-test', {
  name: text`Build and test ${leg.runtime}-py${leg.python}`,
  needs: [staticChecks, edges],
  'runs-on': leg.runner,
  'timeout-minutes': 60,
  strategy: { 'fail-fast': false, matrix: leg },
  steps: [
    uses(checkout),
    ...generateDockerfiles({ RUNTIMES: leg.runtime, PYTHON_VERSIONS: leg.python }),
    ...buildHere(local),
    ...testImage(local),
  ],
})

export const prChecks = workflow(file, {
  name: 'PR Checks',
  on,
  concurrency: { group: text`pr-${github.ref}`, 'cancel-in-progress': true },
  jobs: [staticChecks, edges, buildAndTest],
  policy: { images: [opencrate], contracts: [] },
})

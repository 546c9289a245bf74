// Lets nobody merge a pull request that does not say, by exactly one label, what its release will be.
import { job, triggers, workflow } from 'tagwright'
import { collect, text, toJSON } from 'tagwright/expressions'
import { decide, fetchDecisions } from 'tagwright/parts'
import { mainBranch } from './repo.ts'

const on = triggers({
  pull_request: {
    branches: [mainBranch],
    types: ['opened', 'synchronize', 'reopened', 'labeled', 'unlabeled', 'ready_for_review'],
  },
})

const { number, labels } = on.github.event.pull_request

const gate = job('label-gate', {
  name: 'Release intent label gate',
  'runs-on': 'ubuntu-24.04',
  'timeout-minutes': 5,
  steps: [
    fetchDecisions(),
    decide('release-intent', { name: 'Read the label', env: { LABELS: toJSON(collect(labels).name) } }),
  ],
})

export const labelGate = workflow('label-gate', {
  name: 'Label Gate',
  on,
  concurrency: { group: text`label-gate-${number}`, 'cancel-in-progress': true },
  jobs: [gate],
})

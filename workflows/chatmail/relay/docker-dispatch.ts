// Tells docker of each push to main and of each release, so that an image of it is built, tested and published.
// It does not wait for the tests of relay: docker tests the image before any tag of it moves.
import { run, sender } from 'tagwright'
import { github } from 'tagwright/expressions'
import { chatmailApp, docker, relay, relayUpdated } from '../contracts.ts'
import { tags } from './repo.ts'

const short = run('echo "sha=${GITHUB_SHA:0:7}" >>"$GITHUB_OUTPUT"', {
  id: 'short',
  name: 'Shorten the commit',
  outputs: ['sha'],
})

export const dockerDispatch = sender(relayUpdated, {
  file: 'docker-dispatch.yaml',
  name: 'Trigger Docker build',
  on: { push: { branches: ['main'], tags: tags.releaseFilters }, workflow_dispatch: {} },
  from: relay,
  to: docker,
  token: chatmailApp,
  permissions: {},
  before: [short],
  payload: {
    relay_ref: github.ref_name,
    relay_ref_type: github.ref_type,
    relay_sha: github.sha,
    relay_sha_short: short.outputs.sha,
  },
})

// Deploys an image of relay into a container and runs the tests of the same relay against it. Other repositories call it,
// by its commit: they say what is tested, never how.
import { comment, job, run, triggers, uses, workflow } from 'tagwright'
import { checkout } from 'tagwright/actions'
import { github, text, thisJob } from 'tagwright/expressions'
import { classifyRef, prepareSource } from 'tagwright/parts'
import { relay } from '../contracts.ts'

const on = triggers({
  workflow_call: {
    inputs: {
      tag: { description: 'Tag of the image, with its digest: sha-1a2b3c4@sha256:…', type: 'string', required: true },
      relay_ref: { description: 'Commit, tag or branch of relay whose tests run', type: 'string', required: true },
    },
  },
})

const { tag, relay_ref } = on.inputs

const [refs, known] = classifyRef({ ref: relay_ref, source: 'relay', repository: relay })

const source = prepareSource({
  repository: relay,
  env: {
    KIND: known.outputs.kind,
    NAME: known.outputs.name,
    FETCH: known.outputs.fetch,
    CHECKOUT: known.outputs.checkout,
    SOURCE: 'relay',
  },
})

const test = job('test', {
  'runs-on': 'ubuntu-24.04',
  'timeout-minutes': 30,
  permissions: {},
  steps: [
    comment(
      'In a called workflow, github is the caller; these are of the commit that the caller has pinned.',
      uses(checkout, {
        name: 'Check out cmlxc',
        with: { repository: thisJob.workflow_repository, ref: thisJob.workflow_sha },
      }),
    ),
    uses(checkout, { name: 'Check out relay', with: { repository: relay, path: 'relay' } }),
    refs,
    known,
    source,
    run('sudo apt-get update\nsudo apt-get install --yes incus\nsudo incus admin init --auto', {
      name: 'Install Incus',
    }),
    run('pipx install .', { name: 'Install cmlxc' }),
    run('cmlxc init', { name: 'Start the containers' }),
    run('cmlxc docker pull --tag "$TAG"\ncmlxc docker deploy dock0 --source "ghcr:$TAG"', {
      name: 'Deploy the image',
      env: { TAG: tag },
    }),
    run('cmlxc test-cmdeploy --source ./relay dock0', { name: 'Run the tests of relay' }),
  ],
})

export const lxcTest = workflow('lxc-test.yml', {
  name: 'LXC deploy and test',
  on,
  concurrency: { group: text`lxc-test-${github.ref}-${relay_ref}`, queue: 'max', 'cancel-in-progress': false },
  policy: { images: [], contracts: [] },
  jobs: [test],
})

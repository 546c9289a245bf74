// Builds like chat-api; on Tuesday and Wednesday staging stands still, so that what is tested then is promoted on Thursday.
import { job, release, triggers } from 'tagwright'
import { contains, secrets } from 'tagwright/expressions'
import { archive, decide, dispatchEvent, fetchDecisions } from 'tagwright/parts'
import { deployCloudStaging, playbooks, playbooksToken } from '../contracts.ts'
import { cloud } from './repo.ts'

const on = triggers({
  push: { branches: ['main'], tags: ['v*'] },
  workflow_dispatch: {
    inputs: { force_staging: { type: 'boolean', default: false, description: 'Move staging although it is frozen' } },
  },
})

const freeze = decide('staging-freeze', {
  name: 'Is staging frozen today?',
  clock: true,
  env: { DAYS: '["Tuesday", "Wednesday"]', FORCE: on.inputs.force_staging },
  outputs: ['hold'],
})

export const build = release(cloud, {
  file: 'build',
  name: 'Build & Deploy',
  on,
  before: [freeze],
  facts: { HOLD: freeze.outputs.hold },
  build: archive({ buildkit: 'moby/buildkit:v0.20.2' }),
  publish: false, // the releases are those of promotions
  contracts: [deployCloudStaging.data],
  followedBy: ({ plan, subject, tags }) => {
    const digest = subject.digests
    const message = decide('dispatch-payload', {
      name: 'Write the message',
      env: { CONTRACT: deployCloudStaging.name, FIELDS: deployCloudStaging.filled({ tag: 'staging', digest }) },
      outputs: ['payload'],
    })
    const send = dispatchEvent({
      name: 'Tell the playbooks',
      repository: playbooks,
      about: deployCloudStaging.name,
      env: {
        GH_TOKEN: secrets(playbooksToken),
        REPOSITORY: playbooks,
        EVENT_TYPE: deployCloudStaging.name,
        PAYLOAD: message.outputs.payload,
      },
    })
    return [
      job('deploy', {
        'runs-on': 'ubuntu-24.04',
        'timeout-minutes': 5,
        needs: tags,
        if: contains(plan.outputs.tags, '"class":"staging"'),
        steps: [fetchDecisions(), message, send],
      }),
    ]
  },
})

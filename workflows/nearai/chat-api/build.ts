// Builds the image so that anybody can build the same bytes, proves it, and only then moves its tags.
import { job, release } from 'tagwright'
import { and, contains, eq, github, secrets } from 'tagwright/expressions'
import { archive, decide, dispatchEvent, fetchDecisions } from 'tagwright/parts'
import { deployChatStaging, playbooks, playbooksToken } from '../contracts.ts'
import { chat } from './repo.ts'

export const build = release(chat, {
  file: 'build',
  name: 'Build & Deploy',
  on: { push: { branches: ['main'], tags: ['v*'] }, workflow_dispatch: null },
  build: archive({ buildkit: 'moby/buildkit:v0.20.2' }),
  publish: false, // the releases are those of promotions
  contracts: [deployChatStaging.data],
  followedBy: ({ plan, subject, tags }) => {
    const digest = subject.digests
    const message = decide('dispatch-payload', {
      name: 'Write the message',
      env: { CONTRACT: deployChatStaging.name, FIELDS: deployChatStaging.filled({ tag: 'staging', digest }) },
      outputs: ['payload'],
    })
    const send = dispatchEvent({
      name: 'Tell the playbooks',
      repository: playbooks,
      about: deployChatStaging.name,
      env: {
        GH_TOKEN: secrets(playbooksToken),
        REPOSITORY: playbooks,
        EVENT_TYPE: deployChatStaging.name,
        PAYLOAD: message.outputs.payload,
      },
    })
    return [
      job('deploy', {
        'runs-on': 'ubuntu-24.04',
        'timeout-minutes': 5,
        needs: tags,
        if: and(eq(github.event_name, 'push'), contains(plan.outputs.tags, '"class":"staging"')),
        steps: [fetchDecisions(), message, send],
      }),
    ]
  },
})

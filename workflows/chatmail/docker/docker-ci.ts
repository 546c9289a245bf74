// Builds the image of relay, tests it with cmlxc, and publishes it: for each push here, for each commit and release that
// relay tells of, and by hand. Pull requests are built and nothing of them is published.
import { call, comment, effect, release, triggers } from 'tagwright'
import { caseOf, eq, format, or, text } from 'tagwright/expressions'
import { eachImage, statusJob } from 'tagwright/parts'
import { lxcTest } from '../cmlxc/lxc-test.ts'
import { chatmailApp, cmlxc, relay, relayBuild, relayUpdated } from '../contracts.ts'
import { app, variants } from './repo.ts'
import { build, received } from './source.ts'

const on = triggers({
  push: { branches: ['main'] },
  pull_request: { 'paths-ignore': ['**/README.md', 'CHANGELOG.md', 'LICENSE'] },
  repository_dispatch: { types: relayUpdated.types },
  workflow_dispatch: { inputs: relayBuild.inputs },
})

const { github, inputs } = on
const { ref, type, commit, behind, 'short-commit': short } = received.outputs
const { relay_ref, relay_sha, relay_sha_short, correlation_id } = relayUpdated.payload
const isSent = eq(github.event_name, 'repository_dispatch')
const isByHand = eq(github.event_name, 'workflow_dispatch')

export const dockerCi = release(app, {
  file: 'docker-ci.yaml',
  name: 'Build and push chatmail-relay image',
  'run-name': text`${caseOf(
    isSent,
    format('Build relay/{0} ({1}) [{2}]', relay_ref, relay_sha_short, correlation_id),
    isByHand,
    format('Build relay/{0}', or(inputs.relay_ref, 'main')),
    format('Build docker/{0}', github.ref_name),
  )}`,
  on,
  concurrency: {
    group: text`image-build-${caseOf(
      eq(github.event_name, 'pull_request'),
      github.run_id,
      or(relay_sha, inputs.relay_sha, inputs.relay_ref, github.sha),
    )}`,
    queue: 'max',
  },
  needs: [received],
  contracts: [relayUpdated.data, relayBuild.data],
  source: [],
  facts: {
    REF: ref,
    REF_TYPE: type,
    REVISION: commit,
    HOLD: caseOf(eq(behind, 'true'), caseOf(eq(ref, 'main'), 'main', 'branch'), ''),
  },
  build,
  variants,
  test: (subject) => {
    const each = eachImage(app, subject)
    const { digest } = subject
    return [
      comment(
        'Deploys what was just pushed, by its digest: no tag of it is public before its tests have passed.',
        call('test', lxcTest, {
          from: cmlxc,
          ...(digest === undefined ? { strategy: each.strategy } : {}),
          permissions: {},
          effects: [effect('test', app)],
          with: {
            tag:
              digest === undefined
                ? text`sha-${short}${each.field('variant')}@${each.digest}`
                : text`sha-${short}@${digest}`,
            relay_ref: caseOf(eq(type, 'tag'), ref, commit),
          },
        }),
      ),
    ]
  },
  publish: false,
  followedBy: ({ tags }) => [
    statusJob({ received, done: tags, to: relay, token: chatmailApp, context: 'docker image' }),
  ],
})

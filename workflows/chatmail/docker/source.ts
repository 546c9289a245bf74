// Which source of relay a run builds, and how: relay at the root of the workspace, this repository below docker/.
import { comment, receiver, run, uses } from 'tagwright'
import { checkout } from 'tagwright/actions'
import { github, text } from 'tagwright/expressions'
import { buildOnce, buildx, changesSince, fetchDecisions, prepared } from 'tagwright/parts'
import { relay, relayBuild, relayUpdated } from '../contracts.ts'
import { app, senders, variants } from './repo.ts'

/** The payload goes before the form, the form before main. */
export const received = receiver(relayUpdated, {
  from: relay,
  form: relayBuild,
  senders,
  more: (source) => {
    const [steps, changes] = changesSince({ image: app, tag: 'main', repository: relay, source })
    return { steps: [...steps, changes], outputs: { changes: changes.outputs.changes } }
  },
})

const { ref, commit, changes } = received.outputs

const titled = [
  'org.opencontainers.image.title=chatmail relay',
  'org.opencontainers.image.description=A chatmail relay that is ready to run',
]

const date = run('echo "committed=$(git log -1 --format=%cI)" >>"$GITHUB_OUTPUT"', {
  id: 'date',
  name: 'Take the date of the commit',
  outputs: ['committed'],
})

const checkouts = [
  uses(checkout, { name: 'Check out relay', with: { repository: relay, ref: commit } }),
  uses(checkout, { name: 'Check out docker', with: { path: 'docker' } }),
  run('cp docker/.dockerignore .dockerignore', { name: 'Leave out what does not belong into the image' }),
  date,
]

const dockerRevision = text`com.chatmail.docker.revision=${github.sha}`

/** A push to main and its release are the same commit: it is built for the one that comes first. */
export const build = buildOnce(
  {
    tag: ({ field }) => text`sha-${received.outputs['short-commit']}${field('variant')}`,
    labels: ({ revision }) => [text`org.opencontainers.image.revision=${revision}`, dockerRevision],
  },
  prepared(
    checkouts,
    buildx({
      file: 'docker/chatmail_relay.dockerfile',
      args: ({ field }) => [
        text`GIT_HASH=${commit}`,
        text`SOURCE_REF=${ref}`,
        text`BUILD_DATE=${date.outputs.committed}`,
        text`DEBIAN_VERSION=${field('debian')}`,
      ],
      labels: [
        ...titled,
        text`org.opencontainers.image.created=${date.outputs.committed}`,
        text`com.chatmail.source.ref=${ref}`,
        text`com.chatmail.changes=${changes}`,
        dockerRevision,
      ],
      annotations: comment(
        'GHCR shows those of the index.',
        titled.map((one) => `index:${one}`),
      ),
      provenance: 'mode=max',
      sbom: true,
    }),
    // Several legs leave records, and the checkout of relay has taken the decisions away.
    variants.length > 1 ? [fetchDecisions()] : [],
  ),
)

// What crosses the repositories of chatmail: relay tells docker of new commits, and docker has its images tested by cmlxc.
import { contract } from 'tagwright'

export const relay = 'chatmail/relay'

export const docker = 'chatmail/docker'

/** Where docker finds the test. Set it to the commit of cmlxc with `lxc-test.yml` when that is merged, and each time it changes. */
export const cmlxc = { repository: 'chatmail/cmlxc', ref: '0000000000000000000000000000000000000000' }

/** The App that is installed on relay and docker: the variable with its client id, and the secret with its key. */
export const chatmailApp = { clientId: 'CHATMAIL_APP_CLIENT_ID', privateKey: 'CHATMAIL_APP_PRIVATE_KEY' }

/** relay has a new commit on main, or a release. */
export const relayUpdated = contract(
  'relay-updated',
  {
    relay_ref: { holds: 'ref', required: true },
    relay_ref_type: { type: 'choice', options: ['branch', 'tag'], required: true },
    relay_sha: { holds: 'commit', required: true },
    relay_sha_short: { pattern: '[0-9a-f]{7}', required: true },
    correlation_id: { pattern: '[0-9]+-[0-9]+', required: true },
  },
  { versions: { ref: 'relay_ref', type: 'relay_ref_type' } },
)

/** The form of a build by hand. */
export const relayBuild = contract(
  'relay-build',
  {
    relay_ref: { description: 'Branch or tag of relay', holds: 'ref', default: 'main' },
    relay_sha: { description: 'Commit of relay (empty for the head of the ref)', holds: 'commit', default: '' },
  },
  { carries: 'inputs' },
)

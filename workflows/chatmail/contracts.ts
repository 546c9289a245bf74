// What crosses the repositories of chatmail: relay tells docker of new commits, and somebody may ask for a build by hand.
import { contract } from 'tagwright'

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

// Builds releases of relay that have no image: no event comes of a push of more than three tags.
import { reconcile } from 'tagwright'
import { relay, relayBuild } from '../contracts.ts'
import { app, firstRelease } from './repo.ts'

export const findMissing = reconcile(app, {
  file: 'reconcile.yaml',
  schedule: '53 4 * * *',
  source: relay,
  since: firstRelease,
  builds: 'docker-ci.yaml',
  form: relayBuild,
  field: 'relay_ref',
})

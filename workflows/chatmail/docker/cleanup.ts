// Deletes what nobody needs: builds of commits beyond the newest 30, images without a tag, images of branches that are gone.
import { cleanup } from 'tagwright'
import { relay } from '../contracts.ts'
import { app } from './repo.ts'

export const cleanUp = cleanup(app, {
  file: 'cleanup.yaml',
  name: 'Clean up GHCR images',
  schedule: '23 3 * * 1',
  branchesOf: [relay],
  keepUntagged: 20,
  branchCap: 100,
})

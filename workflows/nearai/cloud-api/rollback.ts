// Takes :prod back to the promotion before and deploys it, from machines inside the network.
import { rollback, signedBy } from 'tagwright'
import { playbooks, playbooksToken } from '../contracts.ts'
import { build } from './build.ts'
import { cloud, infra, repository } from './repo.ts'

export const rollbackProd = rollback(cloud, {
  name: 'Rollback Image',
  channel: 'prod',
  approval: 'production',
  verify: signedBy(build, { branch: 'main', repository }),
  runner: infra,
  redeploy: {
    repository: playbooks,
    workflow: 'update_cloud_api_prod.yml', // reads :prod when it starts
    token: playbooksToken,
    health: 'https://cloud-api.near.ai/v1/health',
  },
})

// Every Thursday what staging stood for through the freeze becomes prod; by hand any digest that a build of main has made.
import { promote, signedBy } from 'tagwright'
import { build } from './build.ts'
import { cloud, repository } from './repo.ts'

export const promoteToProd = promote(cloud, {
  name: 'Promote Image',
  from: 'staging',
  to: 'prod',
  asks: 'digest',
  confirm: false, // the choice of the target is the confirmation
  fields: { target: { type: 'choice', options: ['prod'], required: true, description: 'Promotion target' } },
  schedule: [{ cron: '0 0 * * 4' }],
  approval: 'production',
  verify: signedBy(build, { branch: 'main', repository }),
})

// Takes :prod back to the promotion before, or to a tag that somebody names.
import { rollback, signedBy } from 'tagwright'
import { build } from './build.ts'
import { chat, repository } from './repo.ts'

export const rollbackProd = rollback(chat, {
  name: 'Roll production back',
  channel: 'prod',
  also: ['latest'],
  approval: 'production',
  credentials: 'production-registry', // secrets for runs on main alone; nobody is asked a second time
  verify: signedBy(build, { branch: 'main', repository }),
})

// Moves the digest behind :staging to :prod. Nothing is rebuilt: the bytes that were tested are the bytes that ship.
import { confirmWord, promote, signedBy } from 'tagwright'
import { build } from './build.ts'
import { chat, repository } from './repo.ts'

export const promoteToProd = promote(chat, {
  name: 'Promote to production',
  from: 'staging',
  to: 'prod',
  also: ['latest'], // the old playbook still deploys :latest
  confirm: confirmWord('promote'),
  approval: 'production',
  credentials: 'production-registry', // secrets for runs on main alone; nobody is asked a second time
  verify: signedBy(build, { branch: 'main', repository }),
})

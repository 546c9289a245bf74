// Moves :prod to a version that somebody names. The release of the version is left as its build has written it.
import { promote, signedBy } from 'tagwright'
import { build } from './build.ts'
import { chat, repository } from './repo.ts'

export const promoteToProd = promote(chat, {
  name: 'Promote to Production',
  asks: 'tag',
  to: 'prod',
  approval: 'production',
  verify: signedBy(build, { branch: 'main', tags: 'v{version}', repository }),
  release: false,
})

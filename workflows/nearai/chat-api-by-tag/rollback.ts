// Takes :prod back to a version that somebody names.
import { rollback, signedBy } from 'tagwright'
import { build } from './build.ts'
import { chat, repository } from './repo.ts'

export const rollbackProd = rollback(chat, {
  name: 'Rollback Production Image',
  channel: 'prod',
  target: 'required',
  approval: 'production',
  verify: signedBy(build, { branch: 'main', tags: 'v{version}', repository }),
  release: false,
})

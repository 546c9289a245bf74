// Checks what was merged. Its success on a push is the only thing that starts a release.
import { call, comment, workflow } from 'tagwright'
import { github, text } from 'tagwright/expressions'
import { checks } from './checks.ts'
import { ciName, mainBranch } from './repo.ts'

export const ciMain = workflow('ci-main', {
  name: ciName,
  on: { push: { branches: [mainBranch] }, workflow_dispatch: null },
  concurrency: comment('Every merge is checked to its end: one that is cancelled is never released.', {
    group: text`ci-${github.ref}`,
    queue: 'max',
  }),
  jobs: [call('checks', checks)],
})

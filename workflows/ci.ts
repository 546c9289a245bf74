// workflows/ci.ts
// Tests on every supported Node, the gate, and for a pull request what it changes in the workflows.
import { comment, job, matrix, run, triggers, uses, workflow } from 'tagwright'
import { checkout, downloadArtifact, setupNode, uploadArtifact } from 'tagwright/actions'
import { and, eq, github, text } from 'tagwright/expressions'

const on = triggers({
  push: { branches: ['main'] },
  pull_request: null,
})

const versions = matrix({ node: [20, 22, 24] })

const test = job('test', {
  name: text`Test on Node ${versions.node}`,
  'runs-on': 'ubuntu-24.04',
  'timeout-minutes': 20,
  strategy: { 'fail-fast': false, matrix: versions },
  steps: [uses(checkout), uses(setupNode, { with: { 'node-version': versions.node } }), run('npm ci'), run('npm test')],
})

const verify = job('verify', {
  name: 'Lint, types, dead code, drift',
  'runs-on': 'ubuntu-24.04',
  'timeout-minutes': 20,
  steps: [uses(checkout), uses(setupNode, { with: { 'node-version': '22' } }), run('npm ci'), run('npm run verify')],
})

const difference = job('difference', {
  name: 'What changes in the workflows',
  'runs-on': 'ubuntu-24.04',
  'timeout-minutes': 10,
  if: eq(github.event_name, 'pull_request'),
  steps: [
    uses(checkout, { with: { 'fetch-depth': 0 } }),
    uses(setupNode, { with: { 'node-version': '22' } }),
    run('npm ci'),
    run(
      `
        status=0
        node dist/bin.js diff --base "origin/$BASE" --format markdown > difference.md || status=$?
        # 1 only says that there are differences.
        if [ "$status" -gt 1 ]; then exit "$status"; fi
        cat difference.md >> "$GITHUB_STEP_SUMMARY"
      `,
      { name: 'Compare with the base branch', env: { BASE: github.base_ref } },
    ),
    uses(uploadArtifact, { with: { name: 'difference', path: 'difference.md' } }),
  ],
})

const post = job('comment', {
  name: 'Comment on the pull request',
  'runs-on': 'ubuntu-24.04',
  'timeout-minutes': 5,
  needs: difference,
  if: and(
    eq(github.event_name, 'pull_request'),
    eq(on.github.event.pull_request.head.repo.full_name, github.repository),
  ),
  permissions: { 'pull-requests': 'write' },
  steps: [
    uses(downloadArtifact, { with: { name: 'difference' } }),
    run('gh pr comment "$NUMBER" --repo "$REPOSITORY" --edit-last --create-if-none --body-file difference.md', {
      name: 'Write the comment',
      env: { GH_TOKEN: github.token, NUMBER: on.github.event.pull_request.number, REPOSITORY: github.repository },
    }),
  ],
})

export const ci = workflow('ci', {
  name: 'CI',
  on,
  jobs: [
    test,
    verify,
    comment('Runs what the pull request brings, so its token can only read.', difference),
    comment('May write to the pull request, so it runs nothing from it: it only posts the text.', post),
  ],
})

// Checks a pull request, and builds the programs and the image of it without publishing anything.
import { call, job, run, uses, workflow } from 'tagwright'
import { buildPush, checkout, setupBuildx } from 'tagwright/actions'
import { github, text } from 'tagwright/expressions'
import { checks } from './checks.ts'
import { buildWeb, mainBranch, rust } from './repo.ts'

const target = 'x86_64-unknown-linux-musl'

const image = job('pr-release-check', {
  name: 'Release build check (PR)',
  'runs-on': 'ubuntu-24.04',
  'timeout-minutes': 45,
  steps: [
    uses(checkout),
    buildWeb(),
    ...rust,
    run('rustup target add "$TARGET"', { env: { TARGET: target } }),
    run('cargo build --release --locked --target "$TARGET" --bin dockrev --bin dockrev-supervisor', {
      name: 'Build the programs',
      env: { TARGET: target, APP_EFFECTIVE_VERSION: '0.0.0-pr' },
    }),
    run(
      `
        mkdir -p dist/ci/docker/amd64
        cp "target/$TARGET/release/dockrev" "target/$TARGET/release/dockrev-supervisor" dist/ci/docker/amd64
      `,
      { name: 'Put them where the Dockerfile takes them', env: { TARGET: target } },
    ),
    uses(setupBuildx),
    uses(buildPush, {
      name: 'Build the image',
      with: {
        context: '.',
        target: 'runtime-prebuilt',
        platforms: 'linux/amd64',
        push: false,
        'build-args': 'APP_EFFECTIVE_VERSION=0.0.0-pr',
      },
    }),
  ],
})

export const ciPullRequest = workflow('ci-pr', {
  name: 'CI (PR)',
  on: { pull_request: { branches: [mainBranch] } },
  concurrency: { group: text`ci-${github.ref}`, 'cancel-in-progress': true },
  jobs: [call('checks', checks), image],
})

// Builds the fork's branch with podman on one kind of machine, emulating the other processor, and names it after upstream.
import { release, run, triggers, uses } from 'tagwright'
import { setupQemu } from 'tagwright/actions'
import { and, eq, github, text } from 'tagwright/expressions'
import { podman } from 'tagwright/parts'
import { branch, librechat, repository } from './repo.ts'

const findUpstream = `git fetch --quiet --unshallow --tags
git describe --tags --abbrev=0 --match 'v*' --exclude '*-*' >upstream.txt`

const upstream = run(findUpstream, { name: 'Find the upstream release below this commit' })

export const tagImages = release(librechat, {
  file: 'tag-images.yml',
  name: 'Build images named after upstream',
  on: triggers({ push: { branches: [branch] }, workflow_dispatch: {} }),
  concurrency: false,
  // Only this branch is the image; a run by hand from another one builds nothing, and neither does a fork of the fork.
  guard: and(eq(github.repository, repository), eq(github.ref_name, branch)),
  before: [upstream],
  // Every push builds the upstream release again that git describe finds below it.
  facts: { EVENT: 'workflow_dispatch', VERSION: 'upstream.txt' },
  runners: { 'linux/amd64': 'ubuntu-24.04', 'linux/arm64': 'ubuntu-24.04' },
  build: podman({
    containerfile: 'Dockerfile',
    prepare: [
      uses(setupQemu, { with: { platforms: 'arm64' } }),
      run('cp .env.example .env', { name: 'Take the settings of the example' }),
    ],
    // The packages of the front end open more files than a machine allows, and more connections than the registry likes.
    args: () => ['NPM_CONFIG_MAXSOCKETS=5'],
    options: ['--isolation=rootless', '--ulimit=nofile=65536:65536'],
  }),
  legs: ({ leg }) => ({
    'timeout-minutes': 90,
    concurrency: {
      group: text`build-images-${github.ref}-${leg}`,
      'cancel-in-progress': eq(github.ref_type, 'branch'),
    },
  }),
  publish: false,
})

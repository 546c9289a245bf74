// Which steps are seen to make something with the workflow token.
import { expect, test } from 'vitest'
import { tokenMadeRefs } from '../../src/check/token-made-refs.ts'
import { fileOf } from './workflows.ts'

const token = '${{ secrets.GITHUB_TOKEN }}'
const checkout = { uses: 'actions/checkout@v7' }
const gh = (run: string, GH_TOKEN = token): object => ({ run, env: { GH_TOKEN } })
const uses = (action: string, inputs: object = {}, env: object = {}): object => ({
  uses: `${action}@v1`,
  with: inputs,
  env,
})
const login = (password: string, registry = 'ghcr.io'): object => uses('docker/login-action', { registry, password })

const made = (steps: readonly object[]): string[] =>
  tokenMadeRefs(
    fileOf({ on: 'push', env: { IMAGE: 'ghcr.io/acme/app', HOST: 'ghcr.io' }, jobs: { a: { steps } } }),
  ).map((one) => [one.made, one.name ?? '?', ...(one.makesTag ? ['tagged'] : [])].join(' '))

test.each<[string, readonly object[], readonly string[]]>([
  // gh, with the token of its variable.
  ['gh', [gh('gh release create v1.2.3 --notes x')], ['release v1.2.3 tagged']],
  ['gh with a variable', [gh('gh release create "$TAG"')], ['release $TAG tagged']],
  ['gh at the tag of the run', [gh('gh release create "$GITHUB_REF_NAME"')], ['release $GITHUB_REF_NAME']],
  ['gh with a tag that must exist', [gh('gh release create v1 --verify-tag')], ['release v1']],
  ['gh with a draft', [gh('gh release create v1 --draft')], []],
  ['gh that publishes a draft', [gh('gh release edit v1 --draft=false')], ['release ?']],
  ['gh that only edits', [gh('gh release edit v1 --notes x')], []],
  ['gh with another token', [gh('gh release create v1', '${{ secrets.APP_TOKEN }}')], []],
  ['gh that may have another token', [gh('gh release create v1', '${{ secrets.APP || github.token }}')], []],
  ['gh without a token', [{ run: 'gh release create v1' }], []],
  ['gh api', [gh('gh api repos/a/b/git/refs -f ref=refs/tags/v1 -f sha=x')], ['tag ? tagged']],
  ['semantic-release', [{ run: 'npx semantic-release', env: { GITHUB_TOKEN: token } }], ['release ? tagged']],
  ['a dry run of it', [{ run: 'npx semantic-release --dry-run', env: { GITHUB_TOKEN: token } }], []],
  // git, with what the checkout left.
  ['git', [checkout, { run: 'git push origin v1.2.3' }], ['tag v1.2.3 tagged']],
  [
    'git after gh in one step',
    [checkout, gh('git push --tags\ngh release create v1')],
    ['tag ? tagged', 'release v1 tagged'],
  ],
  ['git with a branch', [checkout, { run: 'git push origin HEAD:live' }], ['commit live']],
  [
    'git without credentials',
    [uses('actions/checkout', { 'persist-credentials': false }), { run: 'git push --tags' }],
    [],
  ],
  [
    'git with another token',
    [uses('actions/checkout', { token: '${{ secrets.PAT }}' }), { run: 'git push --tags' }],
    [],
  ],
  [
    'git with the token named',
    [uses('actions/checkout', { token: '${{ github.token }}' }), { run: 'git push --tags' }],
    ['tag ? tagged'],
  ],
  ['git with a key', [uses('actions/checkout', { 'ssh-key': 'x' }), { run: 'git push --tags' }], []],
  ['git before the checkout', [{ run: 'git push --tags' }, checkout], []],
  // Actions.
  ['an action', [uses('softprops/action-gh-release', { tag_name: 'v1' })], ['release v1 tagged']],
  ['an action at the tag of the run', [uses('softprops/action-gh-release')], ['release ?']],
  ['an action with a draft', [uses('softprops/action-gh-release', { draft: true })], []],
  ['an action with another token', [uses('softprops/action-gh-release', { token: '${{ secrets.PAT }}' })], []],
  ['an action that needs the variable', [uses('actions/create-release', { tag_name: 'v1' })], []],
  [
    'an action that has it',
    [uses('actions/create-release', { tag_name: 'v1' }, { GITHUB_TOKEN: token })],
    ['release v1 tagged'],
  ],
  ['an action that chooses the tag', [uses('googleapis/release-please-action')], ['release ? tagged']],
  ['a script', [uses('actions/github-script', { script: 'await github.rest.repos.createRelease({})' })], ['release ?']],
  [
    'a script for a tag',
    [uses('actions/github-script', { script: 'x.createRef({ ref: `refs/tags/${tag}` })' })],
    ['tag ? tagged'],
  ],
  [
    'a script with another token',
    [uses('actions/github-script', { 'github-token': 'x', script: 'a.createRelease({})' })],
    [],
  ],
  // Images in GHCR.
  ['an image', [login(token), { run: 'docker push "$IMAGE:1"' }], ['image ?']],
  [
    'an image by an action',
    [login(token), uses('docker/build-push-action', { push: true, tags: '${{ env.IMAGE }}:1' })],
    ['image ?'],
  ],
  ['a registry in a variable', [login(token, '${{ env.HOST }}'), { run: 'docker push "$IMAGE:1"' }], ['image ?']],
  [
    'a login by command',
    [{ run: `echo ${token} | docker login ghcr.io -u me --password-stdin\ndocker push "$IMAGE:1"` }],
    ['image ?'],
  ],
  [
    'a later login with another token',
    [login(token), login('${{ secrets.PAT }}'), { run: 'docker push "$IMAGE:1"' }],
    [],
  ],
  ['a login elsewhere', [login(token, 'quay.io'), { run: 'docker push "$IMAGE:1"' }], []],
  ['an image elsewhere', [login(token), { run: 'docker push acme/app:1' }], []],
])('%s', (_, steps, expected) => {
  expect(made(steps)).toEqual(expected)
})

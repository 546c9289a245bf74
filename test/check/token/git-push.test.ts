// What a `git push` is seen to send.
import { expect, test } from 'vitest'
import { parseGitPush } from '../../../src/check/token/git-push.ts'

test.each([
  ['git push --tags', { kind: 'tag', name: undefined }],
  ['git push origin main --follow-tags', { kind: 'tag', name: undefined }],
  ['git push origin v1.2.3', { kind: 'tag', name: 'v1.2.3' }],
  ['git push origin "$TAG"', { kind: 'tag', name: '$TAG' }],
  ['git push origin "v${NEW_VERSION}"', { kind: 'tag', name: 'v${NEW_VERSION}' }],
  ['git push origin refs/tags/$NAME', { kind: 'tag', name: '$NAME' }],
  ['git push -f origin HEAD:refs/tags/v1', { kind: 'tag', name: 'v1' }],
  ['git push origin tag nightly', { kind: 'tag', name: 'nightly' }],
  ['git -C repo push origin +v1.0', { kind: 'tag', name: 'v1.0' }],
  ['git push origin HEAD:production', { kind: 'branch', name: 'production' }],
  ['git push -o ci.skip origin main', { kind: 'branch', name: 'main' }],
  ['git push origin HEAD:refs/heads/gh-pages', { kind: 'branch', name: 'gh-pages' }],
  // What it sends is not written here.
  ['git push', undefined],
  ['git push origin', undefined],
  ['git push origin HEAD', undefined],
  ['git push origin "$BRANCH"', undefined],
  ['git push origin "$STAGE"', undefined],
  ['git push origin --delete v1.2.3', undefined],
  ['git push --dry-run --tags', undefined],
  ['git pull origin main', undefined],
  ['echo git push --tags', undefined],
])('%s', (command, expected) => {
  expect(parseGitPush(command)).toEqual(expected)
})

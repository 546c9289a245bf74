// Which triggers depend on a pushed tag, and which second way makes up for it.
import { expect, test } from 'vitest'
import { tagPushMayBeDropped } from '../../../src/check/rules/tag-push-may-be-dropped.ts'
import { found } from '../workflows.ts'

const tags = { push: { tags: ['v*'] } }
const publish = { steps: [{ run: 'docker push acme/app:1' }] }
const verify = { steps: [{ run: 'make test' }] }

test.each<[string, unknown, object, boolean]>([
  ['a tags filter', tags, verify, true],
  ['one tag', { push: { tags: 'v*' } }, verify, true],
  ['other tags to leave out', { push: { 'tags-ignore': ['beta-*'] } }, publish, true],
  ['an empty filter that takes no tag', { push: { tags: [] } }, publish, false],
  ['no filter, and it publishes', 'push', publish, true],
  ['no filter, and it only tests', 'push', verify, false],
  [
    'no filter, and it publishes on a branch only',
    'push',
    { ...publish, if: "startsWith(github.ref, 'refs/heads/')" },
    false,
  ],
  ['branches', { push: { branches: ['main'] } }, publish, false],
  ['a run by hand', { ...tags, workflow_dispatch: null }, publish, false],
  ['a call', { ...tags, workflow_call: null }, publish, false],
  ['a release', { ...tags, release: { types: ['published'] } }, publish, false],
  ['create, which is dropped as well', { ...tags, create: null }, publish, true],
  ['pull requests, which publish no tag', { ...tags, pull_request: null }, publish, true],
  ['a schedule that publishes', { ...tags, schedule: [{ cron: '0 4 * * *' }] }, publish, false],
  [
    'a schedule that skips',
    { ...tags, schedule: [{ cron: '0 4 * * *' }] },
    { ...publish, if: "github.ref_type == 'tag'" },
    true,
  ],
  [
    'a run by hand at a tag',
    { ...tags, workflow_dispatch: null },
    { ...publish, if: "github.ref_type == 'tag'" },
    false,
  ],
])('%s', (_, on, job, expected) => {
  expect(found(tagPushMayBeDropped, { a: { on, jobs: { job } } }).length === 1).toBe(expected)
})

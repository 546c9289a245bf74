// Which pairs of workflows one release starts both, and which only look alike.
import { expect, test } from 'vitest'
import { twoWorkflowsPublishOneRelease } from '../../../src/check/rules/two-workflows-publish-one-release.ts'
import { found } from '../workflows.ts'

const image = { steps: [{ run: 'docker push acme/app:$GITHUB_REF_NAME' }] }
const workflow = (on: unknown, job: object = image): object => ({ on, jobs: { job } })
const tags = (...patterns: readonly string[]): object => ({ push: { tags: patterns } })
const release = (...types: readonly string[]): object => ({ release: { types } })
const after = (name: string, more: object = {}): object => ({
  workflow_run: { workflows: [name], types: ['completed'], ...more },
})

const events = (first: object, second: object): string[] =>
  found(twoWorkflowsPublishOneRelease, { a: first, b: second }).map(({ args }) => ('event' in args ? args.event : ''))

test.each<[string, object, object, readonly string[]]>([
  ['one pattern', workflow(tags('v*')), workflow(tags('v*')), ['push']],
  ['patterns that overlap', workflow(tags('v*')), workflow(tags('v[0-9]+.[0-9]+.[0-9]+')), ['push']],
  ['patterns that meet in few names', workflow(tags('v1.*')), workflow(tags('*-rc')), ['push']],
  ['patterns that do not', workflow(tags('v*')), workflow(tags('w*')), []],
  ['one that leaves the other out', workflow(tags('v*', '!v*-*')), workflow(tags('v*-*')), []],
  ['every push and a tag', workflow('push'), workflow(tags('v*')), ['push']],
  [
    'every push, but not for tags',
    workflow('push', { ...image, if: "github.ref_type == 'branch'" }),
    workflow(tags('v*')),
    [],
  ],
  [
    'conditions that part the tags',
    workflow(tags('v*'), { ...image, if: "contains(github.ref, '-')" }),
    workflow(tags('v*'), { ...image, if: "!contains(github.ref, '-')" }),
    [],
  ],
  ['branches', workflow({ push: { branches: ['main'] } }), workflow({ push: { branches: ['main'] } }), []],
  ['one activity', workflow(release('published')), workflow(release('published')), ['release']],
  ['activities of one release', workflow(release('published')), workflow(release('released')), ['release']],
  ['a release and a pre-release', workflow(release('prereleased')), workflow(release('released')), []],
  ['a release and its end', workflow(release('published')), workflow(release('deleted')), []],
  ['a tag and its release', workflow(tags('v*')), workflow(release('published')), ['push and release']],
  ['a release and its tag', workflow(release('published')), workflow(tags('v*')), ['push and release']],
  ['a tag and a release that is edited', workflow(tags('v*')), workflow(release('edited')), []],
  [
    'a tag that makes its release with the workflow token',
    workflow(tags('v*'), {
      steps: [
        ...image.steps,
        { run: 'gh release create "$GITHUB_REF_NAME"', env: { GH_TOKEN: '${{ github.token }}' } },
      ],
    }),
    workflow(release('published')),
    [],
  ],
  ['the end of one workflow', workflow(after('Test')), workflow(after('Test')), ['workflow_run']],
  ['the ends of two', workflow(after('Test')), workflow(after('Lint')), []],
  [
    'other branches',
    workflow(after('Test', { branches: ['main'] })),
    workflow(after('Test', { branches: ['dev'] })),
    [],
  ],
  ['other activities', workflow(after('Test')), workflow(after('Test', { types: ['requested'] })), []],
  ['a dry run', workflow(tags('v*')), workflow(tags('v*'), { steps: [{ run: 'npm publish --dry-run' }] }), []],
  [
    'files added to one release',
    workflow(release('published'), { steps: [{ run: 'gh release create a' }] }),
    workflow(release('published'), { steps: [{ run: 'gh release create a' }] }),
    [],
  ],
])('%s', (_, first, second, expected) => {
  expect(events(first, second)).toEqual(expected)
})

const called = (name: string): object =>
  workflow(tags('v*'), { uses: './.github/workflows/c.yml', with: { image: name } })

test.each([
  ['acme/app', 1],
  ['acme/web', 0],
])('a workflow that both call publishes for its callers, unless they ask for another image: %s', (other, count) => {
  const c = { on: { workflow_call: null }, jobs: { job: { steps: [{ run: 'docker push "$IMAGE"' }] } } }
  expect(found(twoWorkflowsPublishOneRelease, { a: called('acme/app'), b: called(other), c })).toHaveLength(count)
})

test('each pair is told once, at the later file', () => {
  const findings = found(twoWorkflowsPublishOneRelease, {
    a: workflow(tags('v*')),
    b: workflow(tags('v*')),
    c: workflow(tags('v*')),
  })
  expect(findings.map(({ place, related }) => [place.file.at(-5), related?.[0]?.place.file.at(-5)])).toEqual([
    ['b', 'a'],
    ['c', 'a'],
    ['c', 'b'],
  ])
})

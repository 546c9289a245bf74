// Who waits for what the workflow token makes, and who is started in another way.
import { expect, test } from 'vitest'
import { eventNeverStarts } from '../../../src/check/rules/event-never-starts.ts'
import { found } from '../workflows.ts'

const GH_TOKEN = '${{ github.token }}'
const release = (tag: string, more = ''): object => ({ run: `gh release create ${tag}${more}`, env: { GH_TOKEN } })
const checkout = { uses: 'actions/checkout@v7' }
const push = (what: string): readonly object[] => [checkout, { run: `git push origin ${what}` }]
const job = { steps: [{ run: 'make' }] }
const publish = { steps: [{ run: 'docker push acme/app:1' }] }
const tags = (...patterns: readonly string[]): object => ({ push: { tags: patterns } })

interface Case {
  readonly on?: unknown
  readonly steps: readonly object[]
  readonly condition?: string
  readonly waits: unknown
  readonly waiting?: object
}

const waiters = ({ on = 'workflow_dispatch', steps, condition, waits, waiting = job }: Case): string[] => {
  const maker = { on, name: 'Maker', jobs: { job: { steps, ...(condition !== undefined && { if: condition }) } } }
  return found(eventNeverStarts, { maker, waiter: { on: waits, jobs: { job: waiting } } }).map(({ args }) =>
    'made' in args ? `${args.event} for the ${args.made}` : '',
  )
}

test.each<[string, Case, readonly string[]]>([
  [
    'a release and its tag',
    { steps: [release('v1')], waits: { ...tags('v*'), release: null } },
    ['push for the release', 'release for the release'],
  ],
  ['create', { steps: push('v1.0'), waits: 'create' }, ['create for the tag']],
  [
    'create, for branches only',
    { steps: push('v1.0'), waits: 'create', waiting: { ...job, if: "github.event_name == 'push'" } },
    [],
  ],
  ['a tag that the filter cannot take', { steps: push('docs-$TAG'), waits: tags('v*') }, []],
  ['a tag that the filter may take', { steps: push('v$VERSION'), waits: tags('v[0-9]+.*') }, ['push for the tag']],
  ['a written tag that the filter leaves out', { steps: push('v1.0'), waits: tags('v*', '!v1.*') }, []],
  ['any tag', { steps: push('--tags'), waits: tags('v*') }, ['push for the tag']],
  ['every push is no waiter for tags', { steps: push('v1.0'), waits: 'push' }, []],
  [
    'every push with a job for tags',
    { steps: push('v1.0'), waits: 'push', waiting: { ...job, if: "github.ref_type == 'tag'" } },
    ['push for the tag'],
  ],
  [
    'an activity that making a release is not',
    { steps: [release('v1')], waits: { release: { types: ['edited'] } } },
    [],
  ],
  // The tag of the run is there already.
  ['a release at the pushed tag', { on: tags('v*'), steps: [release('"$TAG"')], waits: tags('v*') }, []],
  [
    'a release by hand beside it',
    { on: { ...tags('v*'), workflow_dispatch: null }, steps: [release('"$TAG"')], waits: tags('v*') },
    [],
  ],
  [
    'a release on a branch beside it',
    {
      on: { push: { branches: ['main'], tags: ['v*'] } },
      steps: [release('v1')],
      condition: "github.ref_type == 'branch'",
      waits: tags('v*'),
    },
    ['push for the release'],
  ],
  [
    'a release that is still awaited',
    { on: tags('v*'), steps: [release('"$TAG"')], waits: 'release' },
    ['release for the release'],
  ],
  // Commits.
  [
    'a commit on a publishing branch',
    { steps: push('HEAD:live'), waits: { push: { branches: ['live'] } }, waiting: publish },
    ['push for the commit'],
  ],
  ['a commit on a branch that is tested', { steps: push('main'), waits: { push: { branches: ['main'] } } }, []],
  [
    'a commit on one of many branches',
    { steps: push('main'), waits: { push: { branches: ['**'] } }, waiting: publish },
    [],
  ],
  [
    'a commit of a workflow of that branch',
    {
      on: { push: { branches: ['main'] } },
      steps: push('main'),
      waits: { push: { branches: ['main'] } },
      waiting: publish,
    },
    [],
  ],
  // Other ways to start.
  [
    'a dispatch',
    {
      steps: [release('v1'), { run: 'gh workflow run waiter.yml' }],
      waits: { ...tags('v*'), workflow_dispatch: null },
    },
    [],
  ],
  [
    'a dispatch whose script has the name from its environment',
    {
      steps: [
        release('v1'),
        { run: 'gh api "repos/a/b/actions/workflows/$FILE/dispatches"', env: { FILE: 'waiter.yml' } },
      ],
      waits: { ...tags('v*'), workflow_dispatch: null },
    },
    [],
  ],
  [
    'a dispatch of another',
    { steps: [release('v1'), { run: 'gh workflow run other.yml' }], waits: { ...tags('v*'), workflow_dispatch: null } },
    ['push for the release'],
  ],
  [
    'a dispatch that it does not take',
    { steps: [release('v1'), { run: 'gh workflow run waiter.yml' }], waits: tags('v*') },
    ['push for the release'],
  ],
  [
    'an event sent',
    {
      steps: [release('v1'), { run: 'gh api repos/a/b/dispatches -f event_type=x' }],
      waits: { ...tags('v*'), repository_dispatch: null },
    },
    [],
  ],
  [
    'the end of the maker',
    { steps: [release('v1')], waits: { ...tags('v*'), workflow_run: { workflows: ['maker'] } } },
    [],
  ],
])('%s', (_, given, expected) => {
  expect(waiters(given)).toEqual(expected)
})

test('a workflow that the maker calls is started by the call', () => {
  const maker = {
    on: 'workflow_dispatch',
    jobs: { job: { steps: [release('v1')] }, call: { uses: './.github/workflows/waiter.yml' } },
  }
  const waiter = { on: { ...tags('v*'), workflow_call: null }, jobs: { job } }
  expect(found(eventNeverStarts, { maker, waiter })).toEqual([])
})

test('a workflow is not told about waiting for itself', () => {
  const both = { on: { push: { branches: ['main'] }, release: null }, jobs: { job: { steps: [release('v1')] } } }
  expect(found(eventNeverStarts, { both })).toEqual([])
})

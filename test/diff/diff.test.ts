// The verb diff: first what a change means, then the text.
import { describe, expect, it } from 'vitest'
import { compareFiles } from '../../src/diff/compare-files.ts'

const before = `name: Release
on:
  push:
    tags: ['v*']
permissions: {}
concurrency: release
jobs:
  build:
    runs-on: ubuntu-24.04
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
      - name: Build
        run: make
  publish:
    needs: build
    if: github.ref_type == 'tag'
    environment: production
    runs-on: ubuntu-24.04
    permissions:
      packages: write
    steps:
      - name: Push
        run: make push
`

/** What a change of the text means, a line each: a plus for what widens. */
function meaning(edit: (text: string) => string): readonly string[] {
  const changed = compareFiles('.github/workflows/release.yml', before, edit(before))
  return (changed?.changes ?? []).map(
    ({ topic, at, before: was = '-', after: is = '-', widens }) =>
      `${widens ? '+' : ' '} ${topic} ${at}: ${was} -> ${is}`,
  )
}

const sub =
  (from: string, to: string) =>
  (text: string): string => {
    expect(text).toContain(from)
    return text.replace(from, to)
  }

const rows: readonly [string, (text: string) => string, readonly string[]][] = [
  [
    'a new event widens',
    sub("tags: ['v*']", "tags: ['v*']\n  workflow_dispatch:"),
    ['+ trigger on.workflow_dispatch: - -> always'],
  ],
  [
    'another filter widens when it adds an entry',
    sub("['v*']", "['v*', 'w*']"),
    ['+ trigger on.push.tags: v* -> v*, w*'],
  ],
  ['a filter with another entry widens', sub("['v*']", "['w*']"), ['+ trigger on.push.tags: v* -> w*']],
  [
    'a filter that comes does not widen',
    sub("tags: ['v*']", "tags: ['v*']\n    branches: [main]"),
    ['  trigger on.push.branches: - -> main'],
  ],
  ['a filter that goes widens', sub("\n    tags: ['v*']", ''), ['+ trigger on.push.tags: v* -> -']],
  [
    'a permission gained widens',
    sub('contents: read', 'contents: write'),
    ['+ permission jobs.build: contents: read -> contents: write'],
  ],
  [
    'a permission lost does not',
    sub('packages: write', 'packages: read'),
    ['  permission jobs.publish: packages: write -> packages: read'],
  ],
  [
    'a job block that goes gives the job what the workflow grants',
    sub('    permissions:\n      packages: write\n', ''),
    ['  permission jobs.publish: packages: write -> -'],
  ],
  [
    'a condition that goes widens',
    sub("    if: github.ref_type == 'tag'\n", ''),
    ["+ condition jobs.publish.if: github.ref_type == 'tag' -> -"],
  ],
  [
    'an environment that goes widens',
    sub('    environment: production\n', ''),
    ['+ environment jobs.publish.environment: production -> -'],
  ],
  ['needs that go are told', sub('    needs: build\n', ''), ['  needs jobs.publish: build -> nothing']],
  ['a lock that goes widens', sub('concurrency: release\n', ''), ['+ concurrency concurrency: release -> -']],
  [
    'another pin is told with its version',
    sub('3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1', '1111111111111111111111111111111111111111 # v7.0.2'),
    ['  pin jobs.build › actions/checkout: actions/checkout v7.0.1 (3d3c42e) -> actions/checkout v7.0.2 (1111111)'],
  ],
  [
    'a pin that becomes a tag widens',
    sub('@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1', '@v7'),
    ['+ pin jobs.build › actions/checkout: actions/checkout v7.0.1 (3d3c42e) -> actions/checkout@v7'],
  ],
  [
    'a secret that a job can see widens',
    sub('run: make push', 'run: make push\n        env:\n          TOKEN: ${{ secrets.TOKEN }}'),
    ['+ secret jobs.publish: - -> TOKEN', '  step jobs.publish › Push › env.TOKEN: - -> ${{ secrets.TOKEN }}'],
  ],
  [
    'another script is told without its text',
    sub('run: make push', 'run: make ship'),
    ['  step jobs.publish › Push › run: a script -> another script'],
  ],
  [
    'a new job is told with what it may do',
    (text) => `${text}  extra:\n    runs-on: ubuntu-24.04\n    permissions:\n      contents: write\n    steps: []\n`,
    ['+ job jobs.extra: - -> extra', '+ permission jobs.extra: - -> contents: write'],
  ],
  ['a comment means nothing', (text) => `# hello\n${text}`, []],
]

describe('what a change means', () => {
  it.each(rows)('%s', (_title, edit, expected) => {
    expect(meaning(edit)).toEqual(expected)
  })

  it('has the place of the new value', () => {
    const [change] = compareFiles('x.yml', before, before.replace('contents: read', 'contents: write'))?.changes ?? []
    expect(change?.place).toMatchObject({ file: 'x.yml', line: 8 })
  })

  it('says nothing about equal files and shows the text of others', () => {
    expect(compareFiles('x.yml', before, before)).toBeUndefined()
    expect(compareFiles('x.yml', null, before)).toMatchObject({
      state: 'added',
      patch: expect.stringContaining('+++ b/x.yml'),
    })
    expect(compareFiles('x.yml', before, null)).toMatchObject({
      state: 'removed',
      patch: expect.stringContaining('--- a/x.yml'),
    })
  })
})

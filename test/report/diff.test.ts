import { describe, expect, it } from 'vitest'
import type { Change, ChangedFile, DiffOutcome } from '../../src/model/change.ts'
import { renderDiff } from '../../src/report/diff.ts'
import { commentMarker, renderDiffMarkdown } from '../../src/report/diff-markdown.ts'
import { options } from './sample.ts'

const changes: readonly Change[] = [
  { topic: 'job', at: 'jobs.test', before: 'test', widens: false },
  { topic: 'permission', at: 'jobs.publish.permissions.contents', after: 'read', widens: false },
  { topic: 'permission', at: 'jobs.publish.permissions.packages', before: 'read', after: 'write', widens: true },
  { topic: 'setting', at: 'name', widens: false },
]
const patch = '--- a/x.yml\n+++ b/x.yml\n@@ -1 +1 @@\n-a\n+b\n'
const file: ChangedFile = { path: '.github/workflows/release.yml', state: 'changed', changes, patch }
const outcome = (files: readonly ChangedFile[], more: Partial<DiffOutcome> = {}): DiffOutcome => ({
  base: 'the committed files',
  files,
  failures: [],
  ...more,
})

describe('the report of diff', () => {
  it('puts topics that widen first, with a sign, then the text', () => {
    const added: ChangedFile = { path: 'new.yml', state: 'added', changes: [], patch: '' }
    expect(renderDiff(outcome([file, added]), options)).toMatchInlineSnapshot(`
      ".github/workflows/release.yml  changed
        ! permission  jobs.publish.permissions.packages  read → write
          permission  jobs.publish.permissions.contents  new read
          job         jobs.test  gone test
          setting     name  changed

      --- a/x.yml
      +++ b/x.yml
      @@ -1 +1 @@
      -a
      +b

      new.yml  added
        means the same

      1 file changed, 1 added compared with the committed files
      ! 1 change lets a workflow do more than before
      "
    `)
  })

  it('is one line when nothing differs', () => {
    expect(renderDiff(outcome([]), options)).toBe('no file differs from the committed files\n')
  })

  it('claims nothing when nothing could be compared', () => {
    const failures = [{ code: 'unknown-revision', args: { revision: 'x' } }] as const
    expect(renderDiff(outcome([], { failures }), options)).toBe('')
  })
})

describe('the comment for a pull request', () => {
  it('lists the meaning by topic and folds the text', () => {
    expect(renderDiffMarkdown(outcome([file], { base: 'origin/main' }))).toMatchInlineSnapshot(`
      "<!-- tagwright diff -->
      **Workflows:** 1 file changed compared with \`origin/main\`

      ⚠️ **1 change lets a workflow do more than before.**

      ### \`.github/workflows/release.yml\` changed

      - permission
        - ⚠️ \`jobs.publish.permissions.packages\`: \`read\` → \`write\`
        - \`jobs.publish.permissions.contents\`: new \`read\`
      - job
        - \`jobs.test\`: gone \`test\`
      - setting
        - \`name\`: changed

      <details><summary>Text diff (5 lines)</summary>

      \`\`\`diff
      --- a/x.yml
      +++ b/x.yml
      @@ -1 +1 @@
      -a
      +b
      \`\`\`

      </details>
      "
    `)
  })

  it('says that nothing differs', () => {
    expect(renderDiffMarkdown(outcome([]))).toBe(
      `${commentMarker}\n**Workflows:** no file differs from the committed files\n`,
    )
  })

  it.each([
    ['a backtick', 'a`b', '``a`b``'],
    ['backticks at the ends', '`a`', '`` `a` ``'],
    ['runs of backticks', 'a```b``', '```` a```b`` ````'],
    ['HTML', '<img src=x onerror=y>', '`<img src=x onerror=y>`'],
    ['a mention and a link', '@all [x](http://y) #1', '`@all [x](http://y) #1`'],
    ['a table and a heading', '|\n# x', '`| # x`'],
    ['a change of direction', 'a\u202Eb', '`a\uFFFDb`'],
    ['nothing', '', '(empty)'],
  ])('keeps %s as text', (_what, value, expected) => {
    const change: Change = { topic: 'input', at: 'x', after: value, widens: false }
    expect(renderDiffMarkdown(outcome([{ ...file, patch: '', changes: [change] }]))).toContain(
      `  - \`x\`: new ${expected}\n`,
    )
  })

  it('does not let a patch end its own block', () => {
    const evil = '+```\n+</details> @all\n+````\n'
    const text = renderDiffMarkdown(outcome([{ ...file, patch: evil }]))
    expect(text).toContain(`\n\`\`\`\`\`diff\n${evil.trimEnd()}\n\`\`\`\`\`\n`)
  })

  it('cuts a value that is a whole script', () => {
    const change: Change = { topic: 'step', at: 'x', before: 'y', after: 'z'.repeat(5000), widens: false }
    const text = renderDiffMarkdown(outcome([{ ...file, patch: '', changes: [change] }]))
    expect(text).toContain(`${'z'.repeat(119)}…`)
  })

  it('leaves out texts that have no room, and says so, but keeps the meaning of all files', () => {
    const long = `${'+ a line of text\n'.repeat(2500)}`
    const text = renderDiffMarkdown(outcome([{ ...file, patch: long }, { ...file, path: 'b.yml', patch: long }, file]))
    expect(text.length).toBeLessThanOrEqual(60_000)
    expect(text.match(/^### /gm)).toHaveLength(3)
    expect(text.match(/<details>/g)).toHaveLength(2)
    expect(text.match(/The text diff is left out/g)).toHaveLength(1)
  })

  it('ends with a note when even the meaning has no room, in whole lines', () => {
    const many = Array.from({ length: 3000 }, (_, index): Change => ({
      topic: 'step',
      at: `jobs.a.${index}`,
      after: 'x',
      widens: false,
    }))
    const text = renderDiffMarkdown(outcome([{ ...file, changes: many }]))
    expect(text.length).toBeLessThanOrEqual(60_000)
    expect(text).toMatch(
      /: new `x`\n\n\*The rest is left out: this comment is full\.\* Run `tagwright diff` to see all of it\.\n$/,
    )
  })
})

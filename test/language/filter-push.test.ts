// Which pushes start a workflow, and for which reason.
import { describe, expect, test } from 'vitest'
import { matchPush, type Push, type PushReason } from '../../src/language/filter/match-push.ts'
import type { PushFilters } from '../../src/language/filter/push-filters.ts'

const docsOnly: Push = { branch: 'main', files: ['docs/a.md', 'docs/b/c.md'] }
const mixed: Push = { branch: 'main', files: ['docs/a.md', 'src/a.ts'] }
const files = (count: number): string[] => Array.from({ length: count }, (_, n) => `docs/${n}.md`)

/** The examples of GitHub's documentation. */
const included: PushFilters = { branches: ['main', 'mona/octocat', 'releases/**'], tags: ['v2', 'v1.*'] }
const ignored: PushFilters = {
  'branches-ignore': ['mona/octocat', 'releases/**-alpha'],
  'tags-ignore': ['v2', 'v1.*'],
}

const rows: readonly (readonly [title: string, PushFilters, Push, boolean, PushReason['code']])[] = [
  ['G-P1 without filters a branch runs', {}, { branch: 'main' }, true, 'no-ref-filter'],
  ['G-P1 without filters a tag runs', {}, { tag: 'v1' }, true, 'no-ref-filter'],
  ['G-P1 a branch filter keeps tags out', { branches: ['**'] }, { tag: 'v1' }, false, 'only-other-refs'],
  ['G-P1 so does branches-ignore', { 'branches-ignore': ['x'] }, { tag: 'v1' }, false, 'only-other-refs'],
  ['G-P1 a tag filter keeps branches out', { tags: ['**'] }, { branch: 'main' }, false, 'only-other-refs'],
  ['G-P1 so does tags-ignore', { 'tags-ignore': ['x'] }, { branch: 'main' }, false, 'only-other-refs'],
  ['G-P1 a path filter alone keeps tags in', { paths: ['src/**'] }, { tag: 'v1' }, true, 'paths-not-asked'],
  ['G-P1 with both each kind has its own list', { branches: 'main', tags: 'v*' }, { tag: 'v1' }, true, 'ref-included'],
  [
    'G-P1 a branch is not held against the tags',
    { branches: 'main', tags: 'v*' },
    { branch: 'v1' },
    false,
    'ref-matches-nothing',
  ],
  ['run-on-specific: main', included, { branch: 'main' }, true, 'ref-included'],
  ['run-on-specific: mona/octocat', included, { branch: 'mona/octocat' }, true, 'ref-included'],
  ['run-on-specific: releases/10', included, { branch: 'releases/10' }, true, 'ref-included'],
  ['run-on-specific: tag v2', included, { tag: 'v2' }, true, 'ref-included'],
  ['run-on-specific: tag v1.9.1', included, { tag: 'v1.9.1' }, true, 'ref-included'],
  ['run-on-specific: another tag', included, { tag: 'v3' }, false, 'ref-matches-nothing'],
  ['ignore: mona/octocat', ignored, { branch: 'mona/octocat' }, false, 'ref-ignored'],
  ['ignore: releases/beta/3-alpha', ignored, { branch: 'releases/beta/3-alpha' }, false, 'ref-ignored'],
  ['ignore: another branch', ignored, { branch: 'main' }, true, 'ref-not-ignored'],
  ['ignore: tag v1.9', ignored, { tag: 'v1.9' }, false, 'ref-ignored'],
  ['ignore: another tag', ignored, { tag: 'v3' }, true, 'ref-not-ignored'],
  [
    'G-F7 a later negative excludes',
    { branches: ['releases/**', '!releases/**-alpha'] },
    { branch: 'releases/10-alpha' },
    false,
    'ref-excluded',
  ],
  ['G-F8 only negatives run for nothing', { branches: ['!main'] }, { branch: 'dev' }, false, 'ref-matches-nothing'],
  ['G-F9 one included file is enough', { paths: ['**.ts'] }, mixed, true, 'path-included'],
  ['G-F9 no included file is not', { paths: ['**.ts'] }, docsOnly, false, 'no-path-included'],
  [
    'G-F9 paths-ignore keeps out when every file matches',
    { 'paths-ignore': ['docs/**'] },
    docsOnly,
    false,
    'all-paths-ignored',
  ],
  ['G-F9 paths-ignore lets run for one other file', { 'paths-ignore': ['docs/**'] }, mixed, true, 'path-not-ignored'],
  ['paths: a file beside the excluded folder', { paths: ['docs/**', '!docs/b/**'] }, docsOnly, true, 'path-included'],
  ['paths: only files of the excluded folder', { paths: ['docs/**', '!docs/**'] }, docsOnly, false, 'no-path-included'],
  ['G-P2 the branch must pass as well', { branches: 'dev', paths: ['**'] }, mixed, false, 'ref-matches-nothing'],
  ['G-P2 the paths must pass as well', { branches: 'main', paths: ['src/**'] }, docsOnly, false, 'no-path-included'],
  ['G-P2 paths are not asked for a tag', { tags: 'v*', paths: ['src/**'] }, { tag: 'v1' }, true, 'paths-not-asked'],
  ['G-P3 no changed file, no run', { paths: ['**'] }, { branch: 'main', files: [] }, false, 'no-changed-file'],
  [
    'G-P3 with paths-ignore neither',
    { 'paths-ignore': ['x'] },
    { branch: 'main', files: [] },
    false,
    'no-changed-file',
  ],
  ['G-P3 only path filters look at files', { branches: 'main' }, { branch: 'main', files: [] }, true, 'ref-included'],
  ['G-P4 without a diff it runs', { paths: ['x'] }, { branch: 'main' }, true, 'no-diff'],
  ['G-P4 more than 1,000 commits run', { paths: ['x'] }, { ...docsOnly, commits: 1001 }, true, 'too-many-commits'],
  ['G-P4 1,000 commits do not', { paths: ['x'] }, { ...docsOnly, commits: 1000 }, false, 'no-path-included'],
  [
    'G-P4 the 300th file counts',
    { paths: ['x'] },
    { branch: 'main', files: [...files(299), 'x'] },
    true,
    'path-included',
  ],
  [
    'G-P4 the 301st does not',
    { paths: ['x'] },
    { branch: 'main', files: [...files(300), 'x'] },
    false,
    'path-too-late',
  ],
  ['G-P5 three tags at once run', {}, { tag: 'v1', pushedTogether: 3 }, true, 'no-ref-filter'],
  ['G-P5 four make no event', {}, { tag: 'v1', pushedTogether: 4 }, false, 'too-many-refs'],
  ['G-P5 5,000 branches run', {}, { branch: 'a', pushedTogether: 5000 }, true, 'no-ref-filter'],
  ['G-P5 5,001 make no event', {}, { branch: 'a', pushedTogether: 5001 }, false, 'too-many-refs'],
  ['G-P6 a deleted ref is taken not to run', {}, { tag: 'v1', deleted: true }, false, 'ref-deleted'],
  [
    'G-P7 [skip ci] anywhere in the message',
    {},
    { branch: 'a', message: 'fix: x [skip ci]\n\nmore' },
    false,
    'skipped-by-message',
  ],
  ['G-P7 [actions skip] too', {}, { tag: 'v1', message: 'x\n\n[actions skip]' }, false, 'skipped-by-message'],
  ['G-P7 the trailer', {}, { branch: 'a', message: 'x\n\n\nskip-checks: true\n' }, false, 'skipped-by-message'],
  [
    'G-P7 the trailer after others',
    {},
    { branch: 'a', message: 'x\r\n\r\nSigned-off-by: a\r\nskip-checks:true' },
    false,
    'skipped-by-message',
  ],
  [
    'G-P7 the words in the text are no trailer',
    {},
    { branch: 'a', message: 'why skip-checks: true is bad' },
    true,
    'no-ref-filter',
  ],
]

describe('a push', () => {
  test.each(rows)('%s', (_, filters, push, runs, code) => {
    const decision = matchPush(filters, push)
    expect(decision.runs).toBe(runs)
    expect(decision.because.at(-1)?.code).toBe(code)
  })

  test('tells everything that was looked at, in order', () => {
    const filters = { branches: ['release/**', 'main'], paths: ['src/**', '!src/docs/**'] }
    expect(matchPush(filters, { branch: 'main', files: ['src/docs/a.md', 'src/a.ts'] })).toEqual({
      runs: true,
      because: [
        { code: 'ref-included', filter: 'branches', name: 'main', pattern: 'main', index: 1 },
        { code: 'path-included', filter: 'paths', name: 'src/a.ts', pattern: 'src/**', index: 0 },
      ],
    })
  })

  test('names the pattern that keeps it out', () => {
    expect(matchPush({ tags: ['v*', '!v*-rc*'] }, { tag: 'v1-rc1' }).because).toEqual([
      { code: 'ref-excluded', filter: 'tags', name: 'v1-rc1', pattern: '!v*-rc*', index: 1 },
    ])
    expect(matchPush({ 'tags-ignore': ['x', 'v*'] }, { tag: 'v1' }).because).toEqual([
      { code: 'ref-ignored', filter: 'tags-ignore', name: 'v1', pattern: 'v*', index: 1 },
    ])
  })

  test('names the filters of the other kind, and the file that comes too late', () => {
    expect(matchPush({ branches: 'main', 'branches-ignore': 'x' }, { tag: 'v1' }).because).toEqual([
      { code: 'only-other-refs', filters: ['branches', 'branches-ignore'] },
    ])
    expect(matchPush({ paths: 'x' }, { branch: 'a', files: [...files(300), 'x'] }).because.at(-1)).toEqual({
      code: 'path-too-late',
      name: 'x',
      position: 300,
      limit: 300,
    })
  })
})

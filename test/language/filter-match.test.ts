// Which names a list of patterns takes: GitHub's own examples, and every statement of the facts about filters.
import { describe, expect, test } from 'vitest'
import { decideFilter, ignoresAll, matchFilter } from '../../src/language/filter/match-filter.ts'
import { nameTest } from '../../src/language/filter/find-shortest.ts'
import { filterLanguage } from '../../src/language/filter/filter-language.ts'

type Row = readonly [patterns: string | readonly string[], taken: readonly string[], left: readonly string[]]

/** The cheat sheet of GitHub's documentation with all its examples, and what the text beside them excludes. */
const cheatSheet: readonly Row[] = [
  ['Octo*', ['Octocat', 'Octo'], ['octocat', 'Octo/cat', 'anOctocat']],
  ['[CB]at', ['Cat', 'Bat'], ['cat', 'at', 'CBat', 'Hat']],
  ['[1-2]00', ['100', '200'], ['300', '00', '1200']],
  ['[0-9a-z]', ['0', '9', 'a', 'z'], ['A', 'Z', '-', '10']],
  ['feature/*', ['feature/my-branch', 'feature/your-branch'], ['feature', 'feature/beta-a/my-branch']],
  [
    'feature/**',
    ['feature/beta-a/my-branch', 'feature/your-branch', 'feature/mona/the/octocat'],
    ['feature', 'features/x'],
  ],
  ['main', ['main'], ['maintenance', 'my-main', 'Main', 'x/main']],
  ['releases/mona-the-octocat', ['releases/mona-the-octocat'], ['releases/mona']],
  ['*', ['main', 'releases', 'README.md', 'server.rb'], ['all/the/branches', 'docs/README.md']],
  ['**', ['all/the/branches', 'every/tag', 'main', 'all/the/files.md'], []],
  ['*feature', ['mona-feature', 'feature', 'ver-10-feature'], ['feature-x', 'a/feature']],
  ['v2*', ['v2', 'v2.0', 'v2.9', 'v20'], ['v1', 'v2/x', 'xv2']],
  ['v[12].[0-9]+.[0-9]+', ['v1.10.1', 'v2.0.0'], ['v3.0.0', 'v1.10', 'v1.1.1-rc', 'v12.0.0', 'v1.1.']],
  ['*.jsx?', ['page.js', 'page.jsx'], ['page.jsxx', 'src/page.js', 'page.ts']],
  ['*.js', ['app.js', 'index.js'], ['js/index.js', 'app.jsx']],
  ['**.js', ['index.js', 'js/index.js', 'src/js/app.js'], ['index.jsx', 'js/index.ts']],
  ['docs/*', ['docs/README.md', 'docs/file.txt'], ['docs/mona/octocat.txt', 'README.md']],
  ['docs/**', ['docs/README.md', 'docs/mona/octocat.txt'], ['docs', 'a/docs/README.md']],
  [
    'docs/**/*.md',
    ['docs/README.md', 'docs/mona/hello-world.md', 'docs/a/markdown/file.md'],
    ['docs/a.txt', 'README.md'],
  ],
  ['**/docs/**', ['docs/hello.md', 'dir/docs/my-file.txt', 'space/docs/plan/space.doc'], ['mydocs/x', 'dir/docs']],
  ['**/README.md', ['README.md', 'js/README.md'], ['MYREADME.md', 'js/MYREADME.md']],
  ['**/*src/**', ['a/src/app.js', 'my-src/code/js/app.js'], ['src-a/app.js', 'a/src']],
  ['**/*-post.md', ['my-post.md', 'path/their-post.md'], ['post.md', 'my-post.mdx']],
  ['**/migrate-*.sql', ['migrate-10909.sql', 'db/migrate-v1.0.sql', 'db/sept/migrate-v1.sql'], ['db/migrate-a/b.sql']],
  [['*.md', '!README.md'], ['hello.md'], ['README.md', 'docs/hello.md']],
  [['*.md', '!README.md', 'README*'], ['hello.md', 'README.md', 'README.doc'], ['docs/hello.md']],
  [
    ['releases/**', '!releases/**-alpha'],
    ['releases/10', 'releases/beta/mona'],
    ['releases/10-alpha', 'releases/beta/3-alpha'],
  ],
  [
    ['sub-project/**', '!sub-project/docs/**'],
    ['sub-project/index.js', 'sub-project/src/index.js'],
    ['sub-project/docs/readme.md'],
  ],
]

const facts: readonly (readonly [title: string, ...Row])[] = [
  ['G-F1 a pattern matches the whole name', 'v1', ['v1'], ['v1.0', 'xv1', 'refs/tags/v1']],
  ['G-F1 a dot is a dot', 'v1.0', ['v1.0'], ['v1x0']],
  ['G-F1 signs of regular expressions are plain', '(a|b){2}^$', ['(a|b){2}^$'], ['ab', 'aa']],
  ['G-F2 a star takes no slash, and nothing as well', 'a*c', ['ac', 'abc', 'abbc'], ['a/c', 'ab/c']],
  ['G-F2 two stars take everything', 'a**c', ['ac', 'abc', 'a/b/c', 'a//c'], ['ab']],
  ['G-F2 two stars and a slash also take nothing', '**/a', ['a', 'x/a', 'x/y/a'], ['xa', 'x/ya']],
  ['G-F2 also between slashes', 'a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['ab', 'a/xb']],
  ['G-F2 a slash that is repeated belongs to no wildcard', 'a**/?b', ['ab', 'a/b', 'axb', 'a/x/b'], ['b']],
  ['G-F3 ? makes the character before it optional', 'docs?', ['doc', 'docs'], ['docx', 'docss', 'do']],
  ['G-F3 + repeats the character before it', 'v1+', ['v1', 'v11', 'v111'], ['v', 'v12', 'v1v1']],
  ['G-F3 a class counts as one character', '[ab]+c?', ['a', 'abba', 'bc'], ['c', 'abcc', 'acb']],
  ['G-F3 an escaped sign counts as one character', 'a\\++', ['a+', 'a++'], ['a', 'aa']],
  ['G-F3 a character of two units counts as one', '🚀?x[🐳a]+', ['x🐳', '🚀xa🐳a'], ['🚀🚀xa', 'x']],
  ['G-F4 a class takes one of its characters', 'v[13]', ['v1', 'v3'], ['v2', 'v13', 'v']],
  ['G-F4 ranges and single characters mix', '[a-cx0-1Z]', ['a', 'b', 'c', 'x', '0', '1', 'Z'], ['d', 'z', '2', '-']],
  ['G-F4 a wildcard in a class is plain', '[a*]', ['a', '*'], ['', 'b', 'aa']],
  ['G-F5 ! is only special at the start', 'a!b', ['a!b'], ['ab']],
  ['G-F5 ! first excludes', ['**', '!b'], ['a', '!b'], ['b']],
  ['G-F6 a backslash makes a special character plain', '\\*\\?\\+\\[a\\]\\!\\\\', ['*?+[a]!\\'], ['a', 'b?+[a]!\\']],
  ['G-F6 also a ! at the start', '\\!a', ['!a'], ['a', 'b']],
  ['G-F6 also in a class', '[\\]\\\\a]', [']', '\\', 'a'], ['[']],
  ['G-F7 a name that no pattern matches is not taken', ['a', 'b'], ['a', 'b'], ['c']],
  ['G-F7 the last pattern that matches decides', ['a*', '!ab*', 'abc'], ['a', 'ax', 'abc'], ['ab', 'abd']],
  ['G-F7 a positive pattern takes back what an earlier one excluded', ['!a', '**'], ['a'], []],
  ['G-F8 only negatives take nothing', ['!a'], [], ['a', 'b']],
  ['G-F11 names are compared with case', 'Main', ['Main'], ['main', 'MAIN']],
  ['G-F11 ./ is part of the name, so no path matches', './docs/**', [], ['docs/a.md']],
  ['what minimatch gets wrong', 'v[12].[0-9]+.[0-9]+', ['v1.2.3', 'v2.10.0'], ['v1.2+.3+', 'v1.+.+']],
  ['what minimatch and picomatch get wrong', '**.js', ['a/b.js', '.hidden/b.js', '.js'], ['a/b.ts']],
  ['a hidden file is a file', '**/*', ['.github/a.yml', '.env', 'a/.b'], []],
  ['braces and brackets of other globs are plain', '{a,b}@(c)', ['{a,b}@(c)'], ['a', 'b', 'ac']],
]

/** What GitHub refuses takes nothing; so it excludes nothing either. */
const refused = [
  '?a',
  '+a',
  '*?',
  '**+',
  'a++',
  'a?+',
  '[a',
  '[]',
  '[z-a]',
  '[A-z]',
  '[a-9]',
  '[-a]',
  '[a-]',
  'a\\',
  '',
  '!',
]

const listOf = (patterns: string | readonly string[]): readonly string[] =>
  typeof patterns === 'string' ? [patterns] : patterns

describe.each([
  ['the matcher', matchFilter],
  ['the automaton', (patterns: readonly string[], name: string) => nameTest(filterLanguage(patterns))(name)],
])('%s', (_, takes) => {
  test.each(cheatSheet)('G-F2 %j takes the examples of GitHub', (patterns, taken, left) => {
    expect(taken.filter((name) => !takes(listOf(patterns), name))).toEqual([])
    expect(left.filter((name) => takes(listOf(patterns), name))).toEqual([])
  })

  test.each(facts)('%s: %j', (_title, patterns, taken, left) => {
    expect(taken.filter((name) => !takes(listOf(patterns), name))).toEqual([])
    expect(left.filter((name) => takes(listOf(patterns), name))).toEqual([])
  })

  test.each(refused)('%j is refused by GitHub and takes nothing', (pattern) => {
    const names = ['a', 'aa', '+a', '?a', '', '[a', '[]', 'm', 'a\\', '*?', '-', '_', 'a+', 'a?']
    expect(names.filter((name) => takes([pattern], name))).toEqual([])
    expect(names.slice(0, 1).filter((name) => takes(['**', `!${pattern}`], name))).toEqual(['a'])
  })
})

describe('the pattern that decides', () => {
  test.each([
    [['a*', '!ab', 'abc'], 'ax', { included: true, by: 0 }],
    [['a*', '!ab', 'abc'], 'ab', { included: false, by: 1 }],
    [['a*', '!ab', 'abc'], 'abc', { included: true, by: 2 }],
    [['a*', 'a*'], 'a', { included: true, by: 1 }],
    [['a*'], 'b', { included: false, by: undefined }],
    [[], 'b', { included: false, by: undefined }],
  ])('G-F7 of %j for %s is %j', (patterns, name, decision) => {
    expect(decideFilter(patterns, name)).toEqual(decision)
  })
})

describe('an -ignore list', () => {
  test.each([
    ['G-F9 keeps from running when every name matches', ['docs/**', '*.md'], ['docs/a', 'b.md'], true],
    ['G-F9 lets run when one name does not match', ['docs/**', '*.md'], ['docs/a', 'src/b'], false],
    ['G-F9 may be empty and then ignores nothing', [], ['a'], false],
    [
      'G-F11 ignores with a negative what that does not match, as act and runner.server do',
      ['!src/**'],
      ['docs/a', 'b'],
      true,
    ],
    ['G-F11 and not what it matches', ['!src/**'], ['docs/a', 'src/b'], false],
    ['G-F11 a negative that GitHub refuses ignores nothing', ['![a'], ['b'], false],
  ])('%s', (_, patterns, names, ignored) => {
    expect(ignoresAll(patterns, names)).toBe(ignored)
  })
})

test('many wildcards and a long name are no trouble', () => {
  const pattern = '*a'.repeat(60)
  expect(matchFilter([pattern], `${'a'.repeat(2000)}b`)).toBe(false)
  expect(matchFilter([`${'**/'.repeat(40)}x`], `${'a/'.repeat(1000)}x`)).toBe(true)
})

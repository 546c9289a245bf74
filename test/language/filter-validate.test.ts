// What is said about patterns and lists that GitHub refuses, that never match, or that nobody has documented.
import { describe, expect, test } from 'vitest'
import { filterLanguage, pushLanguage } from '../../src/language/filter/filter-language.ts'
import { example } from '../../src/language/filter/questions.ts'
import { validateFilter, validatePushFilters, type FilterProblem } from '../../src/language/filter/validate-filter.ts'

type Row = readonly [
  title: string,
  pattern: string,
  FilterProblem['code'],
  FilterProblem['severity'],
  text: string,
  offset: number,
]

const rows: readonly Row[] = [
  ['G-F11 ? at the start', '?a', 'nothing-to-repeat', 'invalid', '?', 0],
  ['G-F11 + at the start of a negative', '!+a', 'nothing-to-repeat', 'invalid', '+', 1],
  ['G-F11 ? after a star', 'v*?', 'nothing-to-repeat', 'invalid', '?', 2],
  ['G-F11 + after a star, as in v*+mc*', '!v*+mc*', 'nothing-to-repeat', 'invalid', '+', 3],
  ['G-F11 + after two stars', '**+', 'nothing-to-repeat', 'invalid', '+', 2],
  ['G-F11 + after +, as in a folder called c++', 'apis/c++/**', 'nothing-to-repeat', 'invalid', '+', 7],
  ['G-F4 an open class', 'v[0-9', 'unclosed-class', 'invalid', '[0-9', 1],
  ['G-F4 an empty class', 'v[]', 'empty-class', 'invalid', '[]', 1],
  ['G-F4 a range without an end', '[0-]', 'open-range', 'invalid', '-', 2],
  ['G-F4 a range without a start', '[-a]', 'open-range', 'invalid', '-', 1],
  ['G-F4 a range backwards', 'x[9-0]', 'backward-range', 'invalid', '9-0', 2],
  ['G-F4 a range over kinds', '[A-z]', 'mixed-range', 'invalid', 'A-z', 1],
  ['G-F4 a range of signs', '[+-.]', 'mixed-range', 'invalid', '+-.', 1],
  ['G-F6 a backslash at the end', 'v1\\', 'trailing-backslash', 'invalid', '\\', 2],
  ['an empty pattern', '', 'empty-pattern', 'invalid', '', 0],
  ['nothing after !', '!', 'empty-pattern', 'invalid', '', 1],
  ['G-F11 ./ is no part of a path', './docs/**', 'dot-folder', 'pointless', './', 0],
  ['G-F11 neither is ../', '../docs/**', 'dot-folder', 'pointless', '../', 0],
  ['G-F1 a path does not start with a slash', '/docs/**', 'slash-at-start', 'pointless', '/', 0],
  ['G-F1 a folder is no path', '!docs/', 'slash-at-end', 'pointless', '/', 5],
  ['G-F1 the name has no refs/heads/ before it', 'refs/heads/main', 'full-ref', 'pointless', 'refs/heads/', 0],
  ['a regular expression', '^v1', 'impossible-in-ref', 'pointless', '^', 0],
  ['a space', 'my branch', 'impossible-in-ref', 'pointless', ' ', 2],
  ['an escaped star in a ref', 'a\\*', 'impossible-in-ref', 'pointless', '\\*', 1],
  ['two dots in a ref', 'a..b', 'impossible-in-ref', 'pointless', '..', 1],
  ['G-F6 a backslash before a plain character', 'v1\\.0', 'needless-backslash', 'undocumented', '\\', 2],
  ['G-F4 ^ in a class', 'v[^0-9]', 'class-negation', 'undocumented', '^', 2],
  ['G-F4 ! in a class', 'v[!a]', 'class-negation', 'undocumented', '!', 2],
  ['G-F4 a sign in a class', 'v1[._]0', 'class-sign', 'undocumented', '.', 3],
  ['G-F2 three stars', 'a/***', 'many-stars', 'undocumented', '***', 2],
  ['G-F2 a folder wildcard inside a name', 'docs**/x', 'folders-inside-name', 'undocumented', '**/', 4],
]

const fine = [
  'main',
  'v[12].[0-9]+.[0-9]+',
  '**.js',
  '**/docs/**',
  'docs/**/*.md',
  '*.jsx?',
  '!v*-rc[0-9]?',
  'a\\+b',
  '[0-9a-zA-Z]',
  '@scope/*@v?',
]

describe('a pattern', () => {
  test.each(rows)('%s: %s is %s', (_, pattern, code, severity, text, offset) => {
    expect(validateFilter(pattern)).toEqual({ code, severity, text, offset, length: text.length })
  })

  test.each(rows)('%s: what is pointless or invalid takes no name', (_, pattern, _code, severity) => {
    if (severity === 'undocumented' || pattern.startsWith('!')) return
    expect(example(pushLanguage({ branches: [pattern] }, 'branches'))).toEqual({ answer: 'no' })
  })

  test.each(fine)('%s is fine', (pattern) => {
    expect(validateFilter(pattern)).toBeUndefined()
    expect(example(filterLanguage([pattern.replace(/^!/, '')])).answer).toBe('yes')
  })

  test('for paths may have what no ref has', () => {
    expect(validateFilter('my docs/a..b', 'paths')).toBeUndefined()
    expect(validateFilter('my docs/a..b', 'refs')).toMatchObject({ code: 'impossible-in-ref' })
  })

  test('tells the worst of several', () => {
    expect(validateFilter('/a\\b[.][')).toMatchObject({ code: 'unclosed-class' })
    expect(validateFilter('/a[.]')).toMatchObject({ code: 'slash-at-start' })
  })
})

describe('the filters of a push', () => {
  test.each([
    [
      'G-F8 only negatives',
      { branches: ['!a', '!b'] },
      [{ code: 'only-negatives', severity: 'pointless', filter: 'branches' }],
    ],
    ['G-F8 negatives alone are the way of -ignore', { 'tags-ignore': ['a'] }, []],
    [
      'G-F10 both forms of one kind',
      { tags: 'v*', 'tags-ignore': 'x' },
      [{ code: 'both-forms', severity: 'invalid', filter: 'tags-ignore' }],
    ],
    ['G-F10 of two kinds is fine', { branches: 'main', 'tags-ignore': 'x', 'paths-ignore': 'y' }, []],
    [
      'G-F11 a negative in -ignore',
      { 'paths-ignore': ['a', '!b'] },
      [{ code: 'negative-in-ignore', severity: 'undocumented', filter: 'paths-ignore', index: 1 }],
    ],
    ['an empty list', { branches: [] }, [{ code: 'empty-list', severity: 'pointless', filter: 'branches' }]],
    ['a path may have a space', { paths: ['my docs/**'] }, []],
    ['nothing at all', {}, []],
  ])('%s', (_, filters, problems) => {
    expect(validatePushFilters(filters)).toEqual(problems)
  })

  test('are told in the order of the pattern', () => {
    const problems = validatePushFilters({ paths: '/a[.]/' })
    expect(problems.map(({ code }) => code)).toEqual(['slash-at-start', 'class-sign', 'slash-at-end'])
  })

  test('are told with the place of each pattern', () => {
    expect(validatePushFilters({ tags: ['v1', 'v[]'], branches: '?' })).toEqual([
      { code: 'nothing-to-repeat', severity: 'invalid', text: '?', offset: 0, length: 1, filter: 'branches', index: 0 },
      { code: 'empty-class', severity: 'invalid', text: '[]', offset: 1, length: 2, filter: 'tags', index: 1 },
    ])
  })
})

// The filters of a push by the published facts about patterns, and the search for a name that two of them take.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Trigger } from '../../../src/check/reading/trigger.ts'
import { commonNames, fixedBeginning, passes, pushFilter } from '../../../src/check/when/ref-filter.ts'

describe('a pattern', () => {
  test.each([
    ['v*', 'v1.2.3', true],
    ['v*', 'v1/2', false],
    ['v**', 'v1/2', true],
    ['*', 'release/1', false],
    ['**', 'release/1', true],
    ['v[12].[0-9]+.[0-9]+', 'v1.10.3', true],
    ['v[12].[0-9]+.[0-9]+', 'v3.10.3', false],
    ['v?1', '1', true],
    ['v?1', 'v1', true],
    ['v?1', 'vv1', false],
    ['v1.0', 'v1x0', false],
    ['v1.0', 'V1.0', false],
    ['release-(1)', 'release-(1)', true],
    [String.raw`v\*`, 'v*', true],
    [String.raw`v\*`, 'v1', false],
    ['**/docs', 'docs', true],
    ['**/docs', 'a/b/docs', true],
    ['[^a]', '^', true],
    ['[^a]', 'b', false],
    // A quantifier after a wildcard is documented nowhere: it takes nothing rather than something wrong.
    ['v*+', 'v1', false],
    ['v[9-0]', 'v9', false],
  ])('%s and the name %s: %s', (pattern, name, expected) => {
    expect(passes({ include: [pattern] }, name)).toBe(expected)
  })
})

describe('a filter', () => {
  test('follows the last pattern that matches', () => {
    const include = ['v*', '!v0*', 'v0.9']
    expect(['v1', 'v0.1', 'v0.9', 'x'].map((name) => passes({ include }, name))).toEqual([true, false, true, false])
  })

  test('of ignored names takes all others, and without patterns takes every name', () => {
    expect(passes({ ignore: ['v*'] }, 'v1')).toBe(false)
    expect(passes({ ignore: ['v*'] }, 'main')).toBe(true)
    expect(passes({}, 'anything')).toBe(true)
  })

  const trigger = (config: object): Trigger => ({
    event: 'push',
    config: { ...config },
    items: [],
    path: ['on', 'push'],
    place,
  })
  const place = { file: 'a.yml', line: 1, column: 1 }

  test.each([
    [{}, {}, {}],
    [{ branches: ['main'] }, { include: ['main'] }, undefined],
    [{ 'branches-ignore': ['x'] }, { ignore: ['x'] }, undefined],
    [{ tags: 'v*' }, undefined, { include: ['v*'] }],
    [{ tags: ['v*'], branches: ['main'] }, { include: ['main'] }, { include: ['v*'] }],
    [{ branches: ['**'], 'tags-ignore': ['**'] }, { include: ['**'] }, undefined],
    [{ paths: ['src/**'] }, {}, {}],
  ])('of %j takes branches by %j and tags by %j', (config, branches, tags) => {
    expect(pushFilter(trigger(config), 'branches')).toEqual(branches)
    expect(pushFilter(trigger(config), 'tags')).toEqual(tags)
  })
})

describe('two filters', () => {
  test.each([
    [['v*'], ['v*.*.*'], 'v1.2.3'],
    [['v*'], ['release-*'], undefined],
    [['v[0-9]+.*'], ['v1.*', '!v1.2.3'], 'v1.1'],
    [['nightly'], ['v*', 'nightly'], 'nightly'],
    [['v*'], ['*-rc*', '!v*'], undefined],
    [['v1.*'], ['*-rc'], 'v1.-rc'],
    [['*a*b*'], ['*b*c*', '!*ab*'], 'axbc'],
    [['v[0-9].[0-9]'], ['*.*.*'], undefined],
    [['a b', 'a..b'], ['**'], undefined],
  ])('%j and %j share %s', (one, other, name) => {
    const names = commonNames({ include: one }, { include: other })
    expect(name === undefined ? names : names.includes(name)).toEqual(name === undefined ? [] : true)
  })

  test('only share names that pass both', () => {
    const pattern = fc.stringMatching(/^!?[va1.*?+[\]/\\-]{0,6}$/)
    fc.assert(
      fc.property(fc.array(pattern), fc.array(pattern), (one, other) => {
        const [left, right] = [{ include: one }, { ignore: other }]
        return commonNames(left, right).every((name) => passes(left, name) && passes(right, name))
      }),
    )
  })

  test('know the beginning that all names of a pattern share', () => {
    const patterns = ['v*', 'main', 'releases?/1', 'v[0-9]', 'v1+', '**', String.raw`a\*`]
    expect(patterns.map((pattern) => fixedBeginning(pattern).text)).toEqual([
      'v',
      'main',
      'release',
      'v',
      'v1',
      '',
      'a',
    ])
    expect(patterns.filter((pattern) => fixedBeginning(pattern).isWhole)).toEqual(['main'])
  })
})

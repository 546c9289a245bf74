// Tag grammars: what they read, what they write, and the filters they give.
import { describe, expect, it } from 'vitest'
import { matchFilter } from '../../src/language/filter/match-filter.ts'
import {
  classOf,
  grammarFilters,
  isTagName,
  parseGrammar,
  partNames,
  readTag,
  tagFromBranch,
  writeTag,
} from '../../src/model/tag-grammar.ts'
import type { TagClass } from '../../src/model/tag-policy.ts'
import { partValues, variants } from './tag-samples.ts'

describe('a grammar reads', () => {
  it.each<[grammar: string, tag: string, values: Record<string, string>]>([
    ['v{version}', 'v1.2.3', { major: '1', minor: '2', patch: '3', version: '1.2.3' }],
    ['{version}', '0.10.20', { major: '0', minor: '10', patch: '20', version: '0.10.20' }],
    ['{major}.{minor}', '1.2', { major: '1', minor: '2' }],
    ['{version}{pre}', '1.2.3-rc.1', { major: '1', minor: '2', patch: '3', version: '1.2.3', pre: '-rc.1' }],
    ['{version}{pre}', '1.2.3rc1', { major: '1', minor: '2', patch: '3', version: '1.2.3', pre: 'rc1' }],
    [
      '{version}{variant}',
      '1.2.3-trixie',
      { major: '1', minor: '2', patch: '3', version: '1.2.3', variant: '-trixie' },
    ],
    ['{version}{variant}', '1.2.3', { major: '1', minor: '2', patch: '3', version: '1.2.3', variant: '' }],
    ['staging-{date}-{sha7}', 'staging-20260131-0a1b2c3', { date: '20260131', sha7: '0a1b2c3' }],
    ['prod-{date}-d{hex12}', 'prod-20260131-d0123456789ab', { date: '20260131', hex12: '0123456789ab' }],
    [
      'prod-rollback-{date}-{time}-from-{text}',
      'prod-rollback-20260131-235959-from-20260130-0a1b2c3',
      { date: '20260131', time: '235959', text: '20260130-0a1b2c3' },
    ],
    ['{branch}{variant}', 'feature-x-slim-trixie', { branch: 'feature-x', variant: '-slim-trixie' }],
    ['build-{number}', 'build-0', { number: '0' }],
    ['release/{version}', 'release/1.2.3', { major: '1', minor: '2', patch: '3', version: '1.2.3' }],
  ])('%s: %s', (grammar, tag, found) => {
    expect(readTag(grammar, tag, variants)).toEqual(found)
  })

  it.each([
    ['v{version}', '1.2.3'],
    ['v{version}', 'v01.2.3'],
    ['v{version}', 'v1.2'],
    ['v{version}', 'v1.2.3.4'],
    ['v{version}', 'v1.2.3rc1'],
    ['v{version}', ' v1.2.3'],
    ['v{version}', 'v1.2.3\n'],
    ['v{version}', 'v1.2.1234567890123456'],
    ['{major}.{minor}', '1.2.3'],
    ['{version}{pre}', '1.2.3'],
    ['{version}{pre}', '1.2.34'],
    ['{version}{variant}', '1.2.3-other'],
    ['staging-{date}-{sha7}', 'staging-20261301-0a1b2c3'],
    ['staging-{date}-{sha7}', 'staging-20260132-0a1b2c3'],
    ['staging-{date}-{sha7}', 'staging-20260131-0A1B2C3'],
    ['prod-{date}-{sha7}', 'prod-20260131-d0123456789ab'],
    ['{date}-{time}', '20260131-240000'],
    ['1.2', '1x2'],
  ])('%s: not %j', (grammar, tag) => {
    expect(readTag(grammar, tag, variants)).toBe(undefined)
  })
})

it('A01 A02 the grammar of versions without a v gives the filter one or more digits, dot, digits, dot, digits', () => {
  const filters = grammarFilters('{version}')
  expect(filters).toEqual(['[0-9]+.[0-9]+.[0-9]+'])
  expect(matchFilter(filters, '1.11.0')).toBe(true)
  expect(['v1.11.0', '1.11', '1.11.0-rc1', '1.11.0.1'].filter((tag) => matchFilter(filters, tag))).toEqual([])
})

it.each<[grammar: string, filters: string[]]>([
  ['v{version}', ['v[0-9]+.[0-9]+.[0-9]+']],
  ['v?{version}', ['v?[0-9]+.[0-9]+.[0-9]+']],
  ['v{version}{pre}', ['v[0-9]+.[0-9]+.[0-9]+-*', 'v[0-9]+.[0-9]+.[0-9]+.*', 'v[0-9]+.[0-9]+.[0-9]+[a-zA-Z]*']],
  ['{version}{variant}', ['[0-9]+.[0-9]+.[0-9]+', '[0-9]+.[0-9]+.[0-9]+-trixie', '[0-9]+.[0-9]+.[0-9]+-slim-trixie']],
  ['a!b+{hex}', [String.raw`a\!b\+[0-9a-f]+`]],
  ['{time}-{branch}', ['[0-9][0-9][0-9][0-9][0-9][0-9]-*']],
])('the filters of %s are %j', (grammar, filters) => {
  expect(grammarFilters(grammar, variants)).toEqual(filters)
})

it('a number with zeros before it fires the filter and is no version', () => {
  expect(matchFilter(grammarFilters('v{version}'), 'v01.2.3')).toBe(true)
  expect(readTag('v{version}', 'v01.2.3')).toBe(undefined)
})

describe('A22 a letter with a question mark', () => {
  it('may be missing', () => {
    expect(readTag('v?{version}', 'v1.2.3')).toEqual(readTag('v?{version}', '1.2.3'))
    expect(readTag('v?{version}', 'vv1.2.3')).toBe(undefined)
  })

  it('is not written', () => {
    expect(writeTag('v?{version}', { version: '1.2.3' })).toBe('1.2.3')
  })
})

describe('writing', () => {
  it.each<[grammar: string, given: Record<string, string>, tag: string | undefined]>([
    ['{version}', { version: '1.2.3' }, '1.2.3'],
    ['{version}', { major: '1', minor: '2', patch: '3' }, '1.2.3'],
    ['{major}.{minor}{variant}', { version: '1.2.3', variant: '-trixie' }, '1.2-trixie'],
    ['{major}.{minor}{variant}', { version: '1.2.3' }, '1.2'],
    ['{version}{pre}', { version: '1.2.3', pre: 'rc1' }, '1.2.3rc1'],
    ['sha-{sha7}', { sha7: '0a1b2c3', branch: 'of no use' }, 'sha-0a1b2c3'],
    ['latest', {}, 'latest'],
    ['{version}', { version: '1.2.3', major: '9' }, undefined],
    ['{version}', { version: '01.2.3' }, undefined],
    ['{version}', { version: '1.2.3rc1' }, undefined],
    ['{version}', { version: '1.2' }, undefined],
    ['{major}.{minor}', { version: '1.2.3-rc.1' }, undefined],
    ['{major}.{minor}', { version: '1.2.3.4' }, undefined],
    ['{major}.{minor}', { version: '1.2.3', pre: 'rc1' }, undefined],
    ['sha-{sha7}', { version: '1.2.3', pre: 'rc1', sha7: '0a1b2c3' }, 'sha-0a1b2c3'],
    ['latest', { variant: '-trixie' }, undefined],
    ['latest', { version: '1.2.3-rc.1' }, undefined],
    ['{version}', { version: '1.2.3', variant: '-trixie' }, undefined],
    ['sha-{sha7}', { sha7: '0a1b2c' }, undefined],
    ['sha-{sha7}', {}, undefined],
    ['{branch}', { branch: 'feature/x' }, undefined],
    ['prod-{date}-{sha7}', { date: '20260101', sha7: 'g000000' }, undefined],
  ])('%s with %j gives %s', (grammar, given, tag) => {
    expect(writeTag(grammar, given)).toBe(tag)
  })

  it('refuses values that would be read as others', () => {
    expect(writeTag('{branch}{variant}', { branch: 'x-trixie', variant: '' }, variants)).toBe(undefined)
    expect(writeTag('{branch}{variant}', { branch: 'x', variant: '-trixie' }, variants)).toBe('x-trixie')
    expect(writeTag('{branch}-{text}', { branch: 'a-b', text: 'c' })).toBe(undefined)
  })

  it('refuses a variant that is none', () => {
    expect(writeTag('{version}{variant}', { version: '1.2.3', variant: '-other' }, variants)).toBe(undefined)
  })
})

describe('a grammar in parts', () => {
  it('has text, letters that may be missing, and named parts', () => {
    expect(parseGrammar('av?{major}-{date}x')).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'optional', text: 'v' },
      { kind: 'part', name: 'major' },
      { kind: 'text', text: '-' },
      { kind: 'part', name: 'date' },
      { kind: 'text', text: 'x' },
    ])
  })

  it('keeps an unknown name as text that no tag contains', () => {
    expect(parseGrammar('{foo}')).toEqual([{ kind: 'text', text: '{foo}' }])
    expect(readTag('{constructor}', 'x')).toBe(undefined)
  })

  it('knows the version and the parts by name', () => {
    expect(partNames).toEqual(expect.arrayContaining(['version', ...Object.keys(partValues)]))
    expect(partNames).toHaveLength(Object.keys(partValues).length + 1)
  })
})

describe('A29 the name of a tag', () => {
  it.each(['latest', '1.2.3', '_x', 'a.b-c', 'x'.repeat(128)])('can be %s', (name) => {
    expect(isTagName(name)).toBe(true)
  })

  it.each(['', '.x', '-x', 'a/b', 'a+b', 'a b', 'ü', 'x\n', 'x'.repeat(129)])('cannot be %j', (name) => {
    expect(isTagName(name)).toBe(false)
  })

  it.each([
    ['main', 'main'],
    ['feature/x/y', 'feature-x-y'],
    ['Feature_1.2', 'Feature_1.2'],
    ['fix#12', undefined],
    ['a+b', undefined],
    ['@x', undefined],
    ['x'.repeat(129), undefined],
  ])('of the branch %s is %s', (branch, tag) => {
    expect(tagFromBranch(branch)).toBe(tag)
  })
})

describe('the class of a tag', () => {
  const rest = { mobility: 'free', writer: 'build', retention: 'forever', causes: [] } as const
  const classes: readonly TagClass[] = [
    { name: 'version', grammar: '{version}{variant}', ...rest },
    { name: 'branch', grammar: '{branch}{variant}', ...rest },
  ]
  const policy = { classes, variants: ['', '-trixie'] }

  it.each([
    ['1.2.3', 'version'],
    ['1.2.3-trixie', 'version'],
    ['main', 'branch'],
    ['.x', undefined],
    ['a'.repeat(129), undefined],
  ])('%s is %s', (tag, name) => {
    expect(classOf(policy, tag)?.name).toBe(name)
  })
})

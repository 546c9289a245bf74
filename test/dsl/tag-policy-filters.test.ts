// What automata decide about triggers and cleanups of a policy, each with a shortest example.
import { describe, expect, it } from 'vitest'
import { cleanupProblems } from '../../src/dsl/policy/cleanup-problems.ts'
import { filterProblems } from '../../src/dsl/policy/filter-problems.ts'
import { grammarLanguage, tagNames } from '../../src/dsl/policy/grammar-language.ts'
import { tagPolicy } from '../../src/dsl/tag-policy.ts'
import { difference, intersection } from '../../src/language/filter/language.ts'
import { isWithin } from '../../src/language/filter/questions.ts'
import { validRefName } from '../../src/language/filter/ref-name.ts'
import { regexLanguage } from '../../src/language/filter/regex-language.ts'
import { readGitTag } from '../../src/model/git-tag.ts'
import type { TagPolicy } from '../../src/model/tag-policy.ts'
import { chat, docker, everything, opencrate, pigfoot, policies, relay, simple } from './tag-policies.ts'

describe('the filters of a push', () => {
  it.each([
    ['simple', simple],
    ['relay', relay],
    ['docker', docker],
    ['chat', chat],
    ['pigfoot', pigfoot],
    ['opencrate', opencrate],
    ['everything', everything],
  ])('that follow from the policy of %s are those of its versions', (_name, policy) => {
    expect(filterProblems(policy, { tags: policy.releaseFilters })).toEqual([])
  })

  it.each<[string, TagPolicy, readonly string[], string, string]>([
    ['also take what is no version', simple, ['v*.*.*'], 'wider-than-policy', 'v1.2.3-x'],
    ['also take what is no version at all', simple, ['v*'], 'wider-than-policy', 'v1.2.3-x'],
    ['take other tags', relay, ['v[0-9]+.[0-9]+.[0-9]+', '[0-9]+.[0-9]+.[0-9]+'], 'wider-than-policy', 'v1.2.3'],
    ['miss versions of two digits', simple, ['v[0-9].[0-9].[0-9]'], 'misses-release', 'v12.3.4'],
    ['miss versions that are taken out again', simple, ['v[0-9]+.[0-9]+.[0-9]+', '!v0.*'], 'misses-release', 'v0.2.3'],
    ['D21 miss pre-releases', opencrate, ['v[0-9]+.[0-9]+.[0-9]+'], 'misses-release', 'v1.2.3-x'],
  ])('may %s', (_claim, policy, tags, kind, example) => {
    expect(filterProblems(policy, { tags })).toEqual([expect.objectContaining({ kind, example })])
  })

  it('A07 without a filter of tags beside one of branches no release fires', () => {
    expect(filterProblems(relay, { branches: ['main'] })).toEqual([
      expect.objectContaining({ kind: 'misses-release', example: '1.2.3', filters: ['[0-9]+.[0-9]+.[0-9]+'] }),
    ])
  })

  it('without any filter every tag fires', () => {
    expect(filterProblems(simple, {}).map(({ kind }) => kind)).toEqual(['wider-than-policy'])
  })

  it('names the shortest tag as well', () => {
    expect(filterProblems(simple, { tags: ['v*'] })[0]?.shortest).toBe('v')
  })

  it('C01 a wider filter that the policy names is meant', () => {
    expect(filterProblems(pigfoot, { tags: ['v*'] })).toEqual([])
    expect(filterProblems(pigfoot, { tags: ['*'] })).toEqual([expect.objectContaining({ kind: 'wider-than-policy' })])
  })

  it('C02 leave to the grammar what they cannot say: zeros before a number, and numbers beyond all numbers', () => {
    const original = regexLanguage(/^v[0-9]+\.[0-9]+\.[0-9]+$/)
    const ours = intersection(grammarLanguage('v{version}'), validRefName)
    expect(isWithin(ours, original)).toEqual({ answer: 'yes' })
    expect(isWithin(original, ours)).toMatchObject({ answer: 'no' })
    const strict = regexLanguage(/^v(0|[1-9][0-9]{0,14})\.(0|[1-9][0-9]{0,14})\.(0|[1-9][0-9]{0,14})$/)
    expect(isWithin(strict, ours)).toEqual({ answer: 'yes' })
    expect(readGitTag(pigfoot, 'v01.2.3')).toBe(undefined)
  })
})

const kept = (pattern: RegExp) => ({ names: difference(tagNames, regexLanguage(pattern)) })

describe('A48 a cleanup', () => {
  const original = /^(main|latest|\d+\.\d+|\d+\.\d+\.\d+)$/

  it('that keeps what the old expression says reaches tags that stay', () => {
    expect(cleanupProblems(docker, kept(original))).toEqual([
      { kind: 'reaches-protected', classes: ['version'], example: '1.2.3-trixie' },
      { kind: 'reaches-protected', classes: ['minor'], example: '1.2-trixie' },
      { kind: 'reaches-protected', classes: ['main'], example: 'main-trixie' },
    ])
  })

  it('that does not know X reaches X', () => {
    const policy = tagPolicy({ aliases: ['{major}', '{major}.{minor}'] })
    expect(cleanupProblems(policy, kept(original))).toEqual([
      { kind: 'reaches-protected', classes: ['major'], example: '1' },
    ])
  })

  it('that goes by classes reaches those it names and no others', () => {
    const passing = docker.classes.filter(({ retention }) => retention !== 'forever').map(({ name }) => name)
    expect(passing).toEqual(['commit', 'branch'])
    expect(cleanupProblems(docker, { classes: passing })).toEqual([])
    expect(cleanupProblems(docker, { classes: ['commit', 'minor'] })).toEqual([
      { kind: 'reaches-protected', classes: ['minor'], example: '1.2' },
    ])
  })

  it('whose expression is no regular one is undecided about every class that stays', () => {
    expect(cleanupProblems(relay, { names: regexLanguage(/(a)\1/) })).toEqual([
      { kind: 'undecided', classes: ['version'], example: '1.2.3' },
    ])
  })

  it('of branches leaves alone the reserved names among them', () => {
    expect(cleanupProblems(everything, { classes: ['branch'] })).toEqual([])
  })

  it('A47 A48 no kind of tag is produced that cleanup does not know: every class has a rule', () => {
    for (const policy of Object.values(policies))
      expect(policy.keepRules.map((rule) => rule.class)).toEqual(policy.classes.map(({ name }) => name))
  })
})

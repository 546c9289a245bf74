// Git tags: which are releases, which are pre-releases, which are nothing to the policy.
import { describe, expect, it } from 'vitest'
import { gitGrammars, prereleaseGrammar, readGitTag } from '../../src/model/git-tag.ts'
import type { TagClass } from '../../src/model/tag-policy.ts'

describe('D05 D21 a git tag', () => {
  it.each([
    ['v1.2.3', 'release', '1.2.3', undefined],
    ['v0.1.0rc1', 'prerelease', '0.1.0', 'rc1'],
    ['v0.1.0rc3', 'prerelease', '0.1.0', 'rc3'],
    ['v1.2.3-rc.1', 'prerelease', '1.2.3', '-rc.1'],
    ['v1.2.3-beta', 'prerelease', '1.2.3', '-beta'],
    ['v1.2.3.4', 'prerelease', '1.2.3', '.4'],
    ['1.2.3', undefined, undefined, undefined],
    ['v1.2', undefined, undefined, undefined],
    ['v01.2.3', undefined, undefined, undefined],
    ['v1.2.3+x', undefined, undefined, undefined],
    ['vX', undefined, undefined, undefined],
  ])('%s is a %s', (tag, cause, version, pre) => {
    const read = readGitTag({ git: 'v{version}' }, tag)
    expect([read?.cause, read?.values['version'], read?.values['pre']]).toEqual([cause, version, pre])
  })
})

it('no git tag is a version where the policy has none', () => {
  expect(readGitTag({ git: undefined }, 'v1.2.3')).toBe(undefined)
})

it.each([
  ['v{version}', 'v{version}{pre}'],
  ['{major}.{minor}.{patch}', '{major}.{minor}.{patch}{pre}'],
  ['app/{version}', 'app/{version}{pre}'],
  ['v{version}{pre}', undefined],
  ['{date}', undefined],
])('the pre-releases of %s are %s', (git, grammar) => {
  expect(prereleaseGrammar(git)).toBe(grammar)
})

it('pre-releases start builds only where a class takes them', () => {
  const taking: TagClass = {
    name: 'prerelease',
    grammar: '{version}{pre}',
    mobility: 'write-once',
    writer: 'build',
    retention: 'forever',
    causes: ['prerelease'],
  }
  expect(gitGrammars({ git: 'v{version}', classes: [] })).toEqual(['v{version}'])
  expect(gitGrammars({ git: 'v{version}', classes: [taking] })).toEqual(['v{version}', 'v{version}{pre}'])
  expect(gitGrammars({ git: undefined, classes: [taking] })).toEqual([])
})

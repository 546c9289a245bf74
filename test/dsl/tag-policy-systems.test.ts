// The tags of the five systems: what each build writes, what is reserved, and that the old mistakes are gone.
import { describe, expect, it } from 'vitest'
import { tagPolicy } from '../../src/dsl/tag-policy.ts'
import { matchFilter } from '../../src/language/filter/match-filter.ts'
import { readGitTag } from '../../src/model/git-tag.ts'
import { readTag, tagFromBranch, writeTag } from '../../src/model/tag-grammar.ts'
import type { Cause, LatestPolicy, TagPolicy } from '../../src/model/tag-policy.ts'
import { chat, docker, everything, opencrate, pigfoot, relay, simple } from './tag-policies.ts'

/** What a build writes for a cause, in the way that decisions do it. */
function tagsFor(policy: TagPolicy, cause: Cause, values: Readonly<Record<string, string>>): string[] {
  const key = JSON.stringify(cause)
  return policy.classes
    .filter(({ causes }) => causes.some((one) => JSON.stringify(one) === key))
    .flatMap(({ grammar }) => writeTag(grammar, values, policy.variants) ?? [])
    .toSorted()
}

const forGitTag = (policy: TagPolicy, tag: string, more: Readonly<Record<string, string>> = {}): string[] => {
  const read = readGitTag(policy, tag)
  return read === undefined ? [] : tagsFor(policy, read.cause, { ...read.values, ...more })
}

describe('A01 A02 a sender', () => {
  it('fires on bare versions only', () => {
    expect(relay.releaseFilters).toEqual(['[0-9]+.[0-9]+.[0-9]+'])
    expect(matchFilter(relay.releaseFilters, '1.11.0')).toBe(true)
    for (const tag of ['v1.11.0', '1.11', '1.11.0-rc1', '1.11.0.1'])
      expect(matchFilter(relay.releaseFilters, tag)).toBe(false)
  })

  it('takes the same tags for versions that fire', () => {
    for (const tag of ['1.11.0', 'v1.11.0', '1.11', '1.11.0.1', 'main'])
      expect(readGitTag(relay, tag)?.cause === 'release').toBe(matchFilter(relay.releaseFilters, tag))
  })
})

describe('A22 A23 a release tag of a variant', () => {
  it.each([
    ['1.11.0', '', ['1.11', '1.11.0', 'latest']],
    ['v1.11.0', '', ['1.11', '1.11.0', 'latest']],
    ['1.11.0', '-trixie', ['1.11-trixie', '1.11.0-trixie']],
    ['1.11.0-rc1', '', []],
    ['1.11', '', []],
    ['vv1.11.0', '', []],
  ])('%s with %j may write %j', (tag, variant, tags) => {
    expect(forGitTag(docker, tag, { variant })).toEqual(tags)
  })

  it('A23 latest is written by releases, only forward, and has no variant', () => {
    expect(docker.classes.find(({ name }) => name === 'latest')).toMatchObject({
      grammar: 'latest',
      mobility: 'forward',
      causes: ['release'],
    })
    expect(docker.classOf('latest-trixie')).toBe(undefined)
  })

  it('A26 X.Y moves forward only, like latest', () => {
    const moving = docker.classes.filter(({ mobility }) => mobility === 'forward').map(({ name }) => name)
    expect(moving).toEqual(['minor', 'latest'])
  })
})

/** As the receiver had it: the name of the branch is the tag. */
const originalBranchTag = (ref: string): string => ref.replaceAll('/', '-')

describe('A21 A29 the tags of branches and commits', () => {
  it('are those of the branch with a prefix and of every commit', () => {
    expect(tagsFor(docker, 'branch', { branch: tagFromBranch('feature/x') ?? '', variant: '-trixie' })).toEqual([
      'branch-feature-x-trixie',
    ])
    expect(tagsFor(docker, { branch: 'main' }, { variant: '' })).toEqual(['main'])
    expect(tagsFor(docker, 'always', { sha7: '0a1b2c3' })).toEqual(['sha-0a1b2c3'])
  })

  it.each(['latest', 'main', '1.12', '1.12.0', 'sha-0a1b2c3'])(
    'a branch named %s took the tag of another, and takes none of ours',
    (branch) => {
      expect(docker.classOf(originalBranchTag(branch))?.name).not.toBe('branch')
      const own = writeTag('branch-{branch}', { branch: tagFromBranch(branch) ?? '' }) ?? ''
      expect(docker.classOf(own)?.name).toBe('branch')
    },
  )

  it.each(['latest', 'staging', 'dev', 'prod', '1.12', '1.2.3', '1.2.3-rc.1', 'sha-0a1b2c3', 'prod-20260131-0a1b2c3'])(
    'without a prefix the name %s is reserved as well',
    (branch) => {
      expect(everything.classOf(branch)?.name).not.toBe('branch')
      expect(everything.classOf(`x${branch}`)?.name).toBe('branch')
    },
  )
})

describe('B02 the tags of a build with channels', () => {
  it.each<[string, string[], string[]]>([
    [
      'main writes staging and a stamp',
      tagsFor(chat, { branch: 'main' }, { date: '20260131', sha7: '0a1b2c3' }),
      ['staging', 'staging-20260131-0a1b2c3'],
    ],
    ['a version writes itself without the v', forGitTag(chat, 'v0.2.13'), ['0.2.13']],
    ['any other branch writes dev', tagsFor(chat, 'branch', { branch: 'fix' }), ['dev']],
    ['a tag that is no version writes nothing', forGitTag(chat, 'vX'), []],
  ])('%s', (_claim, tags, expected) => {
    expect(tags).toEqual(expected)
  })

  it('B01 the wider filter stands where the author wants it', () => {
    expect(chat.releaseFilters).toEqual(['v*'])
  })

  it('B22 latest follows prod and is none of a build', () => {
    expect(chat.latest).toBe('none')
    expect(chat.classOf('latest')).toMatchObject({ writer: 'promotion', mobility: 'free', causes: [] })
  })

  it('B03 B14 a stamp is written once', () => {
    const stamps = chat.classes.filter(({ name }) => name.includes('stamp'))
    expect(stamps.map(({ name, mobility }) => [name, mobility])).toEqual([
      ['staging-stamp', 'write-once'],
      ['prod-stamp', 'write-once'],
      ['prod-stamp-digest', 'write-once'],
    ])
  })

  it('B30 a stamp of a digest is not one of a commit, which it was', () => {
    const commitPattern = /^prod-[0-9]{8}-[0-9a-f]{7}$/
    const digest = 'd123456789abcdef'
    expect(commitPattern.test(`prod-20260131-${digest.slice(0, 7)}`)).toBe(true)
    const own = writeTag('prod-{date}-d{hex12}', { date: '20260131', hex12: digest.slice(0, 12) }) ?? ''
    expect(commitPattern.test(own)).toBe(false)
    expect(chat.classOf(own)?.name).toBe('prod-stamp-digest')
    expect(chat.rollbackable('prod').map(({ name }) => name)).toContain('prod-stamp-digest')
  })

  it('B42 B45 the stamps and the audit tag of prod are told apart', () => {
    expect(readTag('prod-{date}-{sha7}', 'prod-20260131-0a1b2c3')).toEqual({ date: '20260131', sha7: '0a1b2c3' })
    expect(chat.classOf('prod-rollback-20260131-120000-from-20260130-0a1b2c3')?.name).toBe('prod-rollback')
  })
})

/** As the workflow had it: what was given is the tag. */
const originalManualTag = (input: string): string => input

describe('C02 C03 C30 C33 the tags of a build for two registries', () => {
  it.each<[string, string[], string[]]>([
    ['main writes latest', tagsFor(pigfoot, { branch: 'main' }, {}), ['latest']],
    ['v1.2.3 writes 1.2.3 and no latest', forGitTag(pigfoot, 'v1.2.3'), ['1.2.3']],
    ['a build by hand writes its commit', tagsFor(pigfoot, 'manual', { sha7: '0a1b2c3' }), ['manual-0a1b2c3']],
    ['a build by hand writes its name', tagsFor(pigfoot, 'manual', { text: 'try-it' }), ['try-it']],
    ['v1.0 writes nothing', forGitTag(pigfoot, 'v1.0'), []],
  ])('C03 %s', (_claim, tags, expected) => {
    expect(tags).toEqual(expected)
  })

  it('C01 C02 every tag with a v fires, and all but versions are refused', () => {
    const original = /^v[0-9]+\.[0-9]+\.[0-9]+$/
    for (const tag of ['v1.2.3', 'v1.0', 'v1', 'vx', 'v1.2.3-rc1', 'v1.2.3.4', 'v10.20.30']) {
      expect(matchFilter(pigfoot.releaseFilters, tag)).toBe(true)
      expect(readGitTag(pigfoot, tag)?.cause === 'release').toBe(original.test(tag))
    }
  })

  it.each(['latest', '1.2.3', 'manual-0a1b2c3'])('C30 a name given by hand cannot be %s, which it could', (name) => {
    expect(originalManualTag(name)).toBe(name)
    expect(pigfoot.classOf(name)?.name).not.toBe('named')
    expect(pigfoot.classOf('my-test')?.name).toBe('named')
  })

  it.each<[LatestPolicy, string, unknown]>([
    [{ branch: 'main' }, 'free', [{ branch: 'main' }]],
    ['highest-release', 'forward', ['release']],
    ['none', 'missing', undefined],
  ])('C33 latest: %j is %s', (latest, mobility, causes) => {
    const found = tagPolicy({ latest }).classOf('latest')
    expect([found?.mobility ?? 'missing', found?.causes]).toEqual([mobility, causes])
  })
})

/** As the real workflow had it. */
const originalReleaseTags = (tag: string): string[] => [tag.slice(1), ...(tag.includes('-rc.') ? [] : ['latest'])]

describe('D05 D20 D21 pre-releases', () => {
  it.each(['v0.1.0rc1', 'v0.1.0rc2', 'v0.1.0rc3'])('D21 %s took latest, and takes it no more', (tag) => {
    expect(matchFilter(['v*.*.*'], tag)).toBe(true)
    expect(originalReleaseTags(tag)).toContain('latest')
    expect(forGitTag(opencrate, tag)).toEqual([tag.slice(1)])
  })

  it.each(['v1.2.3-rc.1', 'v1.2.3-beta', 'v1.2.3a1', 'v1.2.3.dev4'])('D05 D20 %s writes itself alone', (tag) => {
    expect(forGitTag(opencrate, tag)).toEqual([tag.slice(1)])
    expect(opencrate.classOf(tag.slice(1))?.name).toBe('prerelease')
  })

  it('a release writes itself and latest', () => {
    expect(forGitTag(opencrate, 'v1.2.3')).toEqual(['1.2.3', 'latest'])
  })

  it('no pre-release writes a tag that moves, whatever is set', () => {
    const written = everything.classes.filter(({ causes }) => causes.includes('prerelease'))
    expect(written.map(({ name, mobility }) => [name, mobility])).toEqual([['prerelease', 'write-once']])
  })

  it('D23 a rebuild gets a tag of its own', () => {
    const values = { version: '1.2.3', date: '20260131' }
    expect(tagsFor(opencrate, 'rebuild', values)).toEqual(['1.2.3-20260131'])
    expect(opencrate.classOf('1.2.3-20260131')?.name).toBe('rebuild')
  })

  it('fire the workflow only where they are taken', () => {
    expect(matchFilter(opencrate.releaseFilters, 'v0.1.0rc1')).toBe(true)
    expect(matchFilter(simple.releaseFilters, 'v0.1.0rc1')).toBe(false)
  })
})

// What follows from a tag policy: classes, filters, recognisers, reserved names, keep rules, the table.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { TagPolicyOptions } from '../../src/dsl/policy/tag-options.ts'
import { tagPolicy } from '../../src/dsl/tag-policy.ts'
import { partNames } from '../../src/model/tag-grammar.ts'
import type { TagClass } from '../../src/model/tag-policy.ts'
import { everything, simple } from './tag-policies.ts'

const namesOf = (classes: readonly TagClass[]): readonly string[] => classes.map(({ name }) => name)

describe('the policy of the shortest pipeline', () => {
  it('is a table', () => {
    expect(simple.table()).toMatchInlineSnapshot(`
      "| Tag | What it is | Written by | Moves | Stays |
      | --- | --- | --- | --- | --- |
      | \`{version}\` | A release. | releases | never | for ever |
      | \`{major}.{minor}\` | The highest release below it. | releases | to a higher release | for ever |
      | \`latest\` | The highest release. | releases | to a higher release | for ever |
      | \`staging\` | The newest build of main. | builds of main | freely | for ever |
      | \`staging-{date}-{sha7}\` | What staging stood for on a day. | builds of main | never | 90 days |
      | \`prod\` | What was promoted last. | promote and rollback | freely | for ever |
      | \`prod-{date}-{sha7}\` | A promotion. | promote and rollback | never | the newest 30 |
      | \`prod-{date}-d{hex12}\` | A promotion of an image that names no commit. | promote and rollback | never | the newest 30 |
      | \`prod-rollback-{date}-{time}-from-{text}\` | A rollback. | promote and rollback | never | the newest 30 |
      "
    `)
  })

  it('is the policy alone as JSON, and cannot be changed', () => {
    const { git, variants, latest, classes } = simple
    expect(JSON.parse(JSON.stringify(simple))).toEqual({ git, variants, latest, classes })
    expect(Object.isFrozen(simple) && Object.isFrozen(classes) && Object.isFrozen(classes[0])).toBe(true)
  })

  it('fires on the tags of versions', () => {
    expect(simple.releaseFilters).toEqual(['v[0-9]+.[0-9]+.[0-9]+'])
  })

  it('names its channels in their order', () => {
    expect(simple.channels satisfies readonly ('staging' | 'prod')[]).toEqual(['staging', 'prod'])
  })

  it.each([
    ['1.2.3', 'version'],
    ['1.2', 'minor'],
    ['latest', 'latest'],
    ['staging', 'staging'],
    ['staging-20260131-0a1b2c3', 'staging-stamp'],
    ['prod', 'prod'],
    ['prod-20260131-0a1b2c3', 'prod-stamp'],
    ['prod-20260131-d0123456789ab', 'prod-stamp-digest'],
    ['prod-rollback-20260131-120000-from-20260130-0a1b2c3', 'prod-rollback'],
    ['1', undefined],
    ['v1.2.3', undefined],
    ['1.2.3-rc.1', undefined],
    ['1.2.3rc1', undefined],
    ['main', undefined],
    ['prod-', undefined],
  ])('%s is of the class %s', (tag, name) => {
    expect(simple.classOf(tag)?.name).toBe(name)
    expect(Object.entries(simple.recognisers).find(([, pattern]) => pattern.test(tag))?.[0]).toBe(name)
  })

  it('promotes what a release or the branch has made', () => {
    expect(simple.promotable('prod').map(({ name }) => name)).toEqual([
      'version',
      'minor',
      'latest',
      'staging',
      'staging-stamp',
    ])
  })

  it('promotes nothing that any branch or anybody could have made', () => {
    const taken = everything.promotable('prod').map(({ name }) => name)
    const left = everything.classes.filter(({ name, writer }) => writer === 'build' && !taken.includes(name))
    expect(left.map(({ name }) => name).toSorted()).toEqual(['branch', 'commit', 'dev', 'manual', 'prerelease'])
  })

  it('goes back to what was promoted, and to what never moves', () => {
    expect(simple.rollbackable('prod').map(({ name }) => name)).toEqual([
      'version',
      'staging-stamp',
      'prod-stamp',
      'prod-stamp-digest',
      'prod-rollback',
    ])
    expect([simple.promotable('staging'), simple.rollbackable('staging')]).toEqual([[], []])
  })

  it('keeps the stamps of two channels apart, also when one name begins with the other', () => {
    const both = tagPolicy({ channels: ['staging', 'prod', { name: 'prod-eu', from: 'promotion' }] })
    expect(namesOf(both.rollbackable('prod')).filter((name) => name.startsWith('prod-eu'))).toEqual([])
    expect(namesOf(both.promotable('prod'))).toContain('prod-eu')
  })

  it('keeps versions and channels for ever, and stamps for a while', () => {
    expect(simple.protectedClasses.map(({ name }) => name)).toEqual(['version', 'minor', 'latest', 'staging', 'prod'])
    expect(simple.keepRules.filter(({ keep }) => keep !== 'forever')).toEqual([
      expect.objectContaining({ class: 'staging-stamp', keep: { days: 90 } }),
      expect.objectContaining({ class: 'prod-stamp', keep: { newest: 30 } }),
      expect.objectContaining({ class: 'prod-stamp-digest', keep: { newest: 30 } }),
      expect.objectContaining({ class: 'prod-rollback', keep: { newest: 30 } }),
    ])
  })

  it('reserves all its names', () => {
    expect(simple.reservedNames).toEqual(simple.classes.map(({ grammar }) => grammar))
  })
})

describe('docs/tags.md', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../docs/tags.md'), 'utf8')

  it('shows the table of the policy above it', () => {
    expect(page).toContain(simple.table())
  })

  it('explains every part and every setting', () => {
    const first = Array.from(page.matchAll(/^\| (?<cell>[^|]+) \|/gm), ({ groups }) => groups?.['cell'] ?? '')
    const named = first.flatMap((cell) =>
      Array.from(cell.matchAll(/`\{?(?<name>\w+)\}?`/g), ({ groups }) => groups?.['name']),
    )
    expect(named).toEqual(expect.arrayContaining([...partNames]))
    const settings: Readonly<Record<keyof TagPolicyOptions, true>> = {
      git: true,
      filters: true,
      versions: true,
      aliases: true,
      latest: true,
      prereleases: true,
      rebuilds: true,
      variants: true,
      channels: true,
      branch: true,
      commits: true,
      branches: true,
      manual: true,
      classes: true,
      keep: true,
    }
    expect(named).toEqual(expect.arrayContaining(Object.keys(settings)))
  })
})

const names = (options: TagPolicyOptions): string[] => tagPolicy(options).classes.map(({ name }) => name)
const grammars = (options: TagPolicyOptions): string[] => tagPolicy(options).classes.map(({ grammar }) => grammar)

describe('the settings of a policy', () => {
  it('default to versions and latest', () => {
    const { git, latest } = tagPolicy()
    expect([git, latest, names({})]).toEqual(['v{version}', 'highest-release', ['version', 'latest']])
  })

  it('may know no versions', () => {
    const policy = tagPolicy({ git: null, channels: ['edge'] })
    expect([policy.git, policy.latest, policy.releaseFilters]).toEqual([undefined, 'none', []])
    expect(policy.classes.map(({ name }) => name)).toEqual(['edge', 'edge-stamp'])
  })

  it.each<[string, TagPolicyOptions, string[]]>([
    [
      'stamps may be left out',
      { git: null, channels: [{ name: 'edge', from: { branch: 'main' }, stamps: false }] },
      ['edge'],
    ],
    [
      'the first channel may be one of promotions',
      { git: null, channels: [{ name: 'prod', from: 'promotion', stamps: false }] },
      ['prod'],
    ],
    ['commits may have a grammar', { git: null, commits: 'git-{sha40}' }, ['git-{sha40}']],
    ['the tag of a version may have a v', { versions: 'v{version}', latest: 'none' }, ['v{version}']],
    [
      'a variant may stand inside',
      { git: null, variants: ['', '-x'], commits: 'sha{variant}-{sha7}' },
      ['sha{variant}-{sha7}'],
    ],
    ['a variant stands at the end', { git: null, variants: ['', '-x'], commits: true }, ['sha-{sha7}{variant}']],
    [
      'pre-releases may have a grammar',
      { latest: 'none', prereleases: 'pre-{version}{pre}' },
      ['{version}', 'pre-{version}{pre}'],
    ],
    [
      'rebuilds may have a grammar',
      { latest: 'none', rebuilds: '{version}-r{date}' },
      ['{version}', '{version}-r{date}'],
    ],
  ])('%s', (_claim, options, expected) => {
    expect(grammars(options)).toEqual(expected)
  })

  it('a commit may be written once', () => {
    const policy = tagPolicy({ commits: { grammar: 'sha-{sha7}', mobility: 'write-once' } })
    expect(policy.classOf('sha-0a1b2c3')?.mobility).toBe('write-once')
  })

  it('an alias is called after its text', () => {
    expect(names({ aliases: ['{major}', '{major}.{minor}-lts'], latest: 'none' })).toEqual([
      'version',
      'major',
      'major.minor-lts',
    ])
  })

  it('the branch of the first channel may be another', () => {
    expect(tagPolicy({ channels: ['edge'], branch: 'trunk' }).classOf('edge')?.causes).toEqual([{ branch: 'trunk' }])
  })

  it('a retention may be another', () => {
    expect(tagPolicy({ commits: true, keep: { commit: { days: 7 } } }).classOf('sha-0a1b2c3')?.retention).toEqual({
      days: 7,
    })
  })

  it('classes in full join the others, the more open ones last', () => {
    const rest = { mobility: 'free', writer: 'build', retention: 'forever' } as const
    const open = { name: 'any', grammar: '{branch}', causes: ['branch'], ...rest } as const
    const edge = { name: 'edge', grammar: 'edge', causes: [{ branch: 'next' }], ...rest } as const
    expect(names({ classes: [open, edge], latest: 'none' })).toEqual(['version', 'edge', 'any'])
  })
})

describe('a policy that cannot be meant stops the module', () => {
  const full = { name: 'x', mobility: 'free', writer: 'build', retention: 'forever', causes: ['always'] } as const

  it.each<[TagPolicyOptions, string]>([
    [{ git: 'v{versoin}' }, "the grammar 'v{versoin}' cannot be used: {versoin} is no part; the parts are"],
    [{ git: 'v{version' }, "the grammar 'v{version' cannot be used: a '{' stands alone"],
    [{ git: '{version}-{minor}' }, "the grammar '{version}-{minor}' cannot be used: {minor} stands there twice"],
    [
      { branches: '{branch}-{text}' },
      "the grammar '{branch}-{text}' cannot be used: nobody can tell where {branch} ends and {text} begins",
    ],
    [
      { branches: '{branch}{sha7}' },
      "the grammar '{branch}{sha7}' cannot be used: nobody can tell where {branch} ends and {sha7} begins",
    ],
    [
      { branches: '{branch}{variant}{sha7}' },
      "the grammar '{branch}{variant}{sha7}' cannot be used: nobody can tell where {branch} ends and {sha7} begins",
    ],
    [
      { rebuilds: '{version}{date}' },
      "the grammar '{version}{date}' cannot be used: nobody can tell where {patch} ends and {date} begins",
    ],
    [{ versions: '' }, "the grammar '' cannot be used: it is empty"],
    [{ git: '?{version}' }, "the grammar '?{version}' cannot be used: a '?' follows something else than a letter"],
    [{ git: 'v {version}' }, "git takes no tag like 'v {version}'"],
    [{ variants: [] }, "variants is empty; the main variant is ''"],
    [{ variants: ['', 'trixie'] }, "'trixie' cannot be a variant; write it like '-trixie'"],
    [{ variants: ['', '-x', '-x'] }, "the variant '-x' stands there twice"],
    [
      { variants: ['-x', '-y'] },
      "latest is the main variant's, which is missing; add '' to variants, or write latest: 'none'",
    ],
    [{ channels: ['a/b'] }, "'a/b' cannot be a channel, because it cannot be a tag"],
    [{ channels: ['latest'] }, "two classes are called 'latest'; give one of them another name"],
    [
      {
        classes: [
          { ...full, grammar: 'x' },
          { ...full, grammar: 'y' },
        ],
      },
      "two classes are called 'x'",
    ],
    [
      { keep: { stagnig: 'forever' } },
      "keep names the class 'stagnig', which it does not have (it has: version, latest)",
    ],
    [{ latest: { channel: 'prod' } }, "latest follows the channel 'prod', which it does not have (it has: none)"],
    [
      { git: null, aliases: ['{major}'] },
      "the alias '{major}' follows releases, and git: null says that there are none",
    ],
    [{ git: null, latest: 'highest-release' }, 'latest follows releases, and git: null says that there are none'],
  ])('%j', (options, sentence) => {
    expect(() => tagPolicy(options)).toThrow(
      new RegExp(`^tagPolicy\\(\\): ${sentence.replaceAll(/[{}().|?'$]/g, String.raw`\$&`)}`),
    )
  })
})

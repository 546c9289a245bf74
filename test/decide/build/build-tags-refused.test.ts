// Holds what a build is refused for before anything is built, each with its exact sentence.
import { describe, expect, it } from 'vitest'
import { buildTagsDoor } from '../../../src/decide/build/build-tags-door.ts'
import { imageWith, policyOf } from '../images.ts'
import { outputsOf } from '../open-door.ts'
import { byHand, sent, startBuild, tagPush, tagsOf, usual } from './start-build.ts'

const noVersion = (tag: string): unknown => ({
  malformed: [
    `Tag '${tag}' does not follow semantic versioning (expected: v1.2.3)`,
    'Please create a tag matching the pattern: v[major].[minor].[patch]',
  ],
})

describe('a build that is refused', () => {
  it.each(['', 'note', 'commit'])('B02 a ref type %j is told', (REF_TYPE) => {
    expect(startBuild('nearaidev/private-chat', { REF_TYPE })).toEqual({
      malformed: ['Unsupported ref type', `REF_TYPE is '${REF_TYPE}'; a build starts from a branch or a tag`],
    })
  })

  it('B02 a build that no class takes is told', () => {
    expect(startBuild('pigfoot/app', { REF: 'feature' })).toEqual({
      refused: [
        'Unable to parse image tag',
        "no class of pigfoot/app is written by a build of the branch 'feature' (branch)",
      ],
    })
  })

  it.each([
    'v1.0',
    '1.2.3',
    'v1.2.3.4',
    'v01.2.3',
    'v1.02.3',
    'v1.2.3-rc.1',
    'v1.2.3rc1',
    'v1.2.3+x',
    'v1.2.',
    'v1.2.3-',
    'V1.2.3',
    'v99999999999999999999.0.0',
    'nightly',
  ])('C02 C21 the git tag %s is no version here, and both sentences say so', (tag) => {
    expect(startBuild('pigfoot/app', tagPush(tag))).toEqual(noVersion(tag))
  })

  it.each(['v1.2.3.4', 'v1.2.3.4-rc.1', 'v01.2.3', 'v1.2.3-', 'v1.2.3..', 'v1.2.3+x', 'v1.2'])(
    'D21 the git tag %s is not even a pre-release',
    (tag) => {
      expect(startBuild('braindotai/opencrate', tagPush(tag))).toEqual(noVersion(tag))
    },
  )

  it('a policy without git tags builds none', () => {
    const image = imageWith('acme/site', { git: undefined, variants: [''], latest: 'none', classes: [] })
    expect(outputsOf(buildTagsDoor, policyOf(image), { IMAGE: 'acme/site', ...usual, ...tagPush('v1.2.3') })).toEqual({
      malformed: ['Unsupported ref type', "no tag of git is a version of this image, not even 'v1.2.3'"],
    })
  })

  it.each<[branch: string, sentence: string]>([
    [
      'latest',
      "Branch 'latest' would write the tag 'latest', which is reserved for the class latest; choose another name",
    ],
    ['1.12', "Branch '1.12' would write the tag '1.12', which is reserved for the class minor; choose another name"],
    [
      '1.2.3',
      "Branch '1.2.3' would write the tag '1.2.3', which is reserved for the class version; choose another name",
    ],
    ['v1.2.3', "Branch 'v1.2.3' would write the tag 'v1.2.3', which is reserved for releases; choose another name"],
    [
      '1.2.3-rc.1',
      "Branch '1.2.3-rc.1' would write the tag '1.2.3-rc.1', which is reserved for releases; choose another name",
    ],
    [
      'sha-3f2c1ab',
      "Branch 'sha-3f2c1ab' would write the tag 'sha-3f2c1ab', which is reserved for the class commit; choose another name",
    ],
    ['fix-trixie', "Branch 'fix-trixie' makes no tag of the class branch ({branch}{variant})"],
    ['größe', "Branch 'größe' holds what cannot stand in a tag; rename it"],
    ['-x', "Branch '-x' holds what cannot stand in a tag; rename it"],
    ['a'.repeat(129), `Branch '${'a'.repeat(80)}…' holds what cannot stand in a tag; rename it`],
  ])('A29 INV-18 a branch called %s does not take a tag that is not its own', (REF, sentence) => {
    expect(Object.values(startBuild('chatmail/docker', { ...sent, REF, VARIANTS: [''] }))).toEqual([[sentence]])
  })

  it('A29 a branch name that just fits the limit does not fit with the ending of its variant', () => {
    const REF = 'a'.repeat(128)
    expect(tagsOf('chatmail/docker', { REF, VARIANTS: [''] })).toBe(`sha-3f2c1ab ${REF}`)
    expect(Object.keys(startBuild('chatmail/docker', { REF, VARIANTS: ['-trixie'] }))).toEqual(['malformed'])
  })

  it.each<[tag: string, sentence: string]>([
    [
      'latest',
      "TAG 'latest' would write the tag 'latest', which is reserved for the class latest; choose another name",
    ],
    ['1.2.3', "TAG '1.2.3' would write the tag '1.2.3', which is reserved for the class version; choose another name"],
    ['v1.2.3', "TAG 'v1.2.3' would write the tag 'v1.2.3', which is reserved for releases; choose another name"],
    // Where a registry has no referrers, this tag is where the signature of another image lies.
    [
      `sha256-${'a'.repeat(64)}`,
      `TAG 'sha256-${'a'.repeat(64)}' would write the tag 'sha256-${'a'.repeat(64)}', which is reserved for signatures; choose another name`,
    ],
    ['a b', "TAG 'a b' makes no tag of the class named ({text})"],
    ['$(id)', "TAG '$(id)' makes no tag of the class named ({text})"],
    ['-x', "TAG '-x' makes no tag of the class named ({text})"],
  ])('C30 INV-18 INV-51 a tag by hand is %s', (TAG, sentence) => {
    expect(Object.values(startBuild('pigfoot/app', { ...byHand, TAG }))).toEqual([[sentence]])
  })

  it('a tag by hand is refused where no class takes one', () => {
    expect(startBuild('acme/dockrev', { ...byHand, TAG: 'try' })).toEqual({
      refused: ["TAG is 'try', but no class of tags is written by hand; leave it empty"],
    })
  })

  it('a commit, a variant, a list of variants and an image that are none are told', () => {
    expect(startBuild('pigfoot/app', { SHA: '3f2c1ab' })).toEqual({
      malformed: ["the commit is '3f2c1ab', not 40 hexadecimal digits"],
    })
    expect(startBuild('chatmail/docker', { VARIANTS: ['-sid'] })).toEqual({
      malformed: ["'-sid' is no variant of the policy; it has: '', '-trixie'"],
    })
    expect(startBuild('chatmail/docker', { VARIANTS: {} })).toEqual({
      malformed: ['VARIANTS is no list of endings, such as ["", "-trixie"]'],
    })
    expect(startBuild('acme/other', {})).toEqual({
      missing: [
        "IMAGE is 'acme/other', which policy.json does not have; it has: chatmail/docker, nearaidev/private-chat, braindotai/opencrate, acme/dockrev, pigfoot/app",
      ],
    })
  })

  it('what a class is written from must be given', () => {
    expect(startBuild('nearaidev/private-chat', { DATE: '21-11-2026' })).toEqual({
      malformed: ["Branch 'main' makes no tag of the class staging-stamp (staging-{date}-{sha7})"],
    })
    expect(startBuild('braindotai/opencrate', { EVENT: 'schedule' })).toEqual({
      missing: ['the class rebuild needs {version}, which is not given'],
    })
    expect(startBuild('braindotai/opencrate', { EVENT: 'schedule', VERSION: 'soon' })).toEqual({
      malformed: ["The VERSION file holds 'soon', which is no version (expected: 1.2.3)"],
    })
  })

  it('A29 a branch called latest is refused although nobody writes latest', () => {
    const branch = {
      name: 'branch',
      grammar: '{branch}',
      mobility: 'free',
      writer: 'build',
      retention: 'with-branch',
      causes: ['branch'],
    } as const
    const image = imageWith('acme/site', { git: undefined, variants: [''], latest: 'none', classes: [branch] })
    expect(outputsOf(buildTagsDoor, policyOf(image), { IMAGE: 'acme/site', ...usual, REF: 'latest' })).toEqual({
      refused: ["Branch 'latest' would write the tag 'latest', which is reserved for releases; choose another name"],
    })
  })

  it('D21 D23 a rebuild of a pre-release does not take the tag of a plain version', () => {
    expect(startBuild('braindotai/opencrate', { EVENT: 'schedule', VERSION: 'v0.1.0rc3' })).toHaveProperty('refused')
  })

  it('INV-18 a class that promotions write is written by no build', () => {
    const prod = {
      name: 'prod',
      grammar: 'prod',
      mobility: 'free',
      writer: 'promotion',
      retention: 'forever',
      causes: ['always'],
    } as const
    const image = imageWith('acme/site', { git: undefined, variants: [''], latest: 'none', classes: [prod] })
    expect(outputsOf(buildTagsDoor, policyOf(image), { IMAGE: 'acme/site', ...usual })).toHaveProperty('refused')
  })
})

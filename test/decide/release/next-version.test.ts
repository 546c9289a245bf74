// Holds the version of a release: one for each commit, past what is taken, and never after a version that does not exist.
import fc from 'fast-check'
import semver from 'semver'
import { describe, expect, it } from 'vitest'
import { nextVersionDoor } from '../../../src/decide/release/next-version.ts'
import { commit } from '../images.ts'
import { outputsOf } from '../open-door.ts'
import { policy } from '../build/release-onto.ts'
import type { Variables } from '../build/release-onto.ts'
import { inSweep } from '../../in-sweep.ts'

const other = 'b'.repeat(40)

const next = (names: readonly string[], more: Variables = {}): Variables =>
  outputsOf(nextVersionDoor, policy, {
    TAGS: names.map((name) => ({ name, commit: other })),
    SHA: commit,
    BUMP: 'patch',
    ...more,
  })

const refs = (...lines: readonly string[]): Variables =>
  outputsOf(nextVersionDoor, policy, { REFS: lines.join('\n'), SHA: commit, BUMP: 'minor' })

describe('the next version', () => {
  it.each<[names: readonly string[], bump: string, version: string]>([
    [['v1.2.3'], 'patch', '1.2.4'],
    [['v1.2.3'], 'minor', '1.3.0'],
    [['v1.2.3'], 'major', '2.0.0'],
    [['1.2.3', 'v1.2.10', 'v1.2.9'], 'patch', '1.2.11'],
    [['v1.2.3', 'v2.0.0-rc.1', 'v2.0.0rc1', 'nightly', 'v1.2.3.4'], 'patch', '1.2.4'],
    [['v0.9.9', 'v0.10.0'], 'minor', '0.11.0'],
  ])('E13 after %j a %s is %s', (names, BUMP, version) => {
    expect(next(names, { BUMP })).toMatchObject({ version, tag: `v${version}`, reused: false })
  })

  it('E13 without a git tag the version of the package counts', () => {
    expect(next([], { MANIFEST: '0.3.1', BUMP: 'minor' })).toMatchObject({ version: '0.4.0', base: '0.3.1' })
    expect(next(['v0.1.0'], { MANIFEST: '0.3.1' })).toMatchObject({ version: '0.1.1', base: '0.1.0' })
    expect(next([])).toEqual({ missing: ['there is no version yet: no git tag is one, and MANIFEST gives none'] })
  })

  it('E13 a version that an image has already is passed over', () => {
    const PUBLISHED = [{ tag: '1.2.4' }, { tag: '1.2.5', revision: other }, { tag: 'latest' }]
    expect(next(['v1.2.3'], { PUBLISHED })).toMatchObject({ version: '1.2.6', base: '1.2.5' })
  })

  it('E19 INV-35 a tag that points at this commit is reused, the highest if there are several', () => {
    const TAGS = [
      { name: 'v1.2.4', commit },
      { name: 'v1.2.10', commit },
      { name: 'v2.0.0-rc.1', commit },
      { name: 'v1.3.0', commit: other },
    ]
    expect(next([], { TAGS, BUMP: 'major' })).toEqual({ version: '1.2.10', tag: 'v1.2.10', reused: true, base: '' })
  })

  it('E18 E19 INV-35 an image of this commit keeps its version, although the git tag is not there yet', () => {
    const PUBLISHED = [{ tag: '1.2.4', revision: commit }]
    expect(next(['v1.2.3'], { PUBLISHED })).toEqual({ version: '1.2.4', tag: 'v1.2.4', reused: true, base: '' })
  })

  it('E13 E19 lines as git prints them say the same as JSON', () => {
    expect(refs(`${other} refs/tags/v1.2.3`, `${other} refs/tags/1.10.0`)).toMatchObject({ version: '1.11.0' })
    expect(refs(`${other} refs/tags/v1.2.3`, `${commit} refs/tags/1.2.4`)).toMatchObject({
      version: '1.2.4',
      reused: true,
    })
    expect(refs('Not Found')).toEqual({ unreadable: ['REFS holds no list of git tags with name and commit'] })
    expect(outputsOf(nextVersionDoor, policy, { SHA: commit, BUMP: 'minor' })).toEqual({
      missing: ['neither REFS nor TAGS is given'],
    })
  })

  it('the git tag has the form of the policy', () => {
    expect(next(['1.2.3'], { IMAGE: 'chatmail/docker' })).toMatchObject({ tag: '1.2.4' })
    expect(next(['1.2.3'], { IMAGE: 'acme/dockrev' })).toMatchObject({ tag: 'v1.2.4' })
  })

  it.each<[what: string, variables: Variables, answer: Variables]>([
    ['a commit that is none', { SHA: 'main' }, { malformed: ["SHA is 'main', not 40 hexadecimal digits"] }],
    ['a bump that is none', { BUMP: '' }, { malformed: ["BUMP is '', not major, minor or patch"] }],
    ['a manifest that is none', { MANIFEST: '1.2' }, { malformed: ["MANIFEST is '1.2', which is no version"] }],
    [
      'no list of tags',
      { TAGS: { message: 'Not Found' } },
      { unreadable: ['TAGS holds no list of git tags with name and commit'] },
    ],
    [
      'a tag without a name',
      { TAGS: [{ commit }] },
      { unreadable: ['TAGS holds no list of git tags with name and commit'] },
    ],
    [
      'no list of images',
      { PUBLISHED: {} },
      { unreadable: ['PUBLISHED holds no list of tags of an image with tag and revision'] },
    ],
  ])('E22 %s is told', (_, variables, answer) => {
    expect(next(['v1.2.3'], variables)).toEqual(answer)
  })

  it('E13 semver raises the highest version in the same way', () => {
    const version = fc
      .tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 }), fc.nat({ max: 12 }))
      .map((numbers) => numbers.join('.'))
    const name = fc
      .tuple(fc.constantFrom('v', ''), version, fc.constantFrom('', '', '', '-rc.1', 'rc1'))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 6 }),
        version,
        fc.constantFrom('major', 'minor', 'patch'),
        (names, MANIFEST, BUMP) => {
          const stable = names
            .map((one) => one.replace(/^v/, ''))
            .filter((one) => semver.valid(one) !== null && semver.prerelease(one) === null)
          const base = semver.rsort(stable)[0] ?? MANIFEST
          return next(names, { MANIFEST, BUMP })['version'] === semver.inc(base, BUMP as 'major')
        },
      ),
      { numRuns: inSweep(10_000) },
    )
  })
})

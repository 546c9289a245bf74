// Holds the tags of a build against semver, and against any name that git or a person could come up with.
import fc from 'fast-check'
import semver from 'semver'
import { describe, it } from 'vitest'
import type { BuildTag } from '../../../src/decide/build/build-tags.ts'
import { namesOf, startBuild, tagPush } from './start-build.ts'
import { inSweep } from '../../in-sweep.ts'

const numbers = fc.nat({ max: 30 })
const tail = fc.oneof(
  fc.constantFrom('', '', '-rc.1', 'rc1', 'rc3', '-beta', '.dev1', '.4', '+build', '-0', 'a', '-'),
  fc.string({ unit: fc.constantFrom('-', '.', 'r', 'c', '1', '0', 'A'), maxLength: 6 }),
)
const gitTag = fc
  .tuple(fc.constantFrom('v', 'v', '', 'V'), numbers, numbers, numbers, fc.constantFrom('', '', '0'), tail)
  .map(([v, major, minor, patch, zero, rest]) => `${v}${zero}${major}.${minor}.${patch}${rest}`)

const branchName = fc.oneof(
  fc.string({
    unit: fc.constantFrom('1', '.', '-', '/', 'v', 'a', 'latest', 'sha-', '3f2c1ab', 'trixie', '2'),
    maxLength: 8,
  }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
)

describe('laws of a build', () => {
  it('INV-14 a git tag is a release exactly when semver says that it is a version with nothing after it', () => {
    fc.assert(
      fc.property(gitTag, (REF) => {
        const version = REF.slice(1)
        const isPlain = semver.valid(version) === version && semver.prerelease(version) === null
        const { kind } = startBuild('braindotai/opencrate', tagPush(REF))
        return (kind === 'release') === (REF.startsWith('v') && isPlain && !version.includes('+'))
      }),
      { numRuns: inSweep(10_000) },
    )
  })

  it('D20 D21 INV-14 a pre-release, whatever its form, has its own tag and asks for none that moves', () => {
    fc.assert(
      fc.property(gitTag, (REF) => {
        const { kind, tags, moving, latest, stable } = startBuild('braindotai/opencrate', tagPush(REF))
        const isSemver = REF.startsWith('v') && semver.prerelease(REF.slice(1)) !== null && !REF.includes('+')
        // semver takes `1.2.3--`, which says nothing.
        if (kind === undefined) return !isSemver || !/[0-9A-Za-z]/.test(REF.replace(/^v\d+\.\d+\.\d+/, ''))
        if (kind === 'release') return !isSemver
        const isQuiet = latest === false && stable === false && namesOf(moving).length === 0
        return kind === 'prerelease' && isQuiet && namesOf(tags).join() === REF
      }),
      { numRuns: inSweep(10_000) },
    )
  })

  it('A09 A29 INV-18 no branch, whatever its name, writes a tag of another class', () => {
    fc.assert(
      fc.property(branchName, fc.constantFrom('push', 'repository_dispatch', 'workflow_dispatch'), (REF, EVENT) => {
        const { tags } = startBuild('chatmail/docker', { EVENT, REF })
        if (tags === undefined) return true
        const isOwn = (tags as readonly BuildTag[]).every((one) => one.class === 'commit' || one.class === 'branch')
        const reserved = /^(?:latest|\d+\.\d+|v?\d+\.\d+\.\d+.*)(?:-trixie)?$/
        return isOwn && namesOf(tags).every((tag) => !reserved.test(tag))
      }),
      { numRuns: inSweep(10_000) },
    )
  })
})

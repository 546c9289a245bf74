// Versions: which are stable, and which is higher. The oracle is semver.
import * as fc from 'fast-check'
import semver from 'semver'
import { describe, expect, it } from 'vitest'
import { compareStable, formatVersion, isStable, parseVersion } from '../../src/model/version.ts'
import { inSweep } from '../in-sweep.ts'

const part = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.maxSafeNat()).map(String)
const stable = fc.tuple(part, part, part).map((parts) => parts.join('.'))
const nearVersion = fc.oneof(
  stable,
  fc
    .tuple(stable, fc.string({ unit: fc.constantFrom(...'0123rcab.-+v'), maxLength: 6 }))
    .map((parts) => parts.join('')),
  fc.string({ unit: fc.constantFrom(...'0123rc.-+v'), maxLength: 8 }),
)

describe('D20 D21 INV-14 only a plain version is stable', () => {
  it.each([
    ['1.2.3', true],
    ['v1.2.3', true],
    ['v1.2.3rc1', false],
    ['v0.1.0rc3', false],
    ['1.2.3-rc.1', false],
    ['1.2.3+build', false],
    ['1.2.3.4', false],
    ['1.2.3-', false],
  ])('%s: %s', (text, expected) => {
    const version = parseVersion(text)
    expect(version !== undefined && isStable(version)).toBe(expected)
  })

  it.each(['', '1.2', 'v', 'vv1.2.3', '01.2.3', '1.02.3', '1.2.3_x', ' 1.2.3', '1.2.3\n', '1.2.9007199254740993'])(
    '%j is no version',
    (text) => {
      expect(parseVersion(text)).toBe(undefined)
    },
  )

  it('agrees with semver about 10,000 random texts', () => {
    fc.assert(
      fc.property(nearVersion, (text) => {
        const version = parseVersion(text)
        const plain = semver.parse(text)
        const isPlain = plain !== null && plain.prerelease.length === 0 && plain.build.length === 0
        expect(version !== undefined && isStable(version)).toBe(isPlain)
        if (plain !== null)
          expect(version).toMatchObject({ major: plain.major, minor: plain.minor, patch: plain.patch })
      }),
      { numRuns: inSweep(10_000) },
    )
  })
})

it('A23 the order is that of semver', () => {
  fc.assert(
    fc.property(stable, stable, (a, b) => {
      const [first, second] = [parseVersion(a), parseVersion(b)]
      if (first === undefined || second === undefined) throw new Error('both are versions')
      expect(Math.sign(compareStable(first, second))).toBe(semver.compare(a, b))
    }),
    { numRuns: inSweep(10_000) },
  )
})

it('a version is written as it was read, without its v', () => {
  for (const text of ['1.2.3', '1.2.3rc1', '0.0.0-a.b+c']) {
    const version = parseVersion(`v${text}`)
    expect(version === undefined ? '' : formatVersion(version)).toBe(text)
  }
})

// Holds the legs that report against the plan, and the digests that steps of a release go by against each other.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDigestsDoor } from '../../../src/decide/build/check-digests.ts'
import { checkLegsDoor } from '../../../src/decide/build/check-legs.ts'
import { digest } from '../images.ts'
import { outputsOf } from '../open-door.ts'
import { policy } from './release-onto.ts'
import type { Variables } from './release-onto.ts'
import { inSweep } from '../../in-sweep.ts'

const repositories = ['ghcr.io/pigfoot/app', 'docker.io/pigfoot/app']
const planned = ['linux-amd64', 'linux-arm64'].map((leg) => ({ leg, platform: leg.replace('-', '/'), repositories }))

const record = (leg: string, more: Variables = {}): Variables => ({
  leg,
  digest: digest(leg.at(-2) ?? ''),
  attempt: 1,
  ...more,
})

const check = (RECORDS: unknown, include: unknown = planned): Variables =>
  outputsOf(checkLegsDoor, policy, { MATRIX: { include }, RECORDS })

const compare = (TESTED: unknown, SIGNED: unknown = digest('a'), more: Variables = {}): Variables =>
  outputsOf(checkDigestsDoor, policy, { BUILT: digest('a'), TESTED, SIGNED, ...more })

/** The digests of products p0, p1 … */
const of = (...digests: readonly string[]): string =>
  JSON.stringify(digests.map((to, at) => ({ product: `p${at}`, digest: digest(to) })))

const gate = (TESTED: string): Variables =>
  outputsOf(checkDigestsDoor, policy, { BUILT: digest('a'), TESTED, SENTENCE: 'Integrity check failed' })

describe('the legs of a build', () => {
  it('C10 C36 INV-21 each leg of the plan once, in the order of the plan', () => {
    expect(check([record('linux-arm64'), record('linux-amd64')])).toEqual({
      digests: [
        { product: '', variant: '', platform: 'linux/amd64', leg: 'linux-amd64', digest: digest('6') },
        { product: '', variant: '', platform: 'linux/arm64', leg: 'linux-arm64', digest: digest('6') },
      ],
      references: ['linux-amd64', 'linux-arm64']
        .flatMap(() => repositories.map((name) => `${name}@${digest('6')}`))
        .join(' '),
    })
  })

  it('D06 go on with what tells their images apart, and not with what only their build needs', () => {
    const axes = { runtime: 'cpu', python: '3.7', product: 'cpu-py3.7' }
    const leg = {
      leg: 'cpu-py3.7-linux-amd64',
      platform: 'linux/amd64',
      runner: 'big',
      cache: 'cpu-py3.7',
      repositories,
      ...axes,
    }
    const { digests } = check([record(leg.leg)], [leg])
    expect(digests).toEqual([{ leg: leg.leg, platform: 'linux/amd64', variant: '', digest: digest('6'), ...axes }])
  })

  it('C35 INV-40 of a leg that ran again the last attempt counts', () => {
    const again = record('linux-arm64', { digest: digest('b'), attempt: 2 })
    const { digests } = check([again, record('linux-arm64'), record('linux-amd64')])
    expect(digests).toMatchObject([{ digest: digest('6') }, { digest: digest('b') }])
  })

  it.each<[what: string, records: unknown, sentences: readonly string[]]>([
    ['a leg that is missing', [record('linux-amd64')], ['the leg linux-arm64 reports nothing']],
    ['no leg at all', [], ['the leg linux-amd64 reports nothing', 'the leg linux-arm64 reports nothing']],
    [
      'a leg of another plan',
      [record('linux-amd64'), record('linux-arm64'), record('linux-s390x')],
      ["the leg 'linux-s390x' reports, but is not in the plan"],
    ],
    [
      'a leg that reports twice',
      [record('linux-amd64'), record('linux-amd64'), record('linux-arm64')],
      ['the leg linux-amd64 reports twice in attempt 1'],
    ],
    [
      'an empty digest',
      [record('linux-amd64', { digest: '' }), record('linux-arm64')],
      ["the leg linux-amd64 reports '', which is no digest"],
    ],
    [
      'half a digest',
      [record('linux-amd64', { digest: 'sha256:abc' }), record('linux-arm64')],
      ["the leg linux-amd64 reports 'sha256:abc', which is no digest"],
    ],
    [
      'another platform than planned',
      [record('linux-amd64', { platform: 'linux/arm64' }), record('linux-arm64')],
      ["the leg linux-amd64 reports the platform 'linux/arm64'; planned is 'linux/amd64'"],
    ],
  ])('C06 C36 INV-20 %s is told', (_, records, sentences) => {
    expect(check(records)).toEqual({ incomplete: sentences })
  })

  it('shapes that are none are told', () => {
    expect(check([{ digest: digest('a') }])).toEqual({
      malformed: ['RECORDS holds no list of objects with leg, digest and attempt'],
    })
    expect(check([record('linux-amd64', { attempt: 'x' })])).toEqual({
      malformed: ['RECORDS holds no list of objects with leg, digest and attempt'],
    })
    expect(check([], [{ leg: 'a' }])).toEqual({ malformed: ['MATRIX is no matrix of build-matrix'] })
    expect(check([], [])).toEqual({ incomplete: ['the plan has no legs'] })
  })

  it('C36 INV-21 any set of reports but the planned one is refused', () => {
    const legs = ['a', 'b', 'c', 'd', 'e']
    const cases = fc
      .subarray(legs, { minLength: 1 })
      .chain((plan) =>
        fc.tuple(
          fc.constant(plan),
          fc.oneof(
            fc.shuffledSubarray(plan, { minLength: plan.length }),
            fc.array(fc.constantFrom(...legs), { maxLength: 6 }),
          ),
        ),
      )
    fc.assert(
      fc.property(cases, ([plan, reported]) => {
        const outputs = check(
          reported.map((leg) => record(leg, { digest: digest('a') })),
          plan.map((leg) => ({ leg, platform: 'linux/amd64' })),
        )
        return 'digests' in outputs === (reported.toSorted().join() === plan.toSorted().join())
      }),
      { numRuns: inSweep(10_000) },
    )
  })
})

describe('the digests of a release', () => {
  it('D11 D24 INV-24 what was tested and signed is what was built', () => {
    expect(compare(digest('a'))).toEqual({
      digest: digest('a'),
      digests: [{ product: '', variant: '', digest: digest('a') }],
    })
    expect(compare(digest('b'))).toEqual({
      incomplete: [`BUILT has ${digest('a')} for the image, TESTED has ${digest('b')}`],
    })
    expect(compare(digest('a'), digest('b'), { ATTESTED: digest('c') })).toEqual({
      incomplete: [
        `BUILT has ${digest('a')} for the image, SIGNED has ${digest('b')}`,
        `BUILT has ${digest('a')} for the image, ATTESTED has ${digest('c')}`,
      ],
    })
  })

  it('D11 a difference is told under the sentence of its release, and only what was tested has to be given', () => {
    expect(gate(digest('a'))).toMatchObject({ digest: digest('a') })
    expect(gate(digest('b'))).toEqual({
      incomplete: ['Integrity check failed', `BUILT has ${digest('a')} for the image, TESTED has ${digest('b')}`],
    })
  })

  it('D25 B06 nothing is not the same as nothing', () => {
    const empty = { incomplete: ['BUILT is empty: there is no digest'] }
    expect(outputsOf(checkDigestsDoor, policy, { BUILT: '', TESTED: '', SIGNED: '' })).toEqual(empty)
    expect(outputsOf(checkDigestsDoor, policy, { BUILT: '[]', TESTED: '[]', SIGNED: '[]' })).toEqual(empty)
    expect(compare('')).toEqual({ incomplete: ['TESTED is empty: there is no digest'] })
    expect(compare('-')).toEqual({ malformed: ["TESTED is '-', which is no digest and no list of digests"] })
  })

  it('D24 INV-24 every product is held against its own', () => {
    const ask = (TESTED: string): Variables =>
      outputsOf(checkDigestsDoor, policy, { BUILT: of('1', '2'), TESTED, SIGNED: of('1', '2') })
    expect(ask(of('1', '2'))).toMatchObject({ digest: '', digests: [{ product: 'p0' }, { product: 'p1' }] })
    expect(ask(of('2', '1'))).toEqual({
      incomplete: [
        `BUILT has ${digest('1')} for p0, TESTED has ${digest('2')}`,
        `BUILT has ${digest('2')} for p1, TESTED has ${digest('1')}`,
      ],
    })
    expect(ask(of('1'))).toEqual({ incomplete: [`BUILT has ${digest('2')} for p1, TESTED has nothing`] })
    expect(ask(of('1', '2', '3'))).toEqual({ incomplete: [`TESTED has ${digest('3')} for p2, BUILT has nothing`] })
    expect(ask(JSON.stringify([{ digest: digest('1') }, { digest: digest('2') }]))).toEqual({
      malformed: ['TESTED has the image twice'],
    })
  })
})

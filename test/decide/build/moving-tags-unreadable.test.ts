// Holds that no tag moves on a listing that hides something, and that every wrong shape is told.
import { describe, expect, it } from 'vitest'
import { movingTagsDoor, tagsToReadDoor } from '../../../src/decide/build/moving-tags-door.ts'
import { digest } from '../images.ts'
import { openDoor, outputsOf } from '../open-door.ts'
import { app, listing, movesOf, policy, release, tagsFor } from './release-onto.ts'
import type { Variables } from './release-onto.ts'

/** The tags that are read when 1.2.3 of dockrev meets these. */
const toRead = (tags: readonly string[]): unknown =>
  outputsOf(tagsToReadDoor, policy, {
    IMAGE: 'acme/dockrev',
    TAGS: tagsFor('acme/dockrev', 'v1.2.3'),
    VERSION: '1.2.3',
    LISTINGS: [{ repository: app, complete: true, tags }],
  })['read']

describe('what cannot be read', () => {
  it.each<[what: string, listings: readonly Variables[], sentence: string]>([
    [
      'an error',
      [{ repository: app, complete: false, error: 'HTTP 503', tags: [] }],
      `the tags of '${app}' were not listed to the end (HTTP 503); no tag is moved`,
    ],
    [
      'an error on the second page',
      [listing(app, { '1.0.0': digest('1') }, { error: 'HTTP 429' })],
      `the tags of '${app}' were not listed to the end (HTTP 429); no tag is moved`,
    ],
    [
      'a listing that was not finished',
      [{ repository: app, tags: ['1.0.0'] }],
      `the tags of '${app}' were not listed to the end; no tag is moved`,
    ],
    ['no listing', [], `there is no listing of ${app}; no tag is moved`],
    [
      'a listing of another repository',
      [listing('ghcr.io/acme/other', {})],
      `there is no listing of ${app}; no tag is moved`,
    ],
    [
      'no list',
      [{ repository: app, complete: true, tags: { message: 'Bad credentials' } }],
      `the tags of '${app}' are no list of names`,
    ],
    [
      'an entry without a name',
      [{ repository: app, complete: true, tags: [{ digest: digest('1') }] }],
      `the tags of '${app}' are no list of names`,
    ],
    ['the version unread', [listing(app, { '1.2.3': {} })], `nobody has read what ${app}:1.2.3 stands for`],
  ])('A24 A25 INV-39 %s stops everything', (_, listings, sentence) => {
    expect(release('1.2.3', listings)).toEqual({ unreadable: [sentence] })
  })

  it('INV-11 a moving tag of unknown origin beside a higher, incomplete version stops everything', () => {
    const half = { digest: digest('b'), platforms: ['linux/amd64'] }
    expect(release('1.2.3', [listing(app, { '2.0.0': half, latest: {} })])).toEqual({
      unreadable: [`nobody has read whether ${app}:latest stands for a higher version`],
    })
    expect(release('1.2.3', [listing(app, { '2.0.0': { platforms: ['linux/amd64'] }, latest: digest('b') })])).toEqual({
      unreadable: [`nobody has read whether ${app}:latest stands for a higher version`],
    })
  })

  it('INV-39 two tags that nobody has read are not the same', () => {
    expect(release('1.2.3', [listing(app, { '2.0.0': { platforms: ['linux/amd64'] }, latest: {} })])).toEqual({
      unreadable: [`nobody has read whether ${app}:latest stands for a higher version`],
    })
  })

  it('a variant without an image is told', () => {
    const PRODUCTS = [{ product: '', variant: '-trixie', repositories: [app] }]
    expect(
      release('1.2.3', [listing(app, {})], {
        PRODUCTS,
        DIGESTS: JSON.stringify([{ variant: '-trixie', digest: digest('a') }]),
      }),
    ).toEqual({
      incomplete: ["the tag '1.2.3' has no image of its variant"],
    })
  })

  it('a reading that failed stops everything, one of a tag that is gone does not', () => {
    const there = [listing(app, { latest: {} })]
    expect(release('1.2.3', there, { READINGS: [{ repository: app, tag: 'latest', error: 'HTTP 401' }] })).toEqual({
      unreadable: [`${app}:latest was not read (HTTP 401); no tag is moved`],
    })
    const unsure = [{ repository: app, tag: 'latest', absent: true, error: 'HTTP 500' }]
    expect(release('1.2.3', there, { READINGS: unsure })).toHaveProperty('unreadable')
    expect(release('1.2.3', there, { READINGS: [{ repository: app, tag: 'latest' }] })).toEqual({
      unreadable: [`${app}:latest was not read; no tag is moved`],
    })
    expect(movesOf(release('1.2.3', there, { READINGS: [{ repository: app, tag: 'latest', absent: true }] }))).toBe(
      '1.2.3 1.2 1 latest',
    )
    expect(
      movesOf(release('1.2.3', there, { READINGS: [{ repository: app, tag: 'latest', digest: digest('a') }] })),
    ).toBe('1.2.3 1.2 1')
  })

  it('tags-to-read names what stands in the places of the build, and the higher versions', () => {
    expect(toRead(['1.2.2', '1.2.3', '1.3.0', '1.3', 'latest', 'main', '2.0.0-rc.1'])).toEqual(
      ['1.2.3', '1.3.0', 'latest'].map((tag) => ({ repository: app, tag })),
    )
    expect(toRead([])).toEqual([])
    const many = Array.from({ length: 300 }, (_, patch) => `2.0.${patch}`)
    expect(toRead(['1.2.3', ...many, 'latest'])).toEqual(['1.2.3', 'latest'].map((tag) => ({ repository: app, tag })))
  })

  it('f24 the log counts what is in no class', () => {
    const answer = openDoor(movingTagsDoor, policy, {
      IMAGE: 'acme/dockrev',
      TAGS: tagsFor('acme/dockrev', 'v1.2.3'),
      VERSION: '1.2.3',
      DIGESTS: digest('a'),
      LISTINGS: [
        listing(app, { '1.2.2': digest('1'), '1.2': digest('1'), nightly: digest('2'), '01.2.3': digest('3') }),
      ],
    })
    expect(answer.ok && answer.value.log?.[0]).toBe(`${app}: 4 tags, 1 of them versions, 2 in no class of the policy`)
  })

  it.each<[what: string, variables: Variables, answer: Variables]>([
    ['no list', { TAGS: {} }, { malformed: ['TAGS is no list of build-tags'] }],
    [
      'a tag of another class',
      { TAGS: [{ tag: 'latest', class: 'version', variant: '' }] },
      { malformed: ["TAGS has 'latest', which is no tag of the class 'version' that a build writes"] },
    ],
    [
      'a tag of nobody',
      { TAGS: [{ tag: 'prod', class: 'prod', variant: '' }] },
      { malformed: ["TAGS has 'prod', which is no tag of the class 'prod' that a build writes"] },
    ],
    ['no version', { VERSION: '' }, { missing: ['VERSION is not given, but tags of a release are to be moved'] }],
    ['a version that is none', { VERSION: '1.2' }, { malformed: ["VERSION is '1.2', which is no version"] }],
    ['no digest', { DIGESTS: '' }, { incomplete: ['DIGESTS is empty: there is no digest'] }],
    [
      'half a digest',
      { DIGESTS: 'sha256:abc' },
      { malformed: ["DIGESTS is 'sha256:abc', which is no digest and no list of digests"] },
    ],
    [
      'no listings',
      { LISTINGS: {} },
      { malformed: ['LISTINGS holds no list of objects with repository, complete and tags'] },
    ],
    [
      'no readings',
      { READINGS: {} },
      { malformed: ['READINGS holds no list of objects with repository, tag and digest'] },
    ],
    ['no products', { PRODUCTS: [{}] }, { malformed: ['PRODUCTS is no products of build-matrix'] }],
  ])('%s is told', (_, variables, answer) => {
    expect(release('1.2.3', [listing(app, {})], variables)).toEqual(answer)
  })

  it('a promotion channel is no tag of a build', () => {
    const name = 'docker.io/nearaidev/private-chat'
    expect(
      outputsOf(movingTagsDoor, policy, {
        IMAGE: 'nearaidev/private-chat',
        TAGS: [{ tag: 'prod', class: 'prod', variant: '' }],
        DIGESTS: digest('a'),
        LISTINGS: [listing(name, {})],
      }),
    ).toEqual({ malformed: ["TAGS has 'prod', which is no tag of the class 'prod' that a build writes"] })
  })
})

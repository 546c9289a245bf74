// Holds which tags are written and moved: never back, never twice.
import { describe, expect, it } from 'vitest'
import { buildTagsDoor } from '../../../src/decide/build/build-tags-door.ts'
import { movingTagsDoor } from '../../../src/decide/build/moving-tags-door.ts'
import { commit, digest, dockrev, imageWith, policyOf } from '../images.ts'
import { outputsOf } from '../open-door.ts'
import { app, both, listing, movesOf, policy, release, staysOf, tagsFor } from './release-onto.ts'
import type { Variables } from './release-onto.ts'

describe('the tags that move', () => {
  it('INV-11 INV-12 the first release moves everything, the version first and latest last', () => {
    const outputs = release('1.2.3', [listing(app, {})])
    expect(movesOf(outputs)).toBe('1.2.3 1.2 1 latest')
    expect(outputs).toMatchObject({ stay: [], latest: true })
    expect(outputs['move']).toEqual(outputs['expect'])
    expect((outputs['move'] as unknown[])[0]).toEqual({
      repository: app,
      tag: '1.2.3',
      digest: digest('a'),
      class: 'version',
      mobility: 'write-once',
    })
  })

  it.each<[version: string, there: readonly string[], moves: string, stays: readonly string[]]>([
    ['1.2.4', ['1.2.3'], '1.2.4 1.2 1 latest', []],
    ['1.2.4', ['1.3.0'], '1.2.4 1.2', ['1: 1.3.0 is higher', 'latest: 1.3.0 is higher']],
    ['1.2.4', ['2.0.0'], '1.2.4 1.2 1', ['latest: 2.0.0 is higher']],
    [
      '1.2.4',
      ['1.2.5', '1.2.10'],
      '1.2.4',
      ['1.2: 1.2.10 is higher', '1: 1.2.10 is higher', 'latest: 1.2.10 is higher'],
    ],
    ['1.10.0', ['1.9.0'], '1.10.0 1.10 1 latest', []],
    [
      '1.2.4',
      ['2.0.0-rc.1', '2.0.0rc1', 'v2.0.0', '02.0.0', '2.0.0.1', '2.0', '99999999999999999999.0.0'],
      '1.2.4 1.2 1 latest',
      [],
    ],
  ])('A22 A23 INV-12 INV-14 %s after %j moves %s', (version, there, moves, stays) => {
    const tags = Object.fromEntries(there.map((tag, at) => [tag, digest(`${at}`)]))
    const outputs = release(version, [listing(app, tags)])
    expect(movesOf(outputs)).toBe(moves)
    expect(staysOf(outputs)).toEqual(stays)
    expect(outputs['latest']).toBe(stays.length === 0)
  })

  it('INV-35 the same version again is done already, and what is left of it is completed', () => {
    const all = { '1.2.3': digest('a'), '1.2': digest('a'), '1': digest('a'), latest: digest('a') }
    const again = release('1.2.3', [listing(app, all)])
    expect(again).toMatchObject({ move: [], latest: true })
    expect(staysOf(again)).toEqual(
      ['1.2.3', '1.2', '1', 'latest'].map((tag) => `${tag}: it stands for this build already`),
    )
    expect((again['expect'] as unknown[]).length).toBe(4)
    expect(movesOf(release('1.2.3', [listing(app, { '1.2.3': digest('a'), '1.2': digest('a') })]))).toBe('1 latest')
  })

  it('INV-15 D23 a version that stands for another image is refused, and nothing else is written', () => {
    expect(release('1.2.3', [listing(app, { '1.2.3': digest('b') })])).toEqual({
      refused: [
        `${app}:1.2.3 stands for ${digest('b')} and is written once; this build is ${digest('a')}: publish it under a new version`,
      ],
    })
  })

  it('INV-13 INV-21 a higher version that is not there for every platform does not hold latest back', () => {
    const half = { digest: digest('b'), platforms: ['linux/amd64'] }
    expect(movesOf(release('1.9.1', [listing(app, { '2.0.0': half, latest: digest('9') })]))).toBe('1.9.1 1.9 1 latest')
    const more = { digest: digest('b'), platforms: [...both, 'linux/s390x'] }
    expect(movesOf(release('1.9.1', [listing(app, { '2.0.0': more, latest: digest('9') })]))).toBe('1.9.1 1.9 1 latest')
    const same = { digest: digest('b'), platforms: ['linux/arm64/v8', 'linux/amd64'] }
    expect(movesOf(release('1.9.1', [listing(app, { '2.0.0': same, latest: digest('9') })]))).toBe('1.9.1 1.9 1')
  })

  it('INV-11 a tag that stands for a higher version stays, complete or not', () => {
    const half = { digest: digest('b'), platforms: ['linux/amd64'] }
    const outputs = release('1.9.1', [listing(app, { '2.0.0': half, latest: digest('b') })])
    expect(movesOf(outputs)).toBe('1.9.1 1.9 1')
    expect(staysOf(outputs)).toEqual(['latest: it stands for 2.0.0, which is higher'])
    expect(outputs['latest']).toBe(false)
  })

  it('a higher version whose platforms nobody read counts as complete', () => {
    expect(staysOf(release('1.9.1', [listing(app, { '2.0.0': {} })]))).toEqual(['latest: 2.0.0 is higher'])
  })

  it('f24 names that are no versions are passed over and counted', () => {
    const strange = {
      'sha256-00.sig': digest('1'),
      'not a tag': digest('2'),
      nightly: digest('3'),
      '1.2.2': digest('4'),
    }
    const outputs = release('1.2.3', [listing(app, strange)])
    expect(movesOf(outputs)).toBe('1.2.3 1.2 1 latest')
  })

  it('A23 the main variant alone takes latest, and each variant has its own X.Y', () => {
    const images = ['', '-trixie'].map((variant) => ({
      product: '',
      variant,
      repositories: ['ghcr.io/chatmail/docker'],
    }))
    const outputs = outputsOf(movingTagsDoor, policy, {
      IMAGE: 'chatmail/docker',
      TAGS: tagsFor('chatmail/docker', '1.11.0'),
      VERSION: '1.11.0',
      PRODUCTS: { include: images },
      DIGESTS: JSON.stringify([
        { variant: '', digest: digest('a') },
        { variant: '-trixie', digest: digest('b') },
      ]),
      LISTINGS: [listing('ghcr.io/chatmail/docker', { '1.11.1-trixie': { digest: digest('c') } })],
    })
    expect(
      (outputs['move'] as { tag: string; digest: string }[]).map(({ tag, digest: to }) => `${tag} ${to[7]}`),
    ).toEqual(['1.11.0 a', '1.11.0-trixie b', 'sha-3f2c1ab a', 'sha-3f2c1ab-trixie b', '1.11 a', 'latest a'])
    expect(staysOf(outputs)).toEqual(['1.11-trixie: 1.11.1 is higher'])
    expect(outputs['latest']).toBe(true)
  })

  it('C33 latest that follows a branch moves with it, and with no release', () => {
    const names = ['ghcr.io/pigfoot/app', 'docker.io/pigfoot/app']
    const ask = (TAGS: unknown, VERSION: string): Variables =>
      outputsOf(movingTagsDoor, policy, {
        IMAGE: 'pigfoot/app',
        TAGS,
        VERSION,
        DIGESTS: digest('a'),
        LISTINGS: names.map((name) => listing(name, { '9.0.0': digest('9'), latest: digest('9') })),
      })
    const main = outputsOf(buildTagsDoor, policy, {
      IMAGE: 'pigfoot/app',
      EVENT: 'push',
      REF_TYPE: 'branch',
      REF: 'main',
      SHA: commit,
      DATE: '20261121',
    })
    expect(movesOf(ask(main['tags'], ''))).toBe(names.map((name) => `${name}:latest`).join(' '))
    expect(movesOf(ask(tagsFor('pigfoot/app', 'v1.0.0'), '1.0.0'))).toBe(names.map((name) => `${name}:1.0.0`).join(' '))
    expect(ask(tagsFor('pigfoot/app', 'v1.0.0'), '1.0.0')).toMatchObject({ latest: false })
  })

  it('B14 INV-15 a stamp that is there with the same image is left, with another it is refused', () => {
    const name = 'docker.io/nearaidev/private-chat'
    const TAGS = outputsOf(buildTagsDoor, policy, {
      IMAGE: 'nearaidev/private-chat',
      EVENT: 'push',
      REF_TYPE: 'branch',
      REF: 'main',
      SHA: commit,
      DATE: '20261121',
    })['tags']
    const ask = (there: Variables): Variables =>
      outputsOf(movingTagsDoor, policy, {
        IMAGE: 'nearaidev/private-chat',
        TAGS,
        DIGESTS: digest('a'),
        LISTINGS: [listing(name, there)],
      })
    expect(movesOf(ask({ staging: digest('b') }))).toBe(`${name}:staging-20261121-3f2c1ab ${name}:staging`)
    expect(movesOf(ask({ staging: digest('b'), 'staging-20261121-3f2c1ab': digest('a') }))).toBe(`${name}:staging`)
    expect(Object.keys(ask({ 'staging-20261121-3f2c1ab': digest('b') }))).toEqual(['refused'])
  })

  it('INV-14 a version that is not plain moves nothing, even where it is asked to', () => {
    const outputs = release('1.2.3', [listing(app, {})], { VERSION: '1.2.3-rc.1' })
    expect(movesOf(outputs)).toBe('1.2.3')
    expect(staysOf(outputs)).toContain('latest: this build is no stable version')
    expect(outputs['latest']).toBe(false)
  })

  it('INV-20 the order is that of what hangs on what, whatever the order of the policy', () => {
    const TAGS = (tagsFor('acme/dockrev', 'v1.2.3') as readonly unknown[]).toReversed()
    expect(movesOf(release('1.2.3', [listing(app, {})], { TAGS }))).toBe('1.2.3 1.2 1 latest')
  })

  const main = { writer: 'build', retention: 'forever', causes: [{ branch: 'main' }] } as const

  it('C33 B31 latest that follows a branch comes after its stamp and its channel', () => {
    const image = imageWith('acme/site', {
      ...dockrev.tags,
      latest: { branch: 'main' },
      classes: [
        { ...main, name: 'latest', grammar: 'latest', mobility: 'free' },
        { ...main, name: 'edge', grammar: 'edge', mobility: 'free' },
        { ...main, name: 'stamp', grammar: 'edge-{date}', mobility: 'write-once' },
      ],
    })
    const tags = ['latest', 'edge', 'edge-20261121'].map((tag, at) => ({
      tag,
      class: image.tags.classes[at]?.name,
      variant: '',
    }))
    const LISTINGS = [listing('ghcr.io/acme/site', {})]
    const outputs = outputsOf(movingTagsDoor, policyOf(image), {
      IMAGE: 'acme/site',
      TAGS: tags,
      DIGESTS: digest('a'),
      LISTINGS,
    })
    expect((outputs['move'] as readonly { tag: string }[]).map(({ tag }) => tag)).toEqual([
      'edge-20261121',
      'edge',
      'latest',
    ])
  })

  it('INV-12 tags that only look like versions, such as those of a promotion, are none', () => {
    const seal = {
      name: 'seal',
      grammar: 'seal-{version}',
      mobility: 'write-once',
      writer: 'promotion',
      retention: 'forever',
      causes: [],
    } as const
    const image = { ...dockrev, tags: { ...dockrev.tags, classes: [seal, ...dockrev.tags.classes] } }
    const outputs = outputsOf(movingTagsDoor, policyOf(image), {
      IMAGE: 'acme/dockrev',
      TAGS: tagsFor('acme/dockrev', 'v1.2.3'),
      VERSION: '1.2.3',
      DIGESTS: digest('a'),
      LISTINGS: [listing(app, { 'seal-2.0.0': digest('b') })],
    })
    expect(movesOf(outputs)).toBe('1.2.3 1.2 1 latest')
  })
})

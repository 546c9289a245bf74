// Holds the tags of a build: what each way to start a run writes.
import { describe, expect, it } from 'vitest'
import type { Variables } from './release-onto.ts'
import { byHand, namesOf, sent, startBuild, tagPush, tagsOf } from './start-build.ts'

describe('the tags of a build', () => {
  it.each<[image: string, variables: Variables, tags: string]>([
    ['chatmail/docker', { VARIANTS: [''] }, 'sha-3f2c1ab main'],
    ['chatmail/docker', { VARIANTS: [''], REF: 'fix/mail-queue' }, 'sha-3f2c1ab fix-mail-queue'],
    ['chatmail/docker', { ...sent, REF: 'j4n/dns', VARIANTS: ['-trixie'] }, 'sha-3f2c1ab-trixie j4n-dns-trixie'],
    ['chatmail/docker', { ...byHand, REF: 'j4n/dns', VARIANTS: [''] }, 'sha-3f2c1ab j4n-dns'],
    ['chatmail/docker', { EVENT: 'pull_request', REF: 'j4n/dns', VARIANTS: [''] }, 'sha-3f2c1ab j4n-dns'],
    ['chatmail/docker', { ...sent, VARIANTS: ['', '-trixie'] }, 'sha-3f2c1ab sha-3f2c1ab-trixie main main-trixie'],
  ])('A21 the image %s started with %j gets %s', (image, variables, tags) => {
    expect(tagsOf(image, variables)).toBe(tags)
  })

  it.each(['1.11.0', 'v1.11.0'])(
    'A22 A23 a release tag %s that was sent also makes X.Y.Z and X.Y, and only the main variant asks for latest',
    (REF) => {
      expect(tagsOf('chatmail/docker', { ...sent, ...tagPush(REF) })).toBe(
        '1.11.0 1.11.0-trixie 1.11 1.11-trixie latest sha-3f2c1ab sha-3f2c1ab-trixie',
      )
      expect(startBuild('chatmail/docker', { ...sent, ...tagPush(REF), VARIANTS: ['-trixie'] })).toMatchObject({
        latest: false,
        stable: true,
      })
    },
  )

  it.each<[variables: Variables, tags: string]>([
    [{}, 'staging staging-20261121-3f2c1ab'],
    [tagPush('v0.2.13'), '0.2.13'],
    [{ REF: 'feature' }, 'dev'],
    [{ ...byHand, REF: 'feature' }, 'dev'],
    [{ ...byHand, ...tagPush('v0.2.13') }, '0.2.13'],
  ])('B02 B03 the two channels: %j makes %s', (variables, tags) => {
    expect(tagsOf('nearaidev/private-chat', variables)).toBe(tags)
  })

  it.each<[variables: Variables, tags: string]>([
    [{}, 'latest'],
    [tagPush('v1.2.3'), '1.2.3'],
    [byHand, 'manual-3f2c1ab'],
    [{ ...byHand, REF: 'feature' }, 'manual-3f2c1ab'],
    [{ ...byHand, TAG: 'try-arm' }, 'try-arm'],
    [{ ...byHand, TAG: 'manual-0000000' }, 'manual-0000000'],
  ])('C03 %j makes %s', (variables, tags) => {
    expect(tagsOf('pigfoot/app', variables)).toBe(tags)
  })

  it.each<[variables: Variables, kind: string, tags: string]>([
    [{ ...tagPush('v0.1.0'), VERSION: 'v0.1.0\n' }, 'release', 'v0.1.0 latest'],
    [{ EVENT: 'schedule', VERSION: 'v0.1.0\n' }, 'rebuild', 'v0.1.0-20261121'],
    [{ ...byHand, VERSION: '0.1.0' }, 'rebuild', 'v0.1.0-20261121'],
    [{ ...tagPush('v0.1.0-rc.1'), VERSION: 'v0.1.0-rc.1' }, 'prerelease', 'v0.1.0-rc.1'],
  ])(
    'D05 a run without a tag takes its version from the VERSION file: %j is a %s and makes %s',
    (variables, kind, tags) => {
      expect(startBuild('braindotai/opencrate', variables)).toMatchObject({ kind })
      expect(tagsOf('braindotai/opencrate', variables)).toBe(tags)
    },
  )

  it('E07 a release makes its version, what is below it, and latest, and tells which of them move', () => {
    const outputs = startBuild('acme/dockrev', tagPush('v1.2.3'))
    expect(outputs).toMatchObject({
      kind: 'release',
      version: '1.2.3',
      tag: '1.2.3',
      push: true,
      stable: true,
      latest: true,
    })
    expect(outputs['fixed']).toEqual([{ tag: '1.2.3', class: 'version', mobility: 'write-once', variant: '' }])
    expect(namesOf(outputs['moving'])).toEqual(['1.2', '1', 'latest'])
  })

  it('A20 E09 a pull request pushes nothing, and neither does a run that says so', () => {
    expect(startBuild('acme/dockrev', { EVENT: 'pull_request' })).toMatchObject({
      kind: 'pull-request',
      push: false,
      latest: false,
    })
    expect(startBuild('pigfoot/app', { SKIP_PUSH: 'true' })).toMatchObject({ kind: 'branch', push: false })
    expect(startBuild('pigfoot/app', { SKIP_PUSH: 'false' })).toMatchObject({ kind: 'branch', push: true })
  })

  it.each(['main', 'latest', '1.2.3', 'staging', 'ü'])(
    'a pull request from a branch called %s of a fork is built all the same',
    (REF) => {
      expect(startBuild('chatmail/docker', { EVENT: 'pull_request', REF })).toMatchObject({
        kind: 'pull-request',
        push: false,
      })
    },
  )

  it('B10 a channel that is held stays, its stamp is written', () => {
    expect(tagsOf('nearaidev/private-chat', { HOLD: 'staging' })).toBe('staging-20261121-3f2c1ab')
    expect(tagsOf('pigfoot/app', { HOLD: 'latest' })).toBe('')
    expect(tagsOf('nearaidev/private-chat', { HOLD: 'stage' })).toEqual({
      malformed: ["HOLD is 'stage', which is no class of tags"],
    })
  })

  it('E08 the commit of the source names the build when that is another repository', () => {
    const REVISION = 'a'.repeat(40)
    expect(startBuild('chatmail/docker', { ...sent, REVISION, VARIANTS: [''] })).toMatchObject({
      revision: REVISION,
      tag: 'main',
    })
    expect(tagsOf('chatmail/docker', { ...sent, REVISION, VARIANTS: [''] })).toBe('sha-aaaaaaa main')
  })
})

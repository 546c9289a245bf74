// Holds the search for releases without an image: a push of more than three tags starts nothing, and nobody is told.
import { describe, expect, it } from 'vitest'
import { missingImagesDoor } from '../../../src/decide/build/missing-images.ts'
import { imageWith, policyOf } from '../images.ts'
import { outputsOf } from '../open-door.ts'
import { smallPolicy } from '../cleanup/small-packages.ts'

const policy = policyOf(imageWith('acme/app', smallPolicy), imageWith('acme/plain', { ...smallPolicy, git: undefined }))

const missing = (variables: object): unknown =>
  outputsOf(missingImagesDoor, policy, { IMAGE: 'acme/app', ...variables })

const listing = (repository: string, tags: readonly string[], complete = true): object => ({
  repository,
  complete,
  tags,
})

const GIT_TAGS = 'v1.10.0\nv1.9.0\nv1.11.0\nv1.11.0-rc1\nnightly\nv0.1.0\n'

describe('missing-images', () => {
  it('A12 names the releases whose images are not all there, the lowest first: more than three tags in a push start nothing', () => {
    expect(missing({ GIT_TAGS, TAGS: '1.10.0\n1.10.0-slim\n1.11.0\n1.11\nlatest\n', SINCE: '1.0.0' })).toEqual({
      missing: [
        { git: 'v1.9.0', version: '1.9.0', tags: ['1.9.0', '1.9.0-slim'] },
        { git: 'v1.11.0', version: '1.11.0', tags: ['1.11.0-slim'] },
      ],
      count: '2',
    })
  })

  it('A12 finds nothing missing where all is there, and all of it where nothing is', () => {
    expect(missing({ GIT_TAGS: 'v1.0.0\n', TAGS: '1.0.0\n1.0.0-slim\n' })).toEqual({ missing: [], count: '0' })
    expect(missing({ GIT_TAGS: 'v1.0.0\n', TAGS: '\n' })).toMatchObject({ count: '1' })
    expect(missing({ GIT_TAGS, TAGS: '\n' })).toMatchObject({ count: '4' })
  })

  it('A12 expects an image of a pre-release only where a class takes it, and none of a tag that no build takes', () => {
    const rc = {
      name: 'rc',
      grammar: '{version}{pre}',
      mobility: 'write-once',
      writer: 'build',
      retention: 'forever',
      causes: ['prerelease'],
    } as const
    const taking = policyOf(
      imageWith('acme/app', { ...smallPolicy, variants: [''], classes: [...smallPolicy.classes, rc] }),
    )
    expect(outputsOf(missingImagesDoor, taking, { IMAGE: 'acme/app', GIT_TAGS: 'v1.11.0-rc1\n', TAGS: '\n' })).toEqual({
      missing: [{ git: 'v1.11.0-rc1', version: '1.11.0-rc1', tags: ['1.11.0-rc1'] }],
      count: '1',
    })
    for (const git of ['v1.2.3.4', 'v1.2.3-']) {
      const variables = { IMAGE: 'acme/app', GIT_TAGS: `${git}\n`, TAGS: '\n' }
      expect(outputsOf(missingImagesDoor, taking, variables), git).toEqual({ missing: [], count: '0' })
    }
  })

  it('A12 INV-19 counts an image only when every registry has it, and no list that came to no end', () => {
    const both = [listing('ghcr.io/acme/app', ['1.0.0', '1.0.0-slim']), listing('docker.io/acme/app', ['1.0.0'])]
    expect(missing({ GIT_TAGS: 'v1.0.0\n', LISTINGS: both })).toMatchObject({ missing: [{ tags: ['1.0.0-slim'] }] })
    expect(missing({ GIT_TAGS: 'v1.0.0\n', LISTINGS: both.slice(0, 1) })).toMatchObject({ missing: [] })
    expect(missing({ GIT_TAGS, LISTINGS: [listing('ghcr.io/acme/app', [], false)] })).toHaveProperty('unreadable')
    expect(missing({ GIT_TAGS })).toEqual({
      missing: ['missing-images takes either TAGS or LISTINGS, and is given both or neither'],
    })
  })

  it('refuses an image without git tags, and a SINCE that is no version', () => {
    expect(missing({ IMAGE: 'acme/plain', GIT_TAGS, TAGS: '\n' })).toEqual({
      missing: ['the tag policy of acme/plain has no git tags, so none can miss its image'],
    })
    expect(missing({ GIT_TAGS, TAGS: '\n', SINCE: 'latest' })).toEqual({
      malformed: ["SINCE is 'latest', not a version such as 1.2.0"],
    })
  })
})

// What the shell of the five pipelines does with tags, run as it was, beside what the decisions say: the defect there, its absence here.
import { describe, expect, it } from 'vitest'
import { commit, digest } from '../images.ts'
import { app, listing, movesOf, release, staysOf } from './release-onto.ts'
import { runOriginal } from '../run-original.ts'
import { byHand, sent, startBuild, tagPush, tagsOf } from './start-build.ts'

/** Stands for `gh api … --jq`: prints one page of tags, or fails. */
const gh = `gh() { if [ -n "\${PAGE:-}" ]; then tr ' ' '\\n' <<<"$PAGE"; else echo 'HTTP 503' >&2; return 1; fi; }`

const pushOf = (tag: string, version: string): readonly string[] =>
  runOriginal('opencrate-release.sh', { EVENT: 'push', GITHUB_REF: `refs/tags/${tag}`, VERSION_FILE: version }).lines

const guard = (VERSION: string, PAGE = ''): readonly string[] =>
  runOriginal('latest-guard.sh', { VERSION, PAGE }, { sh: gh }).lines

describe('tags that were made by the shape of a name', () => {
  const env = { EVENT: 'workflow_dispatch', RELAY_REF: '1.2.3', RELAY_SHA: commit, DOCKER_BRANCH: 'main', SUFFIX: '' }

  it('A09 a branch called 1.2.3 was published as a release, and is refused', () => {
    expect(runOriginal('chatmail-tags.sh', env).lines).toEqual(['sha-3f2c1ab', '1.2.3', '1.2.3', '1.2'])
    expect(tagsOf('chatmail/docker', { ...sent, REF_TYPE: 'branch', REF: '1.2.3' })).toHaveProperty('refused')
    expect(startBuild('chatmail/docker', { ...sent, ...tagPush('1.2.3'), VARIANTS: [''] })).toMatchObject({
      kind: 'release',
    })
  })

  it.each(['latest', '1.12', 'sha-0000000'])(
    'A29 a branch called %s overwrote that tag, and is refused',
    (RELAY_REF) => {
      expect(runOriginal('chatmail-tags.sh', { ...env, RELAY_REF }).lines).toContain(RELAY_REF)
      expect(tagsOf('chatmail/docker', { ...sent, REF: RELAY_REF, VARIANTS: [''] })).toHaveProperty('refused')
    },
  )

  it.each(['latest', '1.2.3', 'v2.0.0', 'a b;id'])(
    'C30 somebody could write the tag %s by hand, and cannot',
    (TAG_NAME) => {
      const { lines } = runOriginal('pigfoot-tag.sh', {
        EVENT: 'workflow_dispatch',
        GITHUB_REF: 'refs/heads/main',
        GITHUB_SHA: commit,
        TAG_NAME,
      })
      expect(lines).toEqual([`tag=${TAG_NAME}`])
      expect(tagsOf('pigfoot/app', { ...byHand, TAG: TAG_NAME })).not.toEqual(expect.any(String))
    },
  )

  it('C30 a run by hand from a tag published that version again, and is refused', () => {
    const { lines } = runOriginal('pigfoot-tag.sh', {
      EVENT: 'workflow_dispatch',
      GITHUB_REF: 'refs/tags/v1.2.3',
      GITHUB_SHA: commit,
    })
    expect(lines).toEqual(['tag=1.2.3'])
    expect(startBuild('pigfoot/app', { ...byHand, ...tagPush('v1.2.3') })).toEqual({
      refused: ["A run started by hand from the tag 'v1.2.3' would publish that version again; start it from a branch"],
    })
  })

  it('C02 a version with leading zeros passed, and is refused', () => {
    const { code, lines } = runOriginal('pigfoot-tag.sh', {
      EVENT: 'push',
      GITHUB_REF: 'refs/tags/v01.2.3',
      GITHUB_SHA: commit,
    })
    expect([code, lines]).toEqual([0, ['tag=01.2.3']])
    expect(startBuild('pigfoot/app', tagPush('v01.2.3'))).toHaveProperty('malformed')
  })

  it('C33 latest followed main with no choice; the policy says main, the highest release, or none', () => {
    const push = { EVENT: 'push', GITHUB_SHA: commit }
    expect(runOriginal('pigfoot-tag.sh', { ...push, GITHUB_REF: 'refs/heads/main' }).lines).toEqual(['tag=latest'])
    expect(runOriginal('pigfoot-tag.sh', { ...push, GITHUB_REF: 'refs/tags/v9.0.0' }).lines).toEqual(['tag=9.0.0'])
    expect(tagsOf('pigfoot/app', {})).toBe('latest')
    expect(tagsOf('pigfoot/app', tagPush('v9.0.0'))).toBe('9.0.0')
    expect(tagsOf('acme/dockrev', tagPush('v9.0.0'))).toBe('9.0.0 9.0 9 latest')
    expect(tagsOf('nearaidev/private-chat', tagPush('v9.0.0'))).toBe('9.0.0')
  })
})

describe('versions that were not looked at', () => {
  it.each(['v0.1.0rc1', 'v0.1.0rc3', 'v0.1.0-beta.1', 'v0.1.0.dev1'])(
    'D20 D21 the pre-release %s took latest, and does not',
    (tag) => {
      expect(pushOf(tag, tag)).toEqual([`push ${tag}`, 'push latest'])
      expect(startBuild('braindotai/opencrate', { ...tagPush(tag), VERSION: tag })).toMatchObject({
        kind: 'prerelease',
        latest: false,
        moving: [],
        stable: false,
      })
      expect(tagsOf('braindotai/opencrate', tagPush(tag))).toBe(tag)
    },
  )

  it('D22 INV-16 a tag with the VERSION file of the last release overwrote that one, and is refused before anything is built', () => {
    expect(pushOf('v0.2.0', 'v0.1.0')).toEqual(['push v0.1.0', 'push latest'])
    expect(startBuild('braindotai/opencrate', { ...tagPush('v0.2.0'), VERSION: 'v0.1.0' })).toEqual({
      refused: [
        "Tag 'v0.2.0' and the VERSION file, '0.1.0', say different versions: commit the new version, then tag that commit",
      ],
    })
    expect(startBuild('braindotai/opencrate', { ...tagPush('v0.2.0'), VERSION: '0.2.0' })).toMatchObject({
      kind: 'release',
    })
  })

  it.each(['schedule', 'workflow_dispatch'])(
    'D23 INV-15 a run of %s wrote to the released version, and has a tag of its own',
    (EVENT) => {
      expect(
        runOriginal('opencrate-release.sh', { EVENT, GITHUB_REF: 'refs/heads/main', VERSION_FILE: 'v0.1.0' }).lines,
      ).toEqual(['push v0.1.0'])
      expect(tagsOf('braindotai/opencrate', { EVENT, VERSION: 'v0.1.0' })).toBe('v0.1.0-20261121')
    },
  )
})

describe('tags that moved on a guess', () => {
  it('A24 a page of younger builds hid the highest release; a listing counts when it is whole', () => {
    const builds = Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => [`sha-${`${at}`.padStart(7, '0')}`, digest('9')]),
    )
    expect(guard('1.10.4', Object.keys(builds).join(' '))).toEqual(['move latest to 1.10.4'])
    expect(staysOf(release('1.10.4', [listing(app, { ...builds, '1.11.0': digest('b') })]))).toContain(
      'latest: 1.11.0 is higher',
    )
    expect(release('1.10.4', [listing(app, builds, { complete: false })])).toHaveProperty('unreadable')
  })

  it('A25 INV-39 an answer that was an error counted as the first release, and stops the run', () => {
    expect(guard('1.10.4')).toEqual(['move latest to 1.10.4'])
    expect(release('1.10.4', [{ repository: app, complete: false, error: 'HTTP 503', tags: [] }])).toEqual({
      unreadable: [`the tags of '${app}' were not listed to the end (HTTP 503); no tag is moved`],
    })
    expect(movesOf(release('1.10.4', [listing(app, {})]))).toBe('1.10.4 1.10 1 latest')
  })

  it('A26 E21 INV-12 X.Y moved back when an old release ran again, and stays', () => {
    const env = {
      EVENT: 'repository_dispatch',
      RELAY_REF: '1.11.0',
      RELAY_SHA: commit,
      DOCKER_BRANCH: 'main',
      SUFFIX: '',
    }
    expect(runOriginal('chatmail-tags.sh', env).lines).toContain('1.11')
    const there = {
      '1.11.0': digest('a'),
      '1.11.1': digest('b'),
      '1.11': digest('b'),
      '1': digest('b'),
      latest: digest('b'),
    }
    expect(staysOf(release('1.11.0', [listing(app, there)]))).toEqual([
      '1.11.0: it stands for this build already',
      '1.11: 1.11.1 is higher',
      '1: 1.11.1 is higher',
      'latest: 1.11.1 is higher',
    ])
  })

  it('E21 INV-11 latest came with every release, and comes with the highest', () => {
    expect(runOriginal('dockrev-image-tags.sh', { APP_EFFECTIVE_VERSION: '1.2.3' }).lines).toEqual(['1.2.3', 'latest'])
    expect(staysOf(release('1.2.3', [listing(app, { '1.3.0': digest('b'), latest: digest('b') })]))).toContain(
      'latest: 1.3.0 is higher',
    )
  })
})

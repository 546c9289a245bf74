// What the shell of the five pipelines does on the way to a release, run as it was, beside what the decisions say.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkDigestsDoor } from '../../../src/decide/build/check-digests.ts'
import { checkLegsDoor } from '../../../src/decide/build/check-legs.ts'
import { movingTagsDoor } from '../../../src/decide/build/moving-tags-door.ts'
import { nextVersionDoor } from '../../../src/decide/release/next-version.ts'
import { releaseIntentDoor } from '../../../src/decide/release/release-intent.ts'
import { commit, digest } from '../images.ts'
import { outputsOf } from '../open-door.ts'
import { listing, policy, tagsFor } from '../build/release-onto.ts'
import type { Variables } from '../build/release-onto.ts'
import { runOriginal } from '../run-original.ts'
import { startBuild } from '../build/start-build.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'tagwright-originals-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Prints what a tool was asked to do; the one thing that BROKEN names fails. */
const tool = (name: string): string =>
  `${name}() { if [[ "$*" == *"\${BROKEN:-nothing}"* ]]; then return 1; fi; echo "${name} $*"; }`

/** Stands for git in a repository with the tags that TAGS has. */
const git = `git() {
  case "$1" in
    tag) tr ' ' '\\n' <<<"$TAGS" ;;
    rev-parse) tr ' ' '\\n' <<<"$TAGS" | grep -qx "\${4#refs/tags/}" ;;
  esac
}`

const raised = (TAGS: string): readonly string[] =>
  runOriginal('dockrev-version.sh', { TAGS, BUMP: 'patch', MANIFEST_VERSION: '0.1.0' }, { sh: git }).lines

const next = (tags: Variables, SHA: string, more: Variables = {}): Variables =>
  outputsOf(nextVersionDoor, policy, {
    TAGS: Object.entries(tags).map(([name, at]) => ({ name, commit: at })),
    SHA,
    BUMP: 'patch',
    ...more,
  })

describe('stamps', () => {
  it('B14 INV-15 a stamp was written again by the next build of its commit; it is left, or refused when it differs', () => {
    const env = { IMAGE: 'nearaidev/private-chat', GITHUB_SHA: commit, DATE: '20261121' }
    const { lines } = runOriginal('staging-stamp.sh', env, { sh: tool('skopeo') })
    expect(lines.at(-1)).toMatch(/docker:\/\/nearaidev\/private-chat:staging-20261121-3f2c1ab$/)
    const name = 'docker.io/nearaidev/private-chat'
    const stamp = 'staging-20261121-3f2c1ab'
    const ask = (there: string): Variables =>
      outputsOf(movingTagsDoor, policy, {
        IMAGE: 'nearaidev/private-chat',
        TAGS: startBuild('nearaidev/private-chat', {})['tags'],
        DIGESTS: digest('a'),
        LISTINGS: [listing(name, { staging: digest('a'), [stamp]: digest(there) })],
      })
    expect(ask('a')).toMatchObject({ move: [] })
    expect(ask('b')).toEqual({
      refused: [
        `${name}:${stamp} stands for ${digest('b')} and is written once; this build is ${digest('a')}: publish it under a new version`,
      ],
    })
  })
})

describe('several images', () => {
  const legs = ['cpu-py3.7', 'cpu-py3.8', 'cuda-py3.7', 'cuda-py3.8']
  const env = { LEGS: legs.join(' '), VERSION: 'v1.2.3' }
  const products = legs.map((product) => ({ product, repositories: [`docker.io/braindotai/opencrate-${product}`] }))

  const plan = (built: readonly string[], done: Variables = {}): Variables =>
    outputsOf(movingTagsDoor, policy, {
      IMAGE: 'braindotai/opencrate',
      TAGS: tagsFor('braindotai/opencrate', 'v1.2.3'),
      VERSION: '1.2.3',
      PRODUCTS: products,
      DIGESTS: JSON.stringify(built.map((product) => ({ product, digest: digest(`${legs.indexOf(product)}`) }))),
      LISTINGS: products.map(({ product, repositories: [name = ''] }) =>
        listing(name, (done[product] ?? {}) as Variables),
      ),
    })

  it('D27 INV-20 one leg that failed left the others published under the version; none is tagged before all are there', () => {
    const { code, lines } = runOriginal('opencrate-legs.sh', { ...env, BROKEN: 'cuda-py3.7' }, { sh: tool('docker') })
    expect([code, lines.length]).toEqual([0, 3])
    expect(plan(legs.filter((leg) => leg !== 'cuda-py3.7'))).toEqual({
      incomplete: ['DIGESTS has nothing for cuda-py3.7'],
    })
    const include = legs.map((leg) => ({ leg, platform: 'linux/amd64' }))
    const RECORDS = legs.slice(1).map((leg) => ({ leg, digest: digest('a'), attempt: 1 }))
    expect(outputsOf(checkLegsDoor, policy, { MATRIX: { include }, RECORDS })).toEqual({
      incomplete: ['the leg cpu-py3.7 reports nothing'],
    })
  })

  it('D28 INV-35 the loop stopped half-way and knew no order; the plan is whole, and a second run does what is left', () => {
    const { code, lines } = runOriginal('opencrate-latest.sh', { ...env, BROKEN: 'cpu-py3.8' }, { sh: tool('docker') })
    expect([code, lines.length]).toEqual([1, 1])
    expect((plan(legs)['move'] as readonly { tag: string }[]).map(({ tag }) => tag)).toEqual([
      ...Array(4).fill('v1.2.3'),
      ...Array(4).fill('latest'),
    ])
    const done = Object.fromEntries(
      legs.map((leg, at) => [leg, { 'v1.2.3': digest(`${at}`), ...(at < 2 && { latest: digest(`${at}`) }) }]),
    )
    expect((plan(legs, done)['move'] as readonly { repository: string }[]).map(({ repository }) => repository)).toEqual(
      ['docker.io/braindotai/opencrate-cuda-py3.7', 'docker.io/braindotai/opencrate-cuda-py3.8'],
    )
  })

  it('D28 E21 INV-11 the loop moved latest back for an old release, and it stays', () => {
    expect(runOriginal('opencrate-latest.sh', env, { sh: tool('docker') }).lines.length).toBe(4)
    const higher = Object.fromEntries(
      legs.map((leg) => [leg, { 'v2.0.0': { digest: digest('9') }, latest: { digest: digest('9') } }]),
    )
    expect((plan(legs, higher)['stay'] as readonly { because: string }[]).map(({ because }) => because)).toEqual(
      Array(4).fill('2.0.0 is higher'),
    )
  })
})

describe('digests that were compared', () => {
  /** Layers are the same, the rest of the image is not. */
  const docker = `docker() {
    if [ -n "\${BROKEN:-}" ]; then echo 'no such image' >&2; return 1; fi
    case "$3" in *Layers*) echo '["sha256:1","sha256:2"]' ;; *) echo "sha256:config-of-$4" ;; esac
  }`

  it('D25 the gate passed when nothing could be read, and an empty digest is refused', () => {
    const { code, lines } = runOriginal(
      'opencrate-gate.sh',
      { FOLDER: folder, BROKEN: 'yes' },
      { sh: docker, flags: '-e' },
    )
    expect([code, lines]).toEqual([0, ['push ']])
    expect(outputsOf(checkDigestsDoor, policy, { BUILT: '', TESTED: '', SIGNED: '' })).toEqual({
      incomplete: ['BUILT is empty: there is no digest'],
    })
  })

  it('D24 the gate passed an image with another configuration, which has another digest', () => {
    const { lines } = runOriginal('opencrate-gate.sh', { FOLDER: folder }, { sh: docker, flags: '-e' })
    expect(lines).toEqual(['push sha256:config-of-rebuilt'])
    expect(
      outputsOf(checkDigestsDoor, policy, { BUILT: digest('b'), TESTED: digest('a'), SIGNED: digest('b') }),
    ).toEqual({
      incomplete: [`BUILT has ${digest('b')} for the image, TESTED has ${digest('a')}`],
    })
  })

  it('C36 INV-21 one platform of two was published as the whole, and is refused', () => {
    mkdirSync(path.join(folder, 'digests'))
    writeFileSync(path.join(folder, 'digests', 'amd64'), digest('1'))
    expect(runOriginal('pigfoot-manifest.sh', { FOLDER: folder, TAG: '1.2.3' }).lines).toEqual([
      `podman manifest push 1.2.3 ${digest('1')}`,
    ])
    const include = ['amd64', 'arm64'].map((name) => ({ leg: name, platform: `linux/${name}` }))
    expect(
      outputsOf(checkLegsDoor, policy, {
        MATRIX: { include },
        RECORDS: [{ leg: 'amd64', digest: digest('1'), attempt: 1 }],
      }),
    ).toEqual({
      incomplete: ['the leg arm64 reports nothing'],
    })
  })
})

describe('versions that were made up', () => {
  const [before, later] = ['b'.repeat(40), 'c'.repeat(40)]

  it('E18 a build that failed left a version without an image; no tag is made before the image, so the next commit has that version', () => {
    expect(raised('v1.2.3')).toEqual(['v1.2.4'])
    expect(raised('v1.2.3 v1.2.4')).toEqual(['v1.2.5'])
    expect(next({ 'v1.2.3': before }, commit)).toMatchObject({ version: '1.2.4' })
    expect(next({ 'v1.2.3': before }, later)).toMatchObject({ version: '1.2.4' })
  })

  it('E19 INV-35 all jobs again made another version; the tag or image of the commit is reused', () => {
    expect(raised('v1.2.3 v1.2.4')).toEqual(['v1.2.5'])
    expect(next({ 'v1.2.3': before, 'v1.2.4': commit }, commit)).toMatchObject({ version: '1.2.4', reused: true })
    const PUBLISHED = [{ tag: '1.2.4', revision: commit }]
    expect(next({ 'v1.2.3': before }, commit, { PUBLISHED })).toMatchObject({ version: '1.2.4', reused: true })
  })
})

describe('an intent that nobody knew', () => {
  const gh = `gh() { if [ -n "\${LABELS_OF:-}" ]; then tr ' ' '\\n' <<<"$LABELS_OF"; else echo 'HTTP 502' >&2; return 1; fi; }`
  const old = (labels: string): unknown =>
    runOriginal('dockrev-intent.sh', { GITHUB_REPOSITORY: 'acme/dockrev', SHA: commit, LABELS_OF: labels }, { sh: gh })

  it.each<[what: string, labels: string, pullRequests: unknown, cause: string]>([
    ['no label', 'bug', [{ number: 1, labels: ['bug'] }], 'refused'],
    ['two labels', 'type:patch type:minor', [{ number: 1, labels: ['type:patch', 'type:minor'] }], 'refused'],
    ['an API that fails', '', { message: 'Bad Gateway' }, 'unreadable'],
  ])(
    'E22 INV-28 with %s the release was skipped and the run green, and the run fails',
    (_, labels, PULL_REQUESTS, cause) => {
      expect(old(labels)).toEqual({ code: 0, lines: ['should_release=false', 'reason=intent unknown'] })
      expect(Object.keys(outputsOf(releaseIntentDoor, policy, { PULL_REQUESTS }))).toEqual([cause])
    },
  )

  it('E22 what is told to be skipped is skipped', () => {
    expect(old('type:docs')).toEqual({ code: 0, lines: ['should_release=false'] })
    expect(
      outputsOf(releaseIntentDoor, policy, { PULL_REQUESTS: [{ number: 1, labels: ['type:docs'] }] }),
    ).toMatchObject({ intent: 'skip' })
  })
})

// Holds what a run says it has built: the notes of its release and its summary.
import { describe, expect, it } from 'vitest'
import { buildSummaryDoor } from '../../../src/decide/build/build-summary.ts'
import { releaseNotesDoor } from '../../../src/decide/release/release-notes.ts'
import { commit, digest } from '../images.ts'
import { openDoor, outputsOf } from '../open-door.ts'
import { policy, tagsFor } from './release-onto.ts'
import type { Variables } from './release-onto.ts'

function summaryOf(variables: Variables): string {
  const answer = openDoor(buildSummaryDoor, policy, {
    IMAGE: 'pigfoot/app',
    KIND: 'release',
    PUSHED: 'true',
    ...variables,
  })
  return answer.ok ? (answer.value.summary ?? '') : answer.sentences.join('\n')
}

const released = { TAGS: tagsFor('pigfoot/app', 'v1.2.3'), VERSION: '1.2.3', DIGESTS: digest('a') }

const notes = (variables: Variables): Variables =>
  outputsOf(releaseNotesDoor, policy, {
    IMAGE: 'pigfoot/app',
    NAME: 'v1.2.3',
    TAGS: released.TAGS,
    DIGESTS: digest('a'),
    REVISION: commit,
    ...variables,
  })

describe('the summary of a build', () => {
  it('B08 C17 says tags, platforms, release or not, registries, digest, log, time and how to pull', () => {
    expect(summaryOf({ ...released, TOOL: 'podman', STARTED: '1000', ENDED: '1185' })).toBe(`### pigfoot/app \`1.2.3\`

- Tags: \`1.2.3\`
- Platforms: linux/amd64, linux/arm64
- Release: Yes, 1.2.3
- Registries: ghcr.io, docker.io
- Pushed: Yes
- Digest: \`${digest('a')}\`
- Transparency log: https://search.sigstore.dev/?hash=${digest('a')}
- Duration: 3 min 5 s

\`\`\`sh
podman pull ghcr.io/pigfoot/app:1.2.3
podman pull docker.io/pigfoot/app:1.2.3
\`\`\``)
  })

  it('C17 a run that pushes nothing says so, and shows no command that would fail', () => {
    const TAGS = [{ tag: 'latest', class: 'latest', variant: '' }]
    const summary = summaryOf({ TAGS, KIND: 'branch', PUSHED: 'false', DIGESTS: digest('a') })
    expect(summary).toContain('- Release: No (branch)\n')
    expect(summary).toContain('- Pushed: No')
    expect(summary).not.toMatch(/pull|Digest|Transparency|Duration/)
  })

  it('A23 says which tags stayed, each once, and why', () => {
    const STAY = [
      { repository: 'a', tag: 'latest', because: '2.0.0 is higher' },
      { repository: 'b', tag: 'latest', because: '2.0.0 is higher' },
      { repository: 'b', tag: '1.2.3', because: 'it stands for this build already' },
    ]
    expect(summaryOf({ ...released, STAY })).toContain('- Stayed: `latest` (2.0.0 is higher)\n')
  })

  it('D06 shows a table where there are several images', () => {
    const DIGESTS = JSON.stringify([
      { product: 'a', digest: digest('1') },
      { product: 'b', digest: digest('2') },
    ])
    const PRODUCTS = ['a', 'b'].map((product) => ({
      product,
      repositories: [`docker.io/braindotai/opencrate-${product}`],
    }))
    const TAGS = tagsFor('braindotai/opencrate', 'v1.2.3')
    expect(summaryOf({ IMAGE: 'braindotai/opencrate', TAGS, DIGESTS, PRODUCTS, VERSION: '1.2.3' })).toContain(`
| Image | Digest |
|---|---|
| \`docker.io/braindotai/opencrate-a:v1.2.3\` | \`${digest('1')}\` |
| \`docker.io/braindotai/opencrate-b:v1.2.3\` | \`${digest('2')}\` |
`)
  })

  it('a failed build has a summary all the same', () => {
    expect(summaryOf({ TAGS: released.TAGS, VERSION: '1.2.3', PUSHED: 'false', DIGESTS: '' })).toContain('- Pushed: No')
    expect(summaryOf({ ...released, STARTED: 'x', ENDED: '5' })).not.toContain('Duration')
    expect(summaryOf({ ...released, TOOL: 'rm -rf' })).toBe("TOOL is 'rm -rf', not docker or podman")
  })
})

describe('the notes of a release', () => {
  it('B24 INV-24 INV-27 names the image, its digest and the commit that it was built from', () => {
    const RUN_URL = 'https://github.com/pigfoot/app/actions/runs/1'
    expect(notes({ REPOSITORY: 'pigfoot/app', RUN_URL, CHANGES: '* Arm images\n' })).toEqual({
      title: 'v1.2.3',
      notes: `* Arm images

- **Image**: \`ghcr.io/pigfoot/app:1.2.3\`, \`docker.io/pigfoot/app:1.2.3\`
- **Tags**: \`1.2.3\`
- **Digest**: \`${digest('a')}\`
- **Platforms**: linux/amd64, linux/arm64
- **Commit**: [\`3f2c1ab\`](https://github.com/pigfoot/app/commit/${commit})
- **Transparency log**: https://search.sigstore.dev/?hash=${digest('a')}
- **Run**: ${RUN_URL}`,
    })
  })

  it('D06 has a row for each of several images', () => {
    const products = ['a', 'b'].map((product) => ({
      product,
      repositories: [`docker.io/braindotai/opencrate-${product}`],
    }))
    const answer = notes({
      IMAGE: 'braindotai/opencrate',
      TAGS: ['v1.2.3', 'latest'],
      PRODUCTS: { include: products },
      DIGESTS: JSON.stringify([
        { product: 'a', digest: digest('1') },
        { product: 'b', digest: digest('2') },
      ]),
    })
    expect(answer['notes']).toBe(`- **Tags**: \`v1.2.3\`, \`latest\`
- **Platforms**: linux/amd64
- **Commit**: \`3f2c1ab\`

| Image | Digest |
|---|---|
| \`docker.io/braindotai/opencrate-a:v1.2.3\` | \`${digest('1')}\` |
| \`docker.io/braindotai/opencrate-b:v1.2.3\` | \`${digest('2')}\` |`)
  })

  it.each<[what: string, variables: Variables, answer: Variables]>([
    [
      'no digest',
      { DIGESTS: '' },
      { incomplete: ['DIGESTS has nothing for ghcr.io/pigfoot/app: a release names what it stands for'] },
    ],
    ['no commit', { REVISION: 'main' }, { malformed: ["REVISION is 'main', not 40 hexadecimal digits"] }],
    ['no repository', { REPOSITORY: 'a](b' }, { malformed: ["REPOSITORY is 'a](b', not owner/name"] }],
    ['no address', { RUN_URL: 'javascript:x' }, { malformed: ["RUN_URL is 'javascript:x', which is no address"] }],
  ])('%s is told', (_, variables, answer) => {
    expect(notes(variables)).toEqual(answer)
  })
})

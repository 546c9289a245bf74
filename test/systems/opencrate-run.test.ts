// Runs of release-docker.yml and release-pypi.yml: what the images of all products stand for afterwards.
import { describe, expect, it } from 'vitest'
import { runOriginal } from '../decide/run-original.ts'
import { fill } from '../world/expressions.ts'
import { hasProgram } from '../world/shell.ts'
import { commonTags, products, publishBefore, runRelease, startOpenCrate, tagsOf } from './opencrate-world.ts'

/** The jobs that lead to tags. */
const toTags: readonly string[] = ['plan', 'gather', 'tags']

/** GitHub: no event at all when more than three tags come in one push. */
const eventsOf = (tags: readonly string[]): readonly string[] => (tags.length > 3 ? [] : tags)

const canRun = ['skopeo', 'gh', 'jq'].every(hasProgram)

describe.skipIf(!canRun)('a release of OpenCrate', () => {
  it('D05 D06 D14 D27 D29 D32 tags every image with its version and latest, then publishes release and package', async () => {
    const world = await startOpenCrate()
    const ends = await runRelease(world, { ref: 'v1.2.0' })
    expect(Object.values(ends).flatMap(({ errors }) => errors)).toEqual([])
    expect(commonTags(world)).toEqual(['latest', 'v1.2.0'])
    for (const { latest, 'v1.2.0': version } of Object.values(tagsOf(world))) expect(latest).toBe(version)
    expect([ends['publish']?.result, ends['package']?.result]).toEqual(['success', 'success'])
    expect(world.github.repository('acme/app').runs).toMatchObject([{ workflow: 'release-pypi.yml' }])
    expect(world.github.repository('acme/app').releases).toMatchObject([
      { tag: 'v1.2.0', draft: false, prerelease: false },
    ])
  })

  it('D19 D20 D21 whose version is no plain one moves no latest', async () => {
    const world = await startOpenCrate()
    publishBefore(world, 'v0.0.9', 'latest')
    await runRelease(world, { ref: 'v0.1.0rc3', only: toTags })
    expect(commonTags(world)).toEqual(['latest', 'v0.0.9', 'v0.1.0rc3'])
    for (const tags of Object.values(tagsOf(world))) expect(tags['latest']).toBe(tags['v0.0.9'])
  })

  it.each<[ref: string, isCaught: boolean]>([
    ['v1.2.0-rc.1', true],
    ['v0.1.0rc1', false],
    ['v0.1.0rc3', false],
    ['v1.2.0-beta', false],
  ])('D19 D20 D21 %s is a pre-release, whether the original sees it (%j) or moves latest', async (ref, isCaught) => {
    expect(fill("${{ contains(github.ref, '-rc.') }}", { github: { ref: `refs/tags/${ref}` } })).toBe(String(isCaught))
    const { plan } = await runRelease(await startOpenCrate(), { ref, only: ['plan'] })
    expect(plan?.outputs).toMatchObject({ kind: 'prerelease', stable: 'false' })
    expect(JSON.parse(plan?.outputs['tags'] ?? '')).toMatchObject([
      { tag: ref, class: 'prerelease', mobility: 'write-once' },
    ])
  })

  it('D22 of a tag that says something else than VERSION ends before anything is built', async () => {
    const world = await startOpenCrate()
    const ends = await runRelease(world, { ref: 'v1.2.0', version: 'v1.1.0' })
    expect(ends['plan']?.errors).toEqual([
      "Tag 'v1.2.0' and the VERSION file, '1.1.0', say different versions: commit the new version, then tag that commit",
    ])
    expect([ends['gather']?.result, ends['tags']?.result, commonTags(world)]).toEqual(['skipped', 'skipped', []])
  })

  it('D23 of the week leaves the released version alone and has a tag of its own', async () => {
    const world = await startOpenCrate()
    publishBefore(world, 'v1.2.0', 'latest')
    const before = tagsOf(world)
    await runRelease(world, {
      event: 'schedule',
      type: 'branch',
      ref: 'main',
      version: 'v1.2.0',
      content: 'a week later',
      only: toTags,
    })
    expect(commonTags(world)).toEqual(['edge', 'latest', 'v1.2.0', expect.stringMatching(/^v1\.2\.0-\d{8}$/)])
    for (const one of products) expect(tagsOf(world)[one]).toMatchObject(before[one] ?? {})
  })

  it('D23 of the week of a pre-release moves edge alone', async () => {
    const { plan } = await runRelease(await startOpenCrate(), {
      event: 'schedule',
      type: 'branch',
      ref: 'main',
      version: 'v0.1.0rc3',
      only: ['plan'],
    })
    expect(JSON.parse(plan?.outputs['tags'] ?? '')).toMatchObject([{ tag: 'edge' }])
  })

  it('D12 D15 with one failed test tags nothing, and says what stands', async () => {
    const world = await startOpenCrate()
    const ends = await runRelease(world, { ref: 'v1.2.0', test: 'failure' })
    expect(commonTags(world)).toEqual([])
    expect([ends['tags']?.result, ends['publish']?.result, ends['package']?.result]).toEqual([
      'skipped',
      'skipped',
      'skipped',
    ])
    expect(ends['report']?.summary).toContain('- Pushed: No')
  })

  it('D15 D27 with one leg that left nothing tags nothing', async () => {
    const world = await startOpenCrate()
    const ends = await runRelease(world, { ref: 'v1.2.0', unbuilt: ['cuda-py3.13'], only: toTags })
    expect(ends['gather']?.errors).toEqual(['the leg cuda-py3.13-linux-amd64 reports nothing'])
    expect(commonTags(world)).toEqual([])
  })

  it('D11 D24 whose test went by other bytes than were built tags nothing', async () => {
    const world = await startOpenCrate()
    const ends = await runRelease(world, { ref: 'v1.2.0', mistaken: ['cuda-py3.13'], only: toTags })
    expect(ends['tags']?.errors[0]).toMatch(/^Integrity check failed, aborting push/)
    expect(commonTags(world)).toEqual([])
  })

  it('D26 that runs again with other bytes passes no gate by luck: the version stands for what came first', async () => {
    const world = await startOpenCrate()
    publishBefore(world, 'v1.2.0', 'latest')
    const before = tagsOf(world)
    const { tags } = await runRelease(world, { ref: 'v1.2.0', content: 'other times in the layers', only: toTags })
    expect(tags?.errors.join('\n')).toContain('is written once')
    expect(tagsOf(world)).toEqual(before)
  })

  it('D28 that stopped half-way goes on when it runs again', async () => {
    const world = await startOpenCrate()
    const run = { ref: 'v1.2.0', only: toTags } as const
    world.hub.fault({ on: /PUT .*cuda-py3\.13\/manifests\/latest/, status: 403 })
    expect((await runRelease(world, run))['tags']?.result).toBe('failure')
    expect(tagsOf(world)['cuda-py3.13']).not.toHaveProperty('latest')
    expect((await runRelease(world, run))['tags']?.errors).toEqual([])
    expect(commonTags(world)).toEqual(['latest', 'v1.2.0'])
  })
})

describe.skipIf(!canRun)('a push of four tags', () => {
  const four = ['v1.0.0', 'v1.1.0', 'v1.2.0', 'v1.3.0']

  it('D33 starts nothing, with the original or with ours, and the run of the week tells of each of them', async () => {
    expect(eventsOf(four)).toEqual([])
    const world = await startOpenCrate()
    const app = world.github.repository('acme/app')
    const sha = app.commits[0]?.sha ?? ''
    for (const tag of four) app.refs[`tags/${tag}`] = { type: 'commit', sha }
    publishBefore(world, 'v1.0.0', 'latest')
    const run = {
      event: 'schedule',
      type: 'branch',
      ref: 'main',
      version: 'v1.3.0',
      only: ['plan', 'missing'],
    } as const
    const { missing } = await runRelease(world, run)
    expect(missing?.result).toBe('failure')
    expect(missing?.errors).toEqual([
      expect.stringMatching(/^delete each of these tags and push it again, alone: .*v1\.1\.0.*v1\.2\.0.*v1\.3\.0/),
    ])
    for (const tag of four.slice(1)) publishBefore(world, tag)
    expect((await runRelease(world, run))['missing']).toMatchObject({ result: 'success', errors: [] })
  })
})

describe.skipIf(!canRun)('the package', () => {
  const look = { workflow: 'release-pypi.yml', only: ['images'] } as const

  it('D32 was published by the original whatever became of the images, and waits for them here', async () => {
    const sh = 'build_package() { :; }; publish_package() { echo published; }'
    expect(runOriginal('opencrate-package.sh', {}, { sh })).toEqual({ code: 0, lines: ['published'] })
    const world = await startOpenCrate()
    const { images } = await runRelease(world, { ref: 'v1.2.0', ...look })
    expect(images?.result).toBe('failure')
    expect(images?.errors[0]).toMatch(
      /^the package waits for its images, and their release starts it again: there is no v1\.2\.0 of /,
    )
    publishBefore(world, 'v1.2.0')
    expect((await runRelease(world, { ref: 'v1.2.0', ...look }))['images']).toMatchObject({
      result: 'success',
      errors: [],
    })
  })

  it.each([
    ['branch', 'main', 'v1.2.0'],
    ['tag', 'v1.2.0', 'v1.1.0'],
  ] as const)('D22 D32 of the %s %s with VERSION %s is refused', async (type, ref, version) => {
    const world = await startOpenCrate()
    const { images } = await runRelease(world, { type, ref, version, ...look })
    expect(images?.result).toBe('failure')
    expect(images?.errors[0]).toMatch(
      type === 'branch' ? /^Unable to parse image tag$/ : /^Tag 'v1\.2\.0' and the VERSION file, '1\.1\.0', say/,
    )
  })
})

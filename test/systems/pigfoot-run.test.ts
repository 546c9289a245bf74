// Runs the committed workflow of pigfoot from the event to the summary: what stands in both registries afterwards.
import { describe, expect, it } from 'vitest'
import { putIndex } from '../world/images.ts'
import { hasProgram } from '../world/shell.ts'
import type { Registry } from '../world/registry.ts'
import { name, platforms, startRegistries, worldOf } from './pigfoot-world.ts'
import type { Registries } from './pigfoot-world.ts'
import { rehearse } from './rehearsal.ts'
import type { Run } from './rehearsal.ts'

const resultsOf = ({ jobs }: Run): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(jobs).map(([id, { result }]) => [id, result]))

/** The tags with their digests, in both registries. */
const tagsOf = ({ ghcr, hub }: Registries): readonly Readonly<Record<string, string>>[] =>
  [ghcr, hub].map((registry) => registry.tags(name))

const written = ({ ghcr, hub }: Registries): readonly string[] => [...ghcr.written(), ...hub.written()]

const platformsOf = (registry: Registry, digest: string): readonly string[] => {
  const { manifests } = registry.manifest(name, digest) as {
    readonly manifests: readonly { readonly platform: { readonly os: string; readonly architecture: string } }[]
  }
  return manifests.map(({ platform: { os, architecture } }) => `${os}/${architecture}`)
}

/** What an earlier run has left. */
function putLatest({ ghcr, hub }: Registries): string {
  const [digest = ''] = [ghcr, hub].map((registry) => putIndex(registry, name, { tag: 'latest', content: 'before' }))
  return digest
}

const version = { ref: 'v1.2.3', type: 'tag' } as const

describe.skipIf(!hasProgram('skopeo') || !hasProgram('jq'))('a run of build-images', { timeout: 60_000 }, () => {
  it('C03 C10 C12 C19 C26 INV-25 on main moves latest to one index in both registries, after everything it stands for', async () => {
    const registries = await startRegistries()
    const runs = [
      await rehearse(await worldOf(registries)),
      await rehearse(await worldOf(registries, { content: 'two' })),
    ]
    expect(runs.map(({ errors }) => errors)).toEqual([[], []])
    const [first, second] = runs.map(({ jobs }) => jobs['index']?.outputs['digest'])
    expect(first).not.toBe(second)
    expect(tagsOf(registries)).toEqual([{ latest: second }, { latest: second }])
    for (const registry of [registries.ghcr, registries.hub]) {
      expect(registry.history(name, 'latest')).toEqual([first, second])
      expect(platformsOf(registry, second ?? '')).toEqual(platforms)
      expect(registry.written().at(-1)).toBe(`tag ${name}:latest`)
      expect(registry.requests.filter((line) => line.startsWith('DELETE'))).toEqual([])
    }
  })

  it('C03 C13 C17 C33 of a version writes that version alone, in both registries, and says so to users of podman', async () => {
    const registries = await startRegistries()
    const before = { latest: putLatest(registries) }
    const { jobs, summary, errors } = await rehearse(await worldOf(registries, { ...version, content: 'two' }))
    expect(errors).toEqual([])
    const tags = { ...before, '1.2.3': jobs['index']?.outputs['digest'] }
    expect(tagsOf(registries)).toEqual([tags, tags])
    const { ghcr, hub } = registries
    expect(summary).toContain(`### ${name} \`1.2.3\`\n`)
    expect(summary).toContain('- Platforms: linux/amd64, linux/arm64\n- Release: Yes, 1.2.3\n')
    expect(summary).toContain(`- Registries: ${ghcr.host}, ${hub.host}\n- Pushed: Yes\n`)
    expect(summary).toMatch(/^- Duration: \d+ s$/m)
    expect(summary).toContain(`podman pull ${ghcr.host}/${name}:1.2.3\npodman pull ${hub.host}/${name}:1.2.3\n`)
  })

  it('C06 C20 C21 whose arm64 leg fails ends with the code of the build and leaves every tag as it was', async () => {
    const registries = await startRegistries()
    const before = { latest: putLatest(registries) }
    const lines = registries.hub.journal.length
    const run = await rehearse(await worldOf(registries, { ...version, content: 'two', broken: 'linux/arm64' }))
    expect(run.failed).toEqual({ 'build: Build the image': 4 })
    expect(resultsOf(run)).toEqual({
      plan: 'success',
      try: 'skipped',
      build: 'failure',
      index: 'skipped',
      prove: 'skipped',
      tags: 'skipped',
      report: 'success',
    })
    expect(tagsOf(registries)).toEqual([before, before])
    expect(registries.hub.written(lines)).toEqual([])
    expect(run.summary).toContain('- Pushed: No')
  })

  it('C20 C11 whose push is refused ends with the code of a push, and has no tag', async () => {
    const registries = await startRegistries()
    registries.ghcr.fault({ on: /PUT .*manifests/, status: 403, times: 99 })
    const run = await rehearse(await worldOf(registries))
    expect(run.failed).toEqual({ 'build: Push the image by digest': 5 })
    expect(tagsOf(registries)).toEqual([{}, {}])
  })

  it.each(['v1.0', 'v1.2.3-rc.1', 'v01.2.3', 'vanilla'])(
    'C02 C20 C21 C22 on the tag %s ends in its first job with two sentences and code 3, before anything is asked of a registry',
    async (ref) => {
      const registries = await startRegistries()
      const run = await rehearse(await worldOf(registries, { ref, type: 'tag' }))
      expect(run.errors).toEqual([
        `Tag '${ref}' does not follow semantic versioning (expected: v1.2.3)`,
        'Please create a tag matching the pattern: v[major].[minor].[patch]',
      ])
      expect(run.failed).toEqual({ 'plan: Decide on the tags': 3 })
      expect(new Set(Object.values(resultsOf(run)).slice(1))).toEqual(new Set(['skipped']))
      expect([...registries.ghcr.requests, ...registries.hub.requests]).toEqual([])
    },
  )

  it.each<[missing: readonly string[], secrets: Readonly<Record<string, string>>]>([
    [['DOCKERHUB_TOKEN'], { DOCKERHUB_USERNAME: 'mona', DOCKERHUB_TOKEN: '' }],
    [['DOCKERHUB_USERNAME', 'DOCKERHUB_TOKEN'], {}],
  ])('C08 C20 without %j ends with code 2 and names each, before anything is built', async (missing, secrets) => {
    const run = await rehearse(await worldOf(await startRegistries(), { secrets }))
    expect(run.errors).toEqual(missing.map((one) => `ERROR: ${one} secret not configured`))
    expect(run.failed).toEqual({ 'plan: Look for the secrets': 2 })
    expect(resultsOf(run)).toMatchObject({ build: 'skipped', try: 'skipped', tags: 'skipped' })
  })

  it('C01 C08 C17 by hand with skip_push builds both legs, needs no secret, logs in nowhere and pushes nothing', async () => {
    const registries = await startRegistries()
    const inputs = { tag_name: '', skip_push: true }
    const run = await rehearse(await worldOf(registries, { event: 'workflow_dispatch', inputs, secrets: {} }))
    expect(run.errors).toEqual([])
    expect(resultsOf(run)).toMatchObject({
      plan: 'success',
      try: 'success',
      build: 'skipped',
      tags: 'skipped',
      report: 'success',
    })
    expect(run.steps.filter((step) => step === 'try: Build the image')).toHaveLength(2)
    expect(run.steps.join('\n')).not.toContain('Log in')
    expect(written(registries)).toEqual([])
    expect(run.summary).toContain('### pigfoot/docker-headless `manual-3f2c1ab`\n')
    expect(run.summary).toMatch(/- Pushed: No$/m)
    expect(run.summary).not.toContain('pull')
  })

  it.each([
    ['latest', 'refused', 1],
    ['1.2.3', 'refused', 1],
    ['$(touch pwned)', 'malformed', 3],
  ])("C30 by hand with the name '%s' is %s, and nothing is built", async (tag_name, _why, code) => {
    const inputs = { tag_name, skip_push: false }
    const run = await rehearse(await worldOf(await startRegistries(), { event: 'workflow_dispatch', inputs }))
    expect(run.failed).toEqual({ 'plan: Decide on the tags': code })
    expect(resultsOf(run)).toMatchObject({ build: 'skipped', tags: 'skipped' })
  })

  it('C31 INV-22 INV-35 whose second registry fails at the tags is made whole by its tags job alone, run again', async () => {
    const registries = await startRegistries()
    registries.hub.fault({ on: /PUT .*manifests\/1\.2\.3/, status: 403, times: 1 })
    const world = await worldOf(registries, version)
    const failed = await rehearse(world)
    expect(resultsOf(failed)).toMatchObject({ prove: 'success', tags: 'failure' })
    expect(tagsOf(registries)[1]).toEqual({})
    const { tags: _tags, report: _report, ...done } = failed.jobs
    const again = await rehearse({ ...world, done })
    expect(again.errors).toEqual([])
    const tags = { '1.2.3': failed.jobs['index']?.outputs['digest'] }
    expect(tagsOf(registries)).toEqual([tags, tags])
  })

  it('C31 whose second registry takes no digests writes no tag in either', async () => {
    const registries = await startRegistries()
    registries.hub.fault({ on: /PUT .*manifests/, status: 403, times: 99 })
    const run = await rehearse(await worldOf(registries, version))
    expect(resultsOf(run)).toMatchObject({ build: 'success', index: 'failure', prove: 'skipped', tags: 'skipped' })
    expect(tagsOf(registries)).toEqual([{}, {}])
  })

  it('C35 INV-40 goes through when all its jobs run a second time, and takes the digests of the second', async () => {
    const registries = await startRegistries()
    const artifacts = new Map<string, string>()
    await rehearse({ ...(await worldOf(registries)), artifacts })
    const again = await rehearse({ ...(await worldOf(registries, { content: 'two' })), artifacts })
    expect(again.errors).toEqual([])
    expect([...artifacts.keys()]).toEqual(['leg-linux-amd64', 'leg-linux-arm64'])
    expect(registries.hub.history(name, 'latest')).toHaveLength(2)
  })

  it.each([
    ['one more', 'leg-linux-s390x', '{"leg":"linux-s390x","platform":"linux/s390x","attempt":1,"digest":"sha256:%"}'],
    [
      'one twice',
      'leg-linux-amd64-too',
      '{"leg":"linux-amd64","platform":"linux/amd64","attempt":1,"digest":"sha256:%"}',
    ],
  ])('C36 C20 with records of the planned legs and %s makes no index', async (_what, file, record) => {
    const registries = await startRegistries()
    const artifacts = new Map([[file, record.replace('%', 'f'.repeat(64))]])
    const run = await rehearse({ ...(await worldOf(registries)), artifacts })
    expect(run.failed).toEqual({ 'index: Compare them with the plan': 4 })
    expect(tagsOf(registries)).toEqual([{}, {}])
  })

  it('C34 INV-50 shows no secret to a script, in a log or in its summary', async () => {
    const { log, summary } = await rehearse(await worldOf(await startRegistries()))
    expect(log).toContain('DOCKERHUB_TOKEN is configured')
    expect(`${log}${summary}`).not.toMatch(/secret-of-mona|token-of-the-run/)
  })

  it('INV-53 in a fork has no job that runs at all', async () => {
    const world = await worldOf(await startRegistries())
    const run = await rehearse({ ...world, github: { ...world.github, repository: 'somebody/docker-headless' } })
    expect({ jobs: new Set(Object.values(resultsOf(run))), steps: run.steps }).toEqual({
      jobs: new Set(['skipped']),
      steps: [],
    })
  })
})

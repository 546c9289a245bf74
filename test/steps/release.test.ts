// A release with the real steps and the real decide.mjs, from the legs to the tags, in two registries.
import { beforeAll, describe, expect, it } from 'vitest'
import { bundleDecide } from '../../scripts/bundle-decide.ts'
import { image, registry as inRegistry } from '../../src/dsl/image.ts'
import { tagPolicy } from '../../src/dsl/tag-policy.ts'
import { confirmTags } from '../../src/steps/confirm-tags.ts'
import { copyImage } from '../../src/steps/copy-image.ts'
import { listTags } from '../../src/steps/list-tags.ts'
import { pushIndex } from '../../src/steps/push-index.ts'
import { readLegs } from '../../src/steps/read-legs.ts'
import { readManifests } from '../../src/steps/read-manifests.ts'
import { readTags } from '../../src/steps/read-tags.ts'
import { recordLeg } from '../../src/steps/record-leg.ts'
import type { ShellStep } from '../../src/steps/shell-step.ts'
import { writeTags } from '../../src/steps/write-tags.ts'
import { putImage, putIndex } from '../world/images.ts'
import { startRegistry } from '../world/registry.ts'
import type { Registry } from '../world/registry.ts'
import { createWorkspace, hasProgram, runScript, runStep } from '../world/shell.ts'
import type { ShellResult, Workspace } from '../world/shell.ts'

type Values = Readonly<Record<string, string>>

const platforms = ['linux/amd64', 'linux/arm64']
const sha = '0123456789abcdef0123456789abcdef01234567'
let program = ''
beforeAll(async () => {
  program = await bundleDecide()
})

/** A repository whose image lives in two registries, with what its jobs run. */
class Release {
  readonly registries: readonly [Registry, Registry]
  readonly names: readonly string[]

  constructor(registries: readonly [Registry, Registry]) {
    this.registries = registries
    this.names = registries.map(({ host }) => `${host}/acme/app`)
  }

  /** Builds and tags a version; stops at the first step that fails, as a job does, and gives its code. */
  async of(version: string): Promise<number> {
    const workspace = this.workspace()
    try {
      const digest = await this.build(workspace, version)
      await this.tag(workspace, version, digest)
      return 0
    } catch (error) {
      if (error instanceof StepFailure) return error.code
      throw error
    }
  }

  async build(workspace: Workspace, version: string): Promise<string> {
    const [first] = this.registries
    const [name = '', other = ''] = this.names
    const include = platforms.map((platform) => ({ leg: platform.replace('/', '-'), platform }))
    for (const { leg, platform } of include) {
      const digest = putImage(first, 'acme/app', { platform, content: `${version} built` })
      await this.run(workspace, recordLeg, { LEG: leg, DIGEST: digest, RECORD: `legs/${leg}.json`, PLATFORM: platform })
    }
    await this.run(workspace, readLegs, { FOLDER: 'legs', RECORDS: 'legs.json' })
    const { digests = '' } = await this.decide(workspace, 'check-legs', {
      MATRIX: JSON.stringify({ include }),
      RECORDS: 'legs.json',
    })
    await this.run(workspace, readManifests, { NAME: name, DIGESTS: digests, MANIFESTS: 'manifests.json' })
    await this.decide(workspace, 'make-index', { IMAGE: 'acme/app', MANIFESTS: 'manifests.json', RESULT: 'index.json' })
    const { digest = '' } = await this.run(workspace, pushIndex, { INDEX: 'index.json', NAME: name })
    await this.run(workspace, copyImage, { SOURCE: `${name}@${digest}`, TARGETS: other })
    return digest
  }

  async tag(workspace: Workspace, version: string, digest: string): Promise<void> {
    const started = { EVENT: 'push', REF_TYPE: 'tag', REF: `v${version}`, SHA: sha, DATE: '20260101' }
    const { tags = '' } = await this.decide(workspace, 'build-tags', { IMAGE: 'acme/app', ...started })
    const asked = { IMAGE: 'acme/app', TAGS: tags, VERSION: version, LISTINGS: 'listings.json' }
    await this.run(workspace, listTags, { NAMES: this.names.join(' '), LISTINGS: 'listings.json' })
    const { read = '' } = await this.decide(workspace, 'tags-to-read', asked)
    await this.run(workspace, readTags, { READ: read, READINGS: 'readings.json' })
    const decided = await this.decide(workspace, 'moving-tags', {
      ...asked,
      DIGESTS: digest,
      READINGS: 'readings.json',
    })
    await this.run(workspace, writeTags, { PLAN: decided.move ?? '' })
    await this.run(workspace, confirmTags, { PLAN: decided.expect ?? '' })
  }

  workspace(): Workspace {
    const registries = this.registries.map(({ host }) => inRegistry(host))
    const tags = tagPolicy({ aliases: ['{major}.{minor}', '{major}'] })
    const images = { 'acme/app': image('acme/app', { registries, platforms, tags }) }
    return createWorkspace({
      '.github/tagwright/decide.mjs': program,
      '.github/tagwright/policy.json': JSON.stringify({ images, contracts: {} }),
    })
  }

  async run(
    workspace: Workspace,
    step: Pick<ShellStep<string, string, string>, 'definition'>,
    env: Values,
  ): Promise<Values> {
    return outputsOf(await runStep(step, { workspace, registries: this.registries, env }))
  }

  async decide(workspace: Workspace, decision: string, env: Values): Promise<Values> {
    return outputsOf(
      await runScript(`node .github/tagwright/decide.mjs ${decision}`, { workspace, env, tools: ['node'] }),
    )
  }

  /** The tags of both registries as versions, which must be equal. */
  tags(): Values {
    const [first = {}, second] = this.registries.map((registry) => registry.tags('acme/app'))
    expect(second).toEqual(first)
    const versions = Object.entries(first).filter(([tag]) => /^\d+\.\d+\.\d+$/.test(tag))
    return Object.fromEntries(
      Object.entries(first).map(([tag, digest]) => [tag, versions.find(([, one]) => one === digest)?.[0] ?? digest]),
    )
  }
}

class StepFailure extends Error {
  readonly code: number

  constructor({ code, log }: ShellResult) {
    super(log)
    this.code = code
  }
}

function outputsOf(result: ShellResult): Values {
  if (result.code !== 0) throw new StepFailure(result)
  return result.outputs
}

const start = async (): Promise<Release> => new Release([await startRegistry({ pageSize: 2 }), await startRegistry()])

/** A release of before, in both registries: an index is not built for it. */
function publish({ registries }: Release, version: string, ...tags: readonly string[]): void {
  for (const registry of registries) {
    const digest = putIndex(registry, 'acme/app', { platforms, content: version })
    for (const tag of [version, ...tags]) registry.tag('acme/app', tag, digest)
  }
}

describe.skipIf(!hasProgram('skopeo') || !hasProgram('jq'))('a release', { timeout: 60_000 }, () => {
  it('A22 A23 A26 INV-11 INV-12 INV-17 INV-22 moves only what is below it, the same in both registries', async () => {
    const release = await start()
    expect(await release.of('1.10.4')).toBe(0)
    expect(release.tags()).toEqual({ '1.10.4': '1.10.4', '1.10': '1.10.4', '1': '1.10.4', latest: '1.10.4' })
    publish(release, '1.11.0', '1.11', '1', 'latest')
    expect(await release.of('1.10.5')).toBe(0)
    expect(release.tags()).toEqual({
      '1.10.4': '1.10.4',
      '1.10.5': '1.10.5',
      '1.11.0': '1.11.0',
      '1.10': '1.10.5',
      '1.11': '1.11.0',
      '1': '1.11.0',
      latest: '1.11.0',
    })
  })

  it.each([
    ['the copy to the other registry', /POST .*\/blobs\/uploads/, 1],
    ['latest', /PUT .*\/manifests\/latest/, 0],
  ] as const)(
    'INV-22 INV-23 INV-25 INV-35 C31 that fails at %s leaves whole tags, and a second run finishes',
    async (_, on, at) => {
      const release = await start()
      publish(release, '1.0.0', '1.0', '1', 'latest')
      release.registries[at].fault({ on, status: 403 })
      expect(await release.of('1.0.1')).toBe(5)
      for (const registry of release.registries) {
        const whole = ['1.0.0', '1.0.1'].map((tag) => registry.digestOf('acme/app', tag))
        for (const tag of ['1.0', '1', 'latest']) expect(whole).toContain(registry.digestOf('acme/app', tag))
      }
      expect(await release.of('1.0.1')).toBe(0)
      expect(release.tags()).toEqual({
        '1.0.0': '1.0.0',
        '1.0.1': '1.0.1',
        '1.0': '1.0.1',
        '1': '1.0.1',
        latest: '1.0.1',
      })
    },
  )

  it('INV-15 B14 leaves everything where the version stands for another image', async () => {
    const release = await start()
    publish(release, '1.0.1', '1.0', '1', 'latest')
    const before = release.tags()
    expect(await release.of('1.0.1')).toBe(1)
    expect(release.tags()).toEqual(before)
  })
})

// From the legs of a build to one index: records, manifests, and the push of the index by its digest.
import { describe, expect, it } from 'vitest'
import { checkLegs } from '../../src/decide/build/check-legs.ts'
import { makeIndex } from '../../src/decide/build/make-index.ts'
import type { LegManifest } from '../../src/decide/build/make-index.ts'
import { pushIndex } from '../../src/steps/push-index.ts'
import { readLegs } from '../../src/steps/read-legs.ts'
import { readManifests } from '../../src/steps/read-manifests.ts'
import { recordLeg } from '../../src/steps/record-leg.ts'
import { putImage } from '../world/images.ts'
import type { ImageOptions } from '../world/images.ts'
import { startRegistry } from '../world/registry.ts'
import type { Registry } from '../world/registry.ts'
import { digestOfBytes } from '../world/registry-store.ts'
import { createWorkspace, hasProgram, runScript, runStep } from '../world/shell.ts'
import type { Workspace } from '../world/shell.ts'

const digest = digestOfBytes('a manifest')
const emptyHash = digestOfBytes('')

describe.skipIf(!hasProgram('jq'))('the record of a leg', () => {
  it('C10 INV-40 holds the digest, and the attempt of the run that made it', async () => {
    const env = {
      LEG: 'app-linux-arm64',
      DIGEST: digest,
      RECORD: 'legs/app-linux-arm64.json',
      PLATFORM: 'linux/arm64',
      GITHUB_RUN_ATTEMPT: '2',
    }
    const { code, workspace } = await runStep(recordLeg, { env })
    expect(code).toBe(0)
    expect(JSON.parse(workspace.read('legs/app-linux-arm64.json'))).toEqual({
      leg: 'app-linux-arm64',
      digest,
      attempt: 2,
      platform: 'linux/arm64',
      product: '',
      variant: '',
    })
  })

  it.each(['', emptyHash, 'sha256:', 'sha256:abc', 'latest', `${digest}\n`, digest.toUpperCase()])(
    "C10 D25 is not written with '%s'",
    async (wrong) => {
      const { code, errors, workspace } = await runStep(recordLeg, {
        env: { LEG: 'app', DIGEST: wrong, RECORD: 'app.json' },
      })
      expect({ code, written: workspace.has('app.json') }).toEqual({ code: 4, written: false })
      expect(errors).toEqual([`the builder of app gave '${wrong}', which is no digest of an image`])
    },
  )

  it('D25 the original gate passes on nothing: both sides are the hash of an inspection that failed', async () => {
    const original = `docker inspect --format '{{json .RootFS.Layers}}' app | sha256sum | cut -d ' ' -f 1`
    // A step without `shell: bash` hides what docker says behind the end of the pipe.
    const options = { stubs: { docker: 'exit 1' }, withoutPipefail: true }
    const { code, log } = await runScript(original, options)
    expect({ code, hash: log.trim() }).toEqual({ code: 0, hash: emptyHash.slice('sha256:'.length) })
    expect(
      await runStep(recordLeg, { env: { LEG: 'cpu-py3.7', DIGEST: emptyHash, RECORD: 'app.json' } }),
    ).toMatchObject({ code: 4 })
  })
})

describe.skipIf(!hasProgram('jq'))('the records of all legs', () => {
  it('come from every folder, as they were written', async () => {
    const files = {
      'legs/a.json': '{"leg":"a","attempt":1}',
      'legs/more/b.json': '{"leg":"b","attempt":2}',
      'legs/read.me': 'no record',
    }
    const { workspace } = await runStep(readLegs, { files, env: { FOLDER: 'legs', RECORDS: 'records.json' } })
    expect(JSON.parse(workspace.read('records.json'))).toEqual([
      { leg: 'a', attempt: 1 },
      { leg: 'b', attempt: 2 },
    ])
  })

  it('INV-20 are missing when there is none at all', async () => {
    const { code, errors } = await runStep(readLegs, { env: { FOLDER: 'legs', RECORDS: 'records.json' } })
    expect({ code, errors }).toEqual({ code: 4, errors: ['there is no record of a leg in legs'] })
  })

  it('INV-20 are not read past one that is broken', async () => {
    const files = { 'legs/a.json': '{"leg":"a"}', 'legs/b.json': '{"leg":' }
    expect((await runStep(readLegs, { files, env: { FOLDER: 'legs', RECORDS: 'records.json' } })).code).not.toBe(0)
  })
})

const platforms = ['linux/amd64', 'linux/arm64'] as const
const nameOf = ({ host }: Registry): string => `${host}/app`

/** Pushes one image for each platform, writes the records, and reads them as the job does that makes the index. */
async function gather(
  registry: Registry,
  workspace: Workspace,
  options: ImageOptions = {},
): Promise<readonly LegManifest[]> {
  for (const platform of platforms) {
    const env = {
      LEG: platform,
      DIGEST: putImage(registry, 'app', { ...options, platform }),
      RECORD: `legs/${platform}.json`,
      PLATFORM: platform,
    }
    await runStep(recordLeg, { workspace, env })
  }
  await runStep(readLegs, { workspace, env: { FOLDER: 'legs', RECORDS: 'records.json' } })
  const plan = platforms.map((platform) => ({ leg: platform, platform, product: '', variant: '', repositories: [] }))
  const checked = checkLegs(plan, JSON.parse(workspace.read('records.json')) as Parameters<typeof checkLegs>[1])
  const env = {
    NAME: nameOf(registry),
    DIGESTS: JSON.stringify(checked.ok ? checked.value : []),
    MANIFESTS: 'manifests.json',
  }
  const { code } = await runStep(readManifests, { workspace, registries: [registry], env })
  return code === 0 ? (JSON.parse(workspace.read('manifests.json')) as readonly LegManifest[]) : []
}

/** What decide make-index leaves in RESULT. */
function indexOf(manifests: readonly LegManifest[]): string {
  const made = makeIndex({ platforms, manifests, annotations: { 'org.opencontainers.image.title': 'App' } })
  if (!made.ok) throw new Error(made.sentences.join('\n'))
  const { text, mediaType, size, children } = made.value
  return JSON.stringify({ index: text, 'media-type': mediaType, size, children })
}

describe.skipIf(!hasProgram('skopeo') || !hasProgram('jq'))('the index of the legs', () => {
  it.each(['oci', 'docker'] as const)(
    'C10 INV-21 is pushed by its digest alone, with %s images and no tag in the registry',
    async (format) => {
      const [registry, workspace] = [await startRegistry(), createWorkspace()]
      const manifests = await gather(registry, workspace, { format })
      workspace.write('index.json', indexOf(manifests))
      const { code, outputs } = await runStep(pushIndex, {
        workspace,
        registries: [registry],
        env: { INDEX: 'index.json', NAME: nameOf(registry) },
      })
      const text = (JSON.parse(workspace.read('index.json')) as { index: string }).index
      expect({ code, digest: outputs.digest }).toEqual({ code: 0, digest: digestOfBytes(text) })
      expect(
        registry
          .find('app')
          ?.manifests.get(outputs.digest ?? '')
          ?.bytes.toString(),
      ).toBe(text)
      expect([registry.tags('app'), registry.written().filter((line) => line.startsWith('tag'))]).toEqual([{}, []])
    },
  )

  it('INV-35 has the same digest when it is made and pushed a second time', async () => {
    const [registry, workspace] = [await startRegistry(), createWorkspace()]
    const push = async (): Promise<string | undefined> => {
      workspace.write('index.json', indexOf(await gather(registry, workspace)))
      const env = { INDEX: 'index.json', NAME: nameOf(registry) }
      return (await runStep(pushIndex, { workspace, registries: [registry], env })).outputs.digest
    }
    const first = await push()
    expect(first).toMatch(/^sha256:/)
    expect(await push()).toBe(first)
  })

  it('INV-36 is there although the answer was lost', async () => {
    const [registry, workspace] = [await startRegistry(), createWorkspace()]
    workspace.write('index.json', indexOf(await gather(registry, workspace)))
    registry.fault({ on: /PUT .*\/manifests\//, cut: 'after' })
    expect(
      await runStep(pushIndex, {
        workspace,
        registries: [registry],
        env: { INDEX: 'index.json', NAME: nameOf(registry) },
      }),
    ).toMatchObject({ code: 0 })
  })

  it('INV-01 is refused while one of its platforms is not in the registry', async () => {
    const [registry, other, workspace] = [await startRegistry(), await startRegistry(), createWorkspace()]
    workspace.write('index.json', indexOf(await gather(registry, workspace)))
    const env = { INDEX: 'index.json', NAME: nameOf(other) }
    const { code, errors } = await runStep(pushIndex, { workspace, registries: [other], env })
    expect(code).toBe(5)
    expect(errors[0]).toMatch(/stands for nothing, expected sha256:\w+: .*blob unknown/)
  })

  it('INV-20 is not made when a leg is not there', async () => {
    const registry = await startRegistry()
    const there = putImage(registry, 'app')
    const digests = [
      { platform: 'linux/amd64', digest: there },
      { platform: 'linux/arm64', digest },
    ]
    const env = { NAME: nameOf(registry), DIGESTS: JSON.stringify(digests), MANIFESTS: 'manifests.json' }
    const { code, errors, workspace } = await runStep(readManifests, { registries: [registry], env })
    expect({ code, errors, written: workspace.has('manifests.json') }).toEqual({
      code: 4,
      errors: [`${nameOf(registry)}@${digest} (linux/arm64) is not there`],
      written: false,
    })
  })

  it('reads the legs of one product and variant', async () => {
    const registry = await startRegistry()
    const [main, trixie] = [putImage(registry, 'app'), putImage(registry, 'app', { content: 'trixie' })]
    const digests = [
      { platform: 'linux/amd64', digest: main, product: 'cpu', variant: '' },
      { platform: 'linux/amd64', digest: trixie, product: 'cpu', variant: '-trixie' },
    ]
    const read = async (chosen: Readonly<Record<string, string>>): Promise<unknown> => {
      const env = { NAME: nameOf(registry), DIGESTS: JSON.stringify(digests), MANIFESTS: 'manifests.json', ...chosen }
      const { code, workspace } = await runStep(readManifests, { registries: [registry], env })
      return code === 0
        ? (JSON.parse(workspace.read('manifests.json')) as LegManifest[]).map((one) => one.digest)
        : code
    }
    expect(await read({ PRODUCT: 'cpu' })).toEqual([main])
    expect(await read({ PRODUCT: 'cpu', VARIANT: '-trixie' })).toEqual([trixie])
    expect(await read({ PRODUCT: 'cuda' })).toBe(4)
  })
})

// An OCI archive pushed by the digest that stands in it.
import { describe, expect, it } from 'vitest'
import { pushArchive } from '../../src/steps/push-archive.ts'
import { putImage, putIndex } from '../world/images.ts'
import { startRegistry } from '../world/registry.ts'
import type { Registry } from '../world/registry.ts'
import { createWorkspace, hasProgram, runScript, runStep } from '../world/shell.ts'
import type { Workspace } from '../world/shell.ts'

/** An archive as a builder leaves it. */
async function archive(put: typeof putIndex | typeof putImage): Promise<{ workspace: Workspace; digest: string }> {
  const [builder, workspace] = [await startRegistry(), createWorkspace()]
  const digest = put(builder, 'built')
  const script = `skopeo copy --quiet --all --preserve-digests 'docker://${builder.host}/built@${digest}' oci-archive:image.tar`
  await runScript(script, { workspace, registries: [builder], tools: ['skopeo'] })
  return { workspace, digest }
}

const push = (workspace: Workspace, ...registries: readonly Registry[]) =>
  runStep(pushArchive, {
    workspace,
    registries,
    env: { ARCHIVE: 'image.tar', NAMES: registries.map(({ host }) => `${host}/app`).join(' ') },
  })

describe.skipIf(!hasProgram('skopeo'))('a pushed archive', () => {
  it.each([
    ['of one platform', putImage],
    ['of several platforms', putIndex],
  ] as const)('B06 B12 %s has the digest that stands in it, in every registry, and no tag', async (_, put) => {
    const { workspace, digest } = await archive(put)
    const registries = [await startRegistry(), await startRegistry()]
    expect(await push(workspace, ...registries)).toMatchObject({ code: 0, outputs: { digest } })
    for (const registry of registries) {
      expect(registry.find('app')?.manifests.has(digest)).toBe(true)
      expect(registry.written().filter((line) => line.startsWith('tag'))).toEqual([])
    }
  })

  it('B06 has that digest whatever the registry says it holds', async () => {
    const { workspace, digest } = await archive(putIndex)
    const registry = await startRegistry()
    registry.fault({ on: /GET .*\/manifests\//, status: 200, body: '{"schemaVersion":2}', times: 99 })
    const { code, errors, outputs } = await push(workspace, registry)
    expect({ code, outputs }).toEqual({ code: 5, outputs: {} })
    expect(errors[0]).toBe(`${registry.host}/app@${digest} cannot be read: the registry answered with something else`)
  })

  it.each([
    ['is not there', undefined],
    ['is empty', ''],
    ['is no archive', 'text'],
  ])('B06 ends the step when the archive %s', async (_, text) => {
    const [workspace, registry] = [
      createWorkspace(text === undefined ? {} : { 'image.tar': text }),
      await startRegistry(),
    ]
    const { code, errors, outputs } = await push(workspace, registry)
    expect({ code, errors, outputs }).toEqual({ code: 4, errors: ['image.tar holds no image'], outputs: {} })
    expect(registry.journal).toEqual([])
  })

  it('B12 the original tags first, so a consumer can see the image before it is signed', async () => {
    const { workspace, digest } = await archive(putIndex)
    const registry = await startRegistry()
    const original =
      'skopeo copy --all oci-archive:image.tar "docker://$IMAGE:staging"\ncosign sign --yes "$IMAGE@$DIGEST"'
    const env = { IMAGE: `${registry.host}/app`, DIGEST: digest }
    const result = await runScript(original, {
      workspace,
      registries: [registry],
      env,
      tools: ['skopeo'],
      stubs: { cosign: 'exit 1' },
    })
    expect({ code: result.code, tags: registry.tags('app') }).toEqual({ code: 1, tags: { staging: digest } })
  })
})

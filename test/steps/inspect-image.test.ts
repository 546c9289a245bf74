// An image looked at in its registry: platforms, labels, the commit that it was built from.
import { describe, expect, it } from 'vitest'
import { inspectImage } from '../../src/steps/inspect-image.ts'
import { putImage, putIndex } from '../world/images.ts'
import { startRegistry } from '../world/registry.ts'
import { digestOfBytes } from '../world/registry-store.ts'
import { hasProgram, runStep } from '../world/shell.ts'

const labels = {
  'org.opencontainers.image.revision': '0123456789abcdef0123456789abcdef01234567',
  note: 'a "quoted"\nvalue',
}

describe.skipIf(!hasProgram('skopeo') || !hasProgram('jq'))('an image that is looked at', () => {
  it.each([
    ['index', putIndex, ['linux/amd64', 'linux/arm64']],
    ['single image', putImage, ['linux/amd64']],
  ] as const)('gives platforms, labels and revision of an %s', async (_, put, platforms) => {
    const registry = await startRegistry()
    const digest = put(registry, 'app', { labels })
    const result = await runStep(inspectImage, {
      registries: [registry],
      env: { IMAGE: `${registry.host}/app@${digest}`, FILE: 'manifest.json' },
    })
    expect(result.code).toBe(0)
    expect(JSON.parse(result.outputs.platforms ?? '')).toEqual(platforms)
    expect(JSON.parse(result.outputs.labels ?? '')).toEqual(labels)
    expect(result.outputs.revision).toBe(labels['org.opencontainers.image.revision'])
    expect(digestOfBytes(result.workspace.read('manifest.json'))).toBe(digest)
  })

  it('has no revision where nobody wrote one', async () => {
    const registry = await startRegistry()
    const digest = putIndex(registry, 'app')
    const { outputs } = await runStep(inspectImage, {
      registries: [registry],
      env: { IMAGE: `${registry.host}/app@${digest}` },
    })
    expect(outputs).toEqual({ platforms: '["linux/amd64","linux/arm64"]', labels: '{}', revision: '' })
  })

  it('is not taken for another one that the registry hands out under its digest', async () => {
    const registry = await startRegistry()
    const digest = putIndex(registry, 'app')
    const other = registry.find('app')?.manifests.get(putIndex(registry, 'app', { content: 'other' }))
    registry.fault({
      on: new RegExp(`GET .*/manifests/${digest}`),
      status: 200,
      body: other?.bytes.toString() ?? '',
      times: 9,
    })
    const { code, errors } = await runStep(inspectImage, {
      registries: [registry],
      env: { IMAGE: `${registry.host}/app@${digest}` },
    })
    expect({ code, errors }).toEqual({
      code: 5,
      errors: [`${registry.host}/app@${digest} cannot be read: the registry answered with something else`],
    })
  })

  it('ends the step when it is not there', async () => {
    const registry = await startRegistry()
    const image = `${registry.host}/app@${digestOfBytes('nothing')}`
    expect(await runStep(inspectImage, { registries: [registry], env: { IMAGE: image } })).toMatchObject({
      code: 2,
      errors: [`${image} does not exist`],
    })
  })
})

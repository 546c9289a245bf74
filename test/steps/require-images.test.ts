// Images that must be there: all of them under one tag, or the run ends and says which are not.
import { describe, expect, it } from 'vitest'
import { requireImages } from '../../src/steps/require-images.ts'
import { putImage } from '../world/images.ts'
import { startRegistry } from '../world/registry.ts'
import type { Registry } from '../world/registry.ts'
import { hasProgram, runStep } from '../world/shell.ts'
import type { ShellResult } from '../world/shell.ts'

const look = ({ host }: Registry, registry: Registry): Promise<ShellResult> =>
  runStep(requireImages, {
    registries: [registry],
    env: { NAMES: `${host}/acme/cpu ${host}/acme/cuda`, TAG: 'v1.2.3', SENTENCE: 'the package waits' },
  })

describe.skipIf(!hasProgram('skopeo'))('images that something waits for', () => {
  it('D32 let it go on when all are there', async () => {
    const registry = await startRegistry()
    for (const name of ['acme/cpu', 'acme/cuda']) putImage(registry, name, { tag: 'v1.2.3' })
    expect(await look(registry, registry)).toMatchObject({ code: 0, errors: [] })
  })

  it('D32 stop it when one has only another tag, or is not there at all', async () => {
    const registry = await startRegistry()
    putImage(registry, 'acme/cpu', { tag: 'v1.2.2' })
    const { code, errors } = await look(registry, registry)
    expect({ code, errors }).toEqual({
      code: 2,
      errors: [`the package waits: there is no v1.2.3 of ${registry.host}/acme/cpu ${registry.host}/acme/cuda`],
    })
  })

  it('D32 INV-39 are not missing when the registry does not answer', async () => {
    const registry = await startRegistry()
    registry.fault({ on: /manifests/, status: 401, times: 99 })
    expect(await look(registry, registry)).toMatchObject({ code: 5 })
  })
})

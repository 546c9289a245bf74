// The inventory of a package: everything that is there, read from a registry and an API that answer, lie or fail.
import { describe, expect, it } from 'vitest'
import { readInventory as read } from '../../src/decide/cleanup/inventory.ts'
import type { Inventory } from '../../src/decide/cleanup/inventory.ts'
import { readInventory } from '../../src/steps/read-inventory.ts'
import { startGhcr } from '../world/ghcr.ts'
import type { Ghcr, GhcrOptions } from '../world/ghcr.ts'
import { putImage, putIndex } from '../world/images.ts'
import { runOn } from '../world/on-github.ts'
import { hasProgram } from '../world/shell.ts'
import type { ShellResult } from '../world/shell.ts'

const readPackage = ({ github, registry, name }: Ghcr): Promise<ShellResult> =>
  runOn(github, readInventory, { registries: [registry], env: { NAME: name, INVENTORY: 'inventory.json' } })

async function packageWithRelease(options?: GhcrOptions): Promise<Ghcr & { index: string }> {
  const ghcr = await startGhcr(options)
  return { ...ghcr, index: putIndex(ghcr.registry, ghcr.repository, { tag: '1.0.0' }) }
}

function inventoryIn({ workspace }: ShellResult): Inventory {
  const inventory = read(JSON.parse(workspace.read('inventory.json')))
  if (!inventory.ok) throw new Error(inventory.sentences.join('\n'))
  return inventory.value
}

describe.skipIf(!hasProgram('skopeo') || !hasProgram('gh'))('the inventory of a package', () => {
  it('A47 has every version with its tags, and what each stands on', async () => {
    const { index, ...ghcr } = await packageWithRelease()
    const result = await readPackage(ghcr)
    expect({ code: result.code, log: result.log, outputs: result.outputs }).toEqual({
      code: 0,
      log: '',
      outputs: { count: '3' },
    })
    const { image, versions, manifests } = inventoryIn(result)
    expect(image).toBe(ghcr.name)
    expect(versions.get(index)).toMatchObject({ id: ghcr.idOf(index), tags: ['1.0.0'] })
    expect(manifests.get(index)?.children.every((child) => versions.has(child))).toBe(true)
    expect(manifests.get(index)?.children).toHaveLength(2)
  })
  it('A24 A51 has what stands on later pages too', async () => {
    const ghcr = await startGhcr()
    const digests = Array.from({ length: 101 }, (_, n) =>
      putImage(ghcr.registry, ghcr.repository, { content: String(n) }),
    )
    ghcr.registry.tag(ghcr.repository, '1.0.0', digests[0] ?? '')
    const { versions } = inventoryIn(await readPackage(ghcr))
    expect(digests.every((digest) => versions.has(digest))).toBe(true)
  }, 60_000)

  it.each(['Organization', 'User'] as const)(
    'finds a package with a / in its name that belongs to a %s',
    async (owner) => {
      const { index, ...ghcr } = await packageWithRelease({ owner, repository: 'acme/app/worker' })
      expect(inventoryIn(await readPackage(ghcr)).versions.has(index)).toBe(true)
      expect(ghcr.github.journal.map(({ path }) => path)).toContain(
        `/${owner === 'User' ? 'users' : 'orgs'}/acme/packages/container/app%2Fworker/versions`,
      )
    },
  )

  it.each<[what: string, fault: (ghcr: Ghcr) => void]>([
    ['the owner', ({ github }) => github.fault({ on: /users\/acme/, status: 403 })],
    ['the list', ({ github }) => github.fault({ on: /versions/, status: 403 })],
    ['the list', ({ github }) => github.fault({ on: /versions/, status: 500, times: 4 })],
    ['the second look at the list', ({ github }) => github.fault({ on: /versions/, nth: 2, status: 401 })],
    ['the tags', ({ registry }) => registry.fault({ on: /tags\/list/, status: 401 })],
    ['one manifest', ({ registry }) => registry.fault({ on: /GET .*manifests/, nth: 2, status: 403 })],
    ['one manifest', ({ registry }) => registry.fault({ on: /GET .*manifests/, nth: 2, status: 500, times: 40 })],
  ])('A51 INV-06 INV-39 is not written when %s cannot be read', async (_, fault) => {
    const ghcr = await packageWithRelease()
    fault(ghcr)
    const result = await readPackage(ghcr)
    expect(result.errors).not.toEqual([])
    expect({ code: result.code, written: result.workspace.has('inventory.json'), outputs: result.outputs }).toEqual({
      code: 5,
      written: false,
      outputs: {},
    })
  })

  it('INV-37 reads on after an error that passes', async () => {
    const ghcr = await packageWithRelease()
    ghcr.github.fault({ on: /versions/, status: 503 })
    ghcr.registry.fault({ on: /GET .*manifests/, nth: 2, status: 503 })
    const result = await readPackage(ghcr)
    expect(inventoryIn(result).versions.size).toBe(3)
    expect(result.sleeps.length).toBeGreaterThan(0)
  })

  it('INV-39 says null only for a manifest that the registry itself calls unknown', async () => {
    const { index, ...ghcr } = await packageWithRelease()
    ghcr.registry.fault({
      on: new RegExp(`GET .*manifests/${index}`),
      status: 404,
      body: '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}',
      times: 2,
    })
    const { versions, manifests } = inventoryIn(await readPackage(ghcr))
    expect({ listed: versions.has(index), known: manifests.has(index) }).toEqual({ listed: true, known: false })
  })

  it('INV-08 INV-34 has what was pushed while it was read', async () => {
    const { index, ...ghcr } = await packageWithRelease()
    let late = ''
    ghcr.registry.fault({
      on: /GET .*manifests/,
      first: () => (late = putImage(ghcr.registry, ghcr.repository, { content: 'late', tag: '1.0.1' })),
      delay: 1,
    })
    const { versions } = inventoryIn(await readPackage(ghcr))
    expect([versions.get(index)?.tags, versions.get(late)?.tags]).toEqual([['1.0.0'], ['1.0.1']])
  })
})

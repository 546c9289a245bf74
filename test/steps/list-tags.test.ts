// What is published: whole listings or none, and what the tags stand for that a decision asks about.
import { describe, expect, it } from 'vitest'
import { listTags } from '../../src/steps/list-tags.ts'
import { readTags } from '../../src/steps/read-tags.ts'
import { putImage, putIndex } from '../world/images.ts'
import { startRegistry } from '../world/registry.ts'
import type { Registry } from '../world/registry.ts'
import { hasProgram, runScript, runStep } from '../world/shell.ts'
import type { ShellResult } from '../world/shell.ts'

const list = (...registries: readonly Registry[]): Promise<ShellResult> =>
  runStep(listTags, {
    registries,
    env: { NAMES: registries.map(({ host }) => `${host}/app`).join('\n'), LISTINGS: 'listings.json' },
  })

const listed = ({ workspace }: ShellResult): unknown => JSON.parse(workspace.read('listings.json')) as unknown

describe.skipIf(!hasProgram('skopeo') || !hasProgram('jq'))('the list of what is published', () => {
  it('A24 is read to the last page', async () => {
    const registry = await startRegistry({ pageSize: 3 })
    const digest = putIndex(registry, 'app', { tag: '1.0.0' })
    const tags = Array.from({ length: 10 }, (_, patch) => `1.0.${patch}`)
    for (const tag of tags) registry.tag('app', tag, digest)
    const result = await list(registry)
    expect(result).toMatchObject({ code: 0, log: '' })
    expect(listed(result)).toEqual([{ repository: `${registry.host}/app`, complete: true, tags }])
    expect(registry.requests.filter((line) => line.includes('tags/list'))).toHaveLength(4)
  })

  it('A25 INV-39 has no tags where the registry knows no such repository, and only there', async () => {
    const [ghcr, hub] = [await startRegistry(), await startRegistry()]
    putIndex(ghcr, 'app', { tag: '1.0.0' })
    expect(listed(await list(ghcr, hub))).toEqual([
      { repository: `${ghcr.host}/app`, complete: true, tags: ['1.0.0'] },
      { repository: `${hub.host}/app`, complete: true, tags: [] },
    ])
  })

  it.each([
    ['401', { status: 401 }],
    ['403', { status: 403 }],
    ['503', { status: 503 }],
    ['an answer that is no JSON', { status: 200, body: '<html>' }],
    ['a cut connection', { cut: 'before' }],
  ] as const)('A25 INV-06 INV-39 is not written at all when the second page meets %s', async (_, fault) => {
    const registry = await startRegistry({ pageSize: 1 })
    const digest = putIndex(registry, 'app', { tag: '1.0.0' })
    registry.tag('app', '1.1.0', digest)
    registry.fault({ on: /last=/, times: 99, ...fault })
    const { code, errors, workspace } = await list(registry)
    expect({ code, written: workspace.has('listings.json') }).toEqual({ code: 5, written: false })
    expect(errors[0]).toMatch(new RegExp(`^the tags of ${registry.host}/app cannot be listed: `))
  })

  it('A25 is not written when a machine in between says 404 to everything', async () => {
    const registry = await startRegistry()
    registry.fault({ on: /GET \/v2\/ ?$/, status: 404, times: 99 })
    expect(await list(registry)).toMatchObject({ code: 5 })
  })

  it('INV-37 survives a page that fails once', async () => {
    const registry = await startRegistry({ pageSize: 1 })
    const digest = putIndex(registry, 'app', { tag: '1.0.0' })
    registry.tag('app', '1.1.0', digest)
    registry.fault({ on: /last=/, status: 503 })
    expect(listed(await list(registry))).toEqual([
      { repository: `${registry.host}/app`, complete: true, tags: ['1.0.0', '1.1.0'] },
    ])
  })

  it('A25 the original takes a registry that cannot be read for one without releases, and so itself for the highest', async () => {
    const registry = await startRegistry()
    putIndex(registry, 'app', { tag: '1.11.0' })
    registry.fault({ on: /tags\/list/, status: 403, times: 99 })
    const original = `
      HIGHEST=$(skopeo list-tags "docker://$IMAGE" 2>/dev/null | jq -r '.Tags[]' | grep -E '^[0-9]+\\.[0-9]+\\.[0-9]+$' | sort -V | tail -n 1 || true)
      if [ -z "$HIGHEST" ] || [ "$(printf '%s\\n' "$HIGHEST" "$VERSION" | sort -V | tail -n 1)" = "$VERSION" ]; then echo latest; fi`
    const env = { IMAGE: `${registry.host}/app`, VERSION: '1.10.4' }
    expect((await runScript(original, { registries: [registry], env, tools: ['skopeo', 'jq'] })).log).toBe('latest\n')
    expect(await list(registry)).toMatchObject({ code: 5 })
  })
})

const read = (registry: Registry, ...tags: readonly string[]): Promise<ShellResult> => {
  const asked = tags.map((tag) => ({ repository: `${registry.host}/app`, tag }))
  return runStep(readTags, { registries: [registry], env: { READ: JSON.stringify(asked), READINGS: 'readings.json' } })
}

const readings = ({ workspace }: ShellResult): unknown => JSON.parse(workspace.read('readings.json')) as unknown

describe.skipIf(!hasProgram('skopeo') || !hasProgram('jq'))('what the tags stand for', () => {
  it('INV-13 INV-21 comes with the platforms of indexes and of single images', async () => {
    const registry = await startRegistry()
    const index = putIndex(registry, 'app', { tag: '1.0.0', platforms: ['linux/amd64', 'linux/arm/v7'] })
    const image = putImage(registry, 'app', { tag: '1.1.0', platform: 'linux/arm64/v8', format: 'docker' })
    const repository = `${registry.host}/app`
    expect(readings(await read(registry, '1.0.0', '1.1.0', '1.2.0'))).toEqual([
      { repository, tag: '1.0.0', digest: index, platforms: ['linux/amd64', 'linux/arm/v7'] },
      { repository, tag: '1.1.0', digest: image, platforms: ['linux/arm64/v8'] },
      { repository, tag: '1.2.0', absent: true },
    ])
  })

  it('INV-21 counts no attestation as a platform', async () => {
    const registry = await startRegistry()
    const digest = putImage(registry, 'app')
    const proof = putImage(registry, 'app', { content: 'proof' })
    const type = 'application/vnd.oci.image.index.v1+json'
    const entry = { mediaType: 'application/vnd.oci.image.manifest.v1+json', size: 1 }
    const manifests = [
      { ...entry, digest, platform: { os: 'linux', architecture: 'amd64' } },
      {
        ...entry,
        digest: proof,
        platform: { os: 'unknown', architecture: 'unknown' },
        annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
      },
    ]
    registry.tag(
      'app',
      '1.0.0',
      registry.putManifest('app', JSON.stringify({ schemaVersion: 2, mediaType: type, manifests }), type),
    )
    expect(readings(await read(registry, '1.0.0'))).toMatchObject([{ platforms: ['linux/amd64'] }])
  })

  it('is an empty list when nothing is asked', async () => {
    expect(readings(await read(await startRegistry()))).toEqual([])
  })

  it('INV-33 reads platforms of the digest that was read, when the tag moves in between', async () => {
    const registry = await startRegistry()
    const first = putImage(registry, 'app', { tag: '1.0.0' })
    registry.fault({
      on: /GET .*\/manifests\//,
      nth: 2,
      first: () => putImage(registry, 'app', { tag: '1.0.0', platform: 'linux/s390x' }),
    })
    expect(readings(await read(registry, '1.0.0'))).toMatchObject([{ digest: first, platforms: ['linux/amd64'] }])
  })

  it('INV-39 A25 ends the run when one tag cannot be read', async () => {
    const registry = await startRegistry()
    putIndex(registry, 'app', { tag: '1.0.0' })
    putIndex(registry, 'app', { tag: '1.1.0' })
    registry.fault({ on: /GET .*\/manifests\/1\.1/, status: 403, times: 99 })
    const { code, workspace } = await read(registry, '1.0.0', '1.1.0')
    expect({ code, written: workspace.has('readings.json') }).toEqual({ code: 5, written: false })
  })

  it('INV-39 ends the run when the configuration of an image cannot be read', async () => {
    const registry = await startRegistry()
    putImage(registry, 'app', { tag: '1.0.0' })
    registry.fault({ on: /GET .*\/blobs\//, status: 403, times: 99 })
    const { code, workspace } = await read(registry, '1.0.0')
    expect({ code, written: workspace.has('readings.json') }).toEqual({ code: 5, written: false })
  })
})

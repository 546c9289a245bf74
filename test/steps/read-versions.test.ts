// Versions that were published and have no git tag: what an attempt that failed half-way leaves behind.
import { describe, expect, it } from 'vitest'
import { readVersions } from '../../src/steps/read-versions.ts'
import { putImage, putIndex } from '../world/images.ts'
import { startRegistry } from '../world/registry.ts'
import type { Registry } from '../world/registry.ts'
import { hasProgram, runStep } from '../world/shell.ts'
import type { ShellResult } from '../world/shell.ts'

const revision = (commit: string): Readonly<Record<string, string>> => ({ 'org.opencontainers.image.revision': commit })

const read = (registry: Registry, tags: readonly string[], refs: readonly string[]): Promise<ShellResult> =>
  runStep(readVersions, {
    registries: [registry],
    env: { LISTINGS: 'listings.json', REFS: 'refs', PUBLISHED: 'published.json' },
    files: {
      'listings.json': JSON.stringify([{ repository: `${registry.host}/app`, complete: true, tags }]),
      refs: refs.map((name) => `${'b'.repeat(40)} refs/tags/${name}\n`).join(''),
    },
  })

describe.skipIf(!hasProgram('skopeo') || !hasProgram('jq'))('versions without a git tag', () => {
  it('E18 E19 come with the commit that they were built from, whatever form the image has', async () => {
    const registry = await startRegistry()
    putIndex(registry, 'app', { tag: '1.2.4', labels: revision('a'.repeat(40)) })
    putImage(registry, 'app', { tag: '1.2.5' })
    const { outputs, workspace } = await read(
      registry,
      ['1.2.3', '1.2.4', '1.2.5', 'latest', '1.2'],
      ['1.2.3', 'v1.2.40'],
    )
    expect(outputs).toEqual({ count: '2' })
    expect(JSON.parse(workspace.read('published.json'))).toEqual([
      { tag: '1.2.4', revision: 'a'.repeat(40) },
      { tag: '1.2.5', revision: '' },
    ])
  })

  it('E13 are none where git has them, with v or without, and no image is looked at', async () => {
    const registry = await startRegistry()
    const { workspace } = await read(registry, ['1.2.3', '1.2.4'], ['v1.2.3', '1.2.4'])
    expect(workspace.read('published.json')).toBe('[]\n')
    expect(registry.requests).toEqual([])
  })

  it('E22 INV-28 are not taken for none when an image cannot be read', async () => {
    const registry = await startRegistry()
    putIndex(registry, 'app', { tag: '1.2.4', labels: revision('a'.repeat(40)) })
    registry.fault({ on: /GET .*manifests/, status: 403, times: 9 })
    const { code, workspace } = await read(registry, ['1.2.4'], [])
    expect({ code, written: workspace.has('published.json') }).toEqual({ code: 5, written: false })
  })
})

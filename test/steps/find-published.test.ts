// Whether a source is published already: a tag that says so, and an image that says so too.
import { describe, expect, it } from 'vitest'
import { findPublished } from '../../src/steps/find-published.ts'
import { putImage, putIndex } from '../world/images.ts'
import { startRegistry } from '../world/registry.ts'
import type { Registry } from '../world/registry.ts'
import { hasProgram, runStep } from '../world/shell.ts'
import type { ShellResult } from '../world/shell.ts'

const wanted = { 'org.opencontainers.image.revision': 'a'.repeat(40), 'com.acme.recipe': 'b'.repeat(40) }
const LABELS = Object.entries(wanted)
  .map(([name, value]) => `${name}=${value}`)
  .join('\n')

const look = (registry: Registry): Promise<ShellResult> =>
  runStep(findPublished, { registries: [registry], env: { NAME: `${registry.host}/app`, TAG: 'sha-aaaaaaa', LABELS } })

describe.skipIf(!hasProgram('skopeo'))('an image that is published already', () => {
  it.each(['image', 'index'])('A11 is found by its tag and all its labels, as an %s', async (kind) => {
    const registry = await startRegistry()
    const put = kind === 'image' ? putImage : putIndex
    const digest = put(registry, 'app', { labels: { ...wanted, more: 'x' }, tag: 'sha-aaaaaaa' })
    expect(await look(registry)).toMatchObject({ code: 0, outputs: { digest } })
  })

  it('A11 is none where nobody has the tag', async () => {
    expect(await look(await startRegistry())).toMatchObject({ code: 0, outputs: { digest: '' } })
  })

  it.each(Object.keys(wanted))('A11 is another one when its label %s says something else', async (name) => {
    const registry = await startRegistry()
    putImage(registry, 'app', { labels: { ...wanted, [name]: 'c'.repeat(40) }, tag: 'sha-aaaaaaa' })
    expect(await look(registry)).toMatchObject({ code: 0, outputs: { digest: '' } })
  })

  it('A11 INV-39 is not absent because the registry answers 403', async () => {
    const registry = await startRegistry()
    registry.fault({ on: /GET .*manifests/, status: 403 })
    expect(await look(registry)).toMatchObject({ code: 5 })
  })
})

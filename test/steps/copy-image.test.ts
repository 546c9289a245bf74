// Copies between registries and onto tags: all platforms, the same digest, and what is there counts, not the exit code.
import { describe, expect, it } from 'vitest'
import { copyImage } from '../../src/steps/copy-image.ts'
import { putImage, putIndex } from '../world/images.ts'
import { startRegistry } from '../world/registry.ts'
import type { Registry } from '../world/registry.ts'
import { hasProgram, runScript, runStep } from '../world/shell.ts'
import type { ShellResult } from '../world/shell.ts'

const copy = (registries: readonly Registry[], source: string, ...targets: readonly string[]): Promise<ShellResult> =>
  runStep(copyImage, { registries, env: { SOURCE: source, TARGETS: targets.join('\n') } })

const setTag = /PUT .*\/manifests\/prod/

describe.skipIf(!hasProgram('skopeo'))('a copied image', () => {
  it.each(['oci', 'docker'] as const)('B35 D29 INV-17 has all its platforms and its digest (%s)', async (format) => {
    const [here, there] = [await startRegistry(), await startRegistry()]
    const digest = putIndex(here, 'app', { format, platforms: ['linux/amd64', 'linux/arm64', 'linux/arm/v7'] })
    const result = await copy(
      [here, there],
      `${here.host}/app@${digest}`,
      `${there.host}/app:prod`,
      `${here.host}/app:prod`,
    )
    expect(result).toMatchObject({ code: 0, log: '' })
    expect([there.tags('app'), here.tags('app')]).toEqual([{ prod: digest }, { prod: digest }])
    expect(there.find('app')?.manifests.size).toBe(4)
  })

  it('D29 INV-17 stays a single manifest where it is one', async () => {
    const registry = await startRegistry()
    const digest = putImage(registry, 'app', { tag: '1.2.3' })
    await copy([registry], `${registry.host}/app@${digest}`, `${registry.host}/app:latest`)
    expect(registry.tags('app')).toEqual({ '1.2.3': digest, latest: digest })
  })

  it('D29 the original wraps a single manifest in a new index, so latest and version differ', async () => {
    const registry = await startRegistry()
    const digest = putImage(registry, 'app', { tag: '1.2.3' })
    // What `docker buildx imagetools create --tag NAME:latest NAME:1.2.3` does with one manifest, put by hand.
    const descriptor = { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest, size: 1 }
    const type = 'application/vnd.oci.image.index.v1+json'
    const wrapped = registry.putManifest(
      'app',
      JSON.stringify({ schemaVersion: 2, mediaType: type, manifests: [descriptor] }),
      type,
    )
    registry.tag('app', 'latest', wrapped)
    expect(registry.digestOf('app', 'latest')).not.toBe(registry.digestOf('app', '1.2.3'))
    await copy([registry], `${registry.host}/app@${digest}`, `${registry.host}/app:latest`)
    expect(registry.digestOf('app', 'latest')).toBe(registry.digestOf('app', '1.2.3'))
  })

  it('B35 the original, a plain copy, takes one platform and another digest along', async () => {
    const registry = await startRegistry()
    const digest = putIndex(registry, 'app', { tag: 'staging' })
    const env = { IMAGE: `${registry.host}/app` }
    const original = 'skopeo copy "docker://$IMAGE:staging" "docker://$IMAGE:prod"'
    await runScript(original, { registries: [registry], env, tools: ['skopeo'] })
    expect(registry.digestOf('app', 'prod')).not.toBe(digest)
    expect(registry.manifest('app', registry.digestOf('app', 'prod') ?? '')).toHaveProperty('layers')
  })

  it('C31 INV-22 goes into another registry by its digest, without any tag', async () => {
    const [here, there] = [await startRegistry(), await startRegistry()]
    const digest = putIndex(here, 'app')
    expect(await copy([here, there], `${here.host}/app@${digest}`, `${there.host}/mirror/app`)).toMatchObject({
      code: 0,
    })
    expect([there.tags('mirror/app'), there.find('mirror/app')?.manifests.has(digest)]).toEqual([{}, true])
  })

  it('INV-33 takes nothing but a digest: a tag may stand for something else by now', async () => {
    const registry = await startRegistry()
    putIndex(registry, 'app', { tag: 'staging' })
    const result = await copy([registry], `${registry.host}/app:staging`, `${registry.host}/app:prod`)
    expect(result).toMatchObject({ code: 3, errors: [`${registry.host}/app:staging names no digest`] })
    expect(registry.digestOf('app', 'prod')).toBeUndefined()
  })

  it('INV-33 is the one that was resolved, even when the tag moves in between', async () => {
    const registry = await startRegistry()
    const resolved = putIndex(registry, 'app', { tag: 'staging' })
    registry.fault({ on: /GET /, first: () => putImage(registry, 'app', { content: 'newer', tag: 'staging' }) })
    await copy([registry], `${registry.host}/app@${resolved}`, `${registry.host}/app:prod`)
    expect(registry.digestOf('app', 'prod')).toBe(resolved)
    expect(registry.digestOf('app', 'staging')).not.toBe(resolved)
  })

  it('INV-36 has arrived although the answer was lost', async () => {
    const registry = await startRegistry()
    const digest = putIndex(registry, 'app')
    registry.fault({ on: setTag, cut: 'after', times: 99 })
    expect(await copy([registry], `${registry.host}/app@${digest}`, `${registry.host}/app:prod`)).toMatchObject({
      code: 0,
      errors: [],
    })
    expect(new Set(registry.history('app', 'prod'))).toEqual(new Set([digest]))
  })

  it('INV-36 the original calls it a refused conversion, and stops although the tag has moved', async () => {
    const registry = await startRegistry()
    const digest = putIndex(registry, 'app')
    registry.fault({ on: setTag, cut: 'after' })
    const env = { SOURCE: `docker://${registry.host}/app@${digest}`, TARGET: `docker://${registry.host}/app:prod` }
    const original = 'skopeo copy --all --preserve-digests "$SOURCE" "$TARGET"'
    const { code, log } = await runScript(original, { registries: [registry], env, tools: ['skopeo'] })
    expect({
      code,
      blames: /we cannot modify it/.test(log),
      arrived: registry.digestOf('app', 'prod') === digest,
    }).toEqual({ code: 1, blames: true, arrived: true })
  })

  it('INV-17 never becomes another image because one request failed, as it does without --preserve-digests', async () => {
    const registry = await startRegistry()
    const digest = putIndex(registry, 'app')
    registry.fault({ on: setTag, status: 403 })
    const env = { SOURCE: `docker://${registry.host}/app@${digest}`, TARGET: `docker://${registry.host}/app:prod` }
    const original = 'skopeo copy --all "$SOURCE" "$TARGET"'
    expect(await runScript(original, { registries: [registry], env, tools: ['skopeo'] })).toMatchObject({ code: 0 })
    expect(registry.digestOf('app', 'prod')).not.toBe(digest)
    registry.fault({ on: setTag, status: 403 })
    expect(await copy([registry], `${registry.host}/app@${digest}`, `${registry.host}/app:prod`)).toMatchObject({
      code: 5,
    })
  })

  it.each([
    ['503', { status: 503 }],
    ['429', { status: 429 }],
    ['a cut connection', { cut: 'before' }],
  ] as const)(
    'INV-37 is copied again after %s at the tag, which skopeo does not tell from a refused value',
    async (_, fault) => {
      const registry = await startRegistry()
      const digest = putIndex(registry, 'app')
      registry.fault({ on: setTag, times: 2, ...fault })
      const { code, sleeps } = await copy([registry], `${registry.host}/app@${digest}`, `${registry.host}/app:prod`)
      expect({ code, waits: sleeps.length, digest: registry.digestOf('app', 'prod') }).toEqual({
        code: 0,
        waits: 2,
        digest,
      })
    },
  )

  it.each([
    [401, 'unauthorized'],
    [403, 'denied'],
  ])('INV-37 is not tried again after %i, and the sentence gives the cause', async (status, cause) => {
    const registry = await startRegistry()
    const digest = putIndex(registry, 'app')
    registry.fault({ on: setTag, status, times: 99 })
    const { code, errors, sleeps } = await copy(
      [registry],
      `${registry.host}/app@${digest}`,
      `${registry.host}/app:prod`,
    )
    expect({ code, sleeps }).toEqual({ code: 5, sleeps: [2, 4, 8, 16] })
    expect(errors[0]).toMatch(
      new RegExp(`^${registry.host}/app:prod stands for nothing, expected ${digest}: .*${cause}: made to fail$`),
    )
    expect(registry.requests.filter((line) => setTag.test(line))).toHaveLength(1)
  })

  it('INV-38 is fine although the registry shows the past for a moment', async () => {
    const registry = await startRegistry()
    putImage(registry, 'app', { content: 'old', tag: 'prod' })
    const digest = putIndex(registry, 'app')
    registry.fault({ on: /GET .*\/manifests\/prod/, stale: true, times: 2 })
    expect(await copy([registry], `${registry.host}/app@${digest}`, `${registry.host}/app:prod`)).toMatchObject({
      code: 0,
      sleeps: [2, 4],
    })
  })

  it('INV-33 INV-38 is not fine when somebody else has moved the tag meanwhile', async () => {
    const registry = await startRegistry()
    const digest = putIndex(registry, 'app')
    registry.fault({
      on: /GET .*\/manifests\/prod/,
      first: () => putImage(registry, 'app', { content: 'theirs', tag: 'prod' }),
    })
    const { code, errors } = await copy([registry], `${registry.host}/app@${digest}`, `${registry.host}/app:prod`)
    expect({ code, error: errors[0] }).toEqual({
      code: 5,
      error: `${registry.host}/app:prod stands for ${registry.digestOf('app', 'prod')}, expected ${digest}`,
    })
  })
})

// The tags of a plan: written once where they must not move, in order, in every registry, and finished by a second run.
import { describe, expect, it } from 'vitest'
import { copyImage } from '../../src/steps/copy-image.ts'
import { writeTags } from '../../src/steps/write-tags.ts'
import { putImage, putIndex } from '../world/images.ts'
import { startRegistry } from '../world/registry.ts'
import type { Registry } from '../world/registry.ts'
import { hasProgram, runScript, runStep } from '../world/shell.ts'
import type { ShellResult } from '../world/shell.ts'

interface Planned {
  readonly tag: string
  readonly mobility?: string
  readonly need?: string
}

const stamp: Planned = { tag: 'prod-20260101-abcdef0', mobility: 'write-once' }
const alias: Planned = { tag: 'latest', mobility: 'free' }
const prod: Planned = { tag: 'prod', mobility: 'free' }

/** Runs the step with a plan for all registries at once, as a promotion writes it. */
function write(registries: readonly Registry[], digest: string, ...plan: readonly Planned[]): Promise<ShellResult> {
  const names = registries.map(({ host }) => `${host}/app`).join(' ')
  return runStep(writeTags, { registries, env: { PLAN: JSON.stringify(plan), NAMES: names, DIGEST: digest } })
}

const order = (registry: Registry): readonly string[] =>
  registry.written().filter((line) => line.startsWith('tag ') || line.startsWith('delete'))

describe.skipIf(!hasProgram('skopeo') || !hasProgram('jq'))('the tags of a plan', () => {
  it('B22 B31 are written in the order of the plan: the stamp first, the channel last', async () => {
    const registry = await startRegistry()
    const digest = putIndex(registry, 'app')
    const { code, outputs } = await write([registry], digest, stamp, alias, prod)
    expect({ code, outputs }).toEqual({
      code: 0,
      outputs: { written: [stamp, alias, prod].map(({ tag }) => `${registry.host}/app:${tag}`).join(', ') },
    })
    expect(order(registry)).toEqual([`tag app:${stamp.tag}`, 'tag app:latest', 'tag app:prod'])
  })

  it('INV-15 B14 leave a write-once tag alone that stands for the same digest', async () => {
    const registry = await startRegistry()
    const digest = putIndex(registry, 'app', { tag: stamp.tag })
    expect(await write([registry], digest, stamp)).toMatchObject({ code: 0, outputs: { written: '' } })
    expect(registry.history('app', stamp.tag)).toEqual([digest])
  })

  it('INV-15 B14 leave everything alone when a write-once tag stands for another digest', async () => {
    const registry = await startRegistry()
    const old = putIndex(registry, 'app', { content: 'old', tag: stamp.tag })
    const digest = putIndex(registry, 'app')
    const { code, errors, warnings } = await write([registry], digest, prod, stamp)
    expect({ code, errors, warnings }).toEqual({
      code: 1,
      errors: [
        `${registry.host}/app:${stamp.tag} stands for ${old} and is never written again; this would be ${digest}`,
      ],
      warnings: ['Written before that: nothing. Run this job again: it goes on from here.'],
    })
    expect(registry.tags('app')).toEqual({ [stamp.tag]: old })
  })

  it('B14 the original writes the stamp of the same day a second time', async () => {
    const registry = await startRegistry()
    const first = putIndex(registry, 'app', { content: 'first build', tag: 'staging' })
    const env = { IMAGE: `${registry.host}/app` }
    const original = 'skopeo copy --all "docker://$IMAGE:staging" "docker://$IMAGE:staging-$(date -u +%Y%m%d)-abcdef0"'
    const options = { registries: [registry], env, tools: ['skopeo'], stubs: { date: 'echo 20260101' } }
    await runScript(original, options)
    const second = putIndex(registry, 'app', { content: 'second build', tag: 'staging' })
    await runScript(original, options)
    expect(registry.history('app', 'staging-20260101-abcdef0')).toEqual([first, second])
    expect(await write([registry], first, { tag: 'staging-20260101-abcdef0', mobility: 'write-once' })).toMatchObject({
      code: 1,
    })
    expect(registry.digestOf('app', 'staging-20260101-abcdef0')).toBe(second)
  })

  it('INV-39 INV-15 a write-once tag that cannot be read is not written', async () => {
    const registry = await startRegistry()
    const digest = putIndex(registry, 'app')
    registry.fault({ on: /GET .*\/manifests\/prod-/, status: 403, times: 99 })
    expect(await write([registry], digest, stamp, prod)).toMatchObject({ code: 5 })
    expect(registry.tags('app')).toEqual({})
  })

  it('B31 INV-35 a run that stops half-way says what it wrote, and the next one finishes', async () => {
    const registry = await startRegistry()
    const digest = putIndex(registry, 'app')
    registry.fault({ on: /PUT .*\/manifests\/prod$/, status: 403 })
    const { code, warnings } = await write([registry], digest, stamp, alias, prod)
    expect({ code, warnings }).toEqual({
      code: 5,
      warnings: [
        `Written before that: ${registry.host}/app:${stamp.tag}, ${registry.host}/app:latest. Run this job again: it goes on from here.`,
      ],
    })
    expect(await write([registry], digest, stamp, alias, prod)).toMatchObject({ code: 0, warnings: [] })
    expect(registry.tags('app')).toEqual({ [stamp.tag]: digest, latest: digest, prod: digest })
    expect(registry.history('app', stamp.tag)).toEqual([digest])
  })

  it('B31 the original moves prod first: what stops it leaves prod without a stamp', async () => {
    const registry = await startRegistry()
    const digest = putIndex(registry, 'app')
    registry.fault({ on: /PUT .*\/manifests\/prod-/, status: 403, times: 99 })
    const env = { IMAGE: `${registry.host}/app`, DIGEST: digest, STAMP: stamp.tag }
    const original =
      'for tag in prod "$STAMP" latest; do skopeo copy --all "docker://$IMAGE@$DIGEST" "docker://$IMAGE:$tag"; done'
    await runScript(original, { registries: [registry], env, tools: ['skopeo'] })
    expect(Object.keys(registry.tags('app'))).toEqual(['prod'])
  })

  it('INV-25 C26 never take a tag away before it stands for the new digest', async () => {
    const registry = await startRegistry({ deletes: 'manifests and tags' })
    const old = putIndex(registry, 'app', { content: 'old', tag: 'latest' })
    const digest = putIndex(registry, 'app')
    registry.fault({ on: /PUT .*\/manifests\/latest/, status: 500, times: 4 })
    expect(await write([registry], digest, alias)).toMatchObject({ code: 5 })
    expect(registry.digestOf('app', 'latest')).toBe(old)
    expect(await write([registry], digest, alias)).toMatchObject({ code: 0 })
    expect(registry.history('app', 'latest')).toEqual([old, digest])
  })

  it('C26 the original removes latest before the build, so a failed build leaves none', async () => {
    const registry = await startRegistry({ deletes: 'manifests and tags' })
    putIndex(registry, 'app', { tag: 'latest' })
    const original = 'skopeo delete "docker://$IMAGE:latest" || echo "no latest to remove"\npodman build .'
    const options = {
      registries: [registry],
      env: { IMAGE: `${registry.host}/app` },
      tools: ['skopeo'],
      stubs: { podman: 'exit 125' },
    }
    expect(await runScript(original, options)).toMatchObject({ code: 125 })
    expect(registry.tags('app')).toEqual({})
  })

  it('C26 the original takes every other tag of that image with it', async () => {
    const registry = await startRegistry({ deletes: 'manifests' })
    const digest = putIndex(registry, 'app', { tag: 'latest' })
    registry.tag('app', '1.2.3', digest)
    await runScript('skopeo delete "docker://$IMAGE:latest"', {
      registries: [registry],
      env: { IMAGE: `${registry.host}/app` },
      tools: ['skopeo'],
    })
    expect(registry.tags('app')).toEqual({})
  })

  it('D28 are written to the last of many images when one request fails, where the original stops in the middle', async () => {
    const images = ['cpu-py3.7', 'cpu-py3.8', 'cuda-py3.7']
    const start = async (): Promise<Registry> => {
      const registry = await startRegistry()
      for (const image of images) putImage(registry, image, { tag: '1.2.3' })
      registry.fault({ on: /PUT .*\/manifests\/latest/, nth: 2, status: 503 })
      return registry
    }
    const latest = (registry: Registry): readonly (string | undefined)[] =>
      images.map((image) => registry.digestOf(image, 'latest'))
    const first = await start()
    const original = `for image in ${images.join(' ')}; do skopeo copy --all "docker://$HOST/$image:1.2.3" "docker://$HOST/$image:latest"; done`
    await runScript(original, { registries: [first], env: { HOST: first.host }, tools: ['skopeo'] })
    expect(latest(first).map((digest) => digest !== undefined)).toEqual([true, false, false])
    const second = await start()
    const digests = images.map((image) => second.digestOf(image, '1.2.3') ?? '')
    const plan = images.map((image, index) => ({
      repository: `${second.host}/${image}`,
      tag: 'latest',
      digest: digests[index],
      mobility: 'forward',
    }))
    expect(await runStep(writeTags, { registries: [second], env: { PLAN: JSON.stringify(plan) } })).toMatchObject({
      code: 0,
    })
    expect(latest(second)).toEqual(digests)
  })

  it('C31 INV-22 move in no registry before the image is in all of them, and a second run makes them equal', async () => {
    const [ghcr, hub] = [await startRegistry(), await startRegistry()]
    const old = putIndex(ghcr, 'app', { content: 'old', tag: 'latest' })
    putIndex(hub, 'app', { content: 'old', tag: 'latest' })
    const digest = putIndex(ghcr, 'app')
    hub.fault({ on: /POST /, status: 503, times: 4 })
    const steps = async (): Promise<readonly number[]> => {
      const env = { SOURCE: `${ghcr.host}/app@${digest}`, TARGETS: `${hub.host}/app` }
      const copied = await runStep(copyImage, { registries: [ghcr, hub], env })
      return copied.code === 0 ? [0, (await write([ghcr, hub], digest, alias)).code] : [copied.code]
    }
    expect(await steps()).toEqual([5])
    expect([ghcr.digestOf('app', 'latest'), hub.digestOf('app', 'latest')]).toEqual([old, old])
    expect(await steps()).toEqual([0, 0])
    expect([ghcr.digestOf('app', 'latest'), hub.digestOf('app', 'latest')]).toEqual([digest, digest])
  })

  it('C31 the original writes one registry after the other, so a failure leaves them different', async () => {
    const [ghcr, hub] = [await startRegistry(), await startRegistry()]
    const digest = putIndex(ghcr, 'build')
    hub.fault({ on: /POST /, status: 503, times: 99 })
    const env = { SOURCE: `docker://${ghcr.host}/build@${digest}`, REGISTRIES: `${ghcr.host} ${hub.host}` }
    const original =
      'for registry in $REGISTRIES; do for tag in 1.2.3 latest; do skopeo copy --all "$SOURCE" "docker://$registry/app:$tag"; done; done'
    await runScript(original, { registries: [ghcr, hub], env, tools: ['skopeo'] })
    expect([Object.keys(ghcr.tags('app')), Object.keys(hub.tags('app'))]).toEqual([['1.2.3', 'latest'], []])
  })

  it('INV-36 INV-15 take a write-once tag for written when only the answer was lost', async () => {
    const registry = await startRegistry({ immutable: /^prod-/ })
    const digest = putIndex(registry, 'app')
    registry.fault({ on: /PUT .*\/manifests\/prod-/, cut: 'after' })
    expect(await write([registry], digest, stamp)).toMatchObject({ code: 0 })
    expect(new Set(registry.history('app', stamp.tag))).toEqual(new Set([digest]))
  })

  it('INV-37 a tag that the registry calls immutable is refused once, with its words', async () => {
    const registry = await startRegistry({ immutable: /^1\./ })
    const old = putImage(registry, 'app', { content: 'old', tag: '1.2' })
    const digest = putIndex(registry, 'app')
    const { code, errors } = await write([registry], digest, { tag: '1.2', mobility: 'forward' })
    expect(code).toBe(5)
    expect(errors[0]).toMatch(/stands for .*, expected .*: .*tag 1\.2 is immutable$/)
    expect(registry.history('app', '1.2')).toEqual([old])
    expect(registry.requests.filter((line) => line.startsWith('PUT') && line.includes('manifests/1.2'))).toHaveLength(1)
  })

  it('INV-48 a tag that is good to have only warns, and the others are written', async () => {
    const registry = await startRegistry()
    const digest = putIndex(registry, 'app')
    registry.fault({ on: /PUT .*\/manifests\/audit/, status: 403, times: 99 })
    const audit = { tag: 'audit', mobility: 'write-once', need: 'may' }
    const { code, errors, warnings, outputs } = await write([registry], digest, audit, prod)
    expect({ code, errors, written: outputs.written }).toEqual({
      code: 0,
      errors: [],
      written: `${registry.host}/app:prod`,
    })
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain('denied: made to fail')
  })

  it.each([
    [{ tag: 'prod' }, 3],
    [{ tag: 'prod', mobility: 'sometimes' }, 3],
  ])('are refused when the plan does not say whether they may move: %o', async (planned, code) => {
    const registry = await startRegistry()
    const digest = putIndex(registry, 'app')
    const result = await write([registry], digest, planned)
    expect(result).toMatchObject({ code, errors: [`PLAN does not say whether ${registry.host}/app:prod may move`] })
    expect(registry.tags('app')).toEqual({})
  })

  it.each(['', 'latest', 'sha256:abc'])("D25 are refused with the digest '%s'", async (digest) => {
    const registry = await startRegistry()
    putIndex(registry, 'app')
    const { code, log } = await write([registry], digest, prod)
    expect({ failed: code !== 0, log }).toMatchObject({
      failed: true,
      log: expect.stringContaining('PLAN has no tag or no digest in') as string,
    })
    expect(registry.tags('app')).toEqual({})
  })

  it('D24 stand for exactly the digest that was tested, also when another image has the same layers', async () => {
    const registry = await startRegistry()
    const tested = putImage(registry, 'app', { labels: { 'org.opencontainers.image.version': '1.2.3' } })
    const rebuilt = putImage(registry, 'app', { labels: { 'org.opencontainers.image.version': '6.6.6' } })
    const original = 'skopeo inspect --config "docker://$IMAGE@$DIGEST" | jq .rootfs.diff_ids | sha256sum'
    const gate = async (digest: string): Promise<string> =>
      (
        await runScript(original, {
          registries: [registry],
          env: { IMAGE: `${registry.host}/app`, DIGEST: digest },
          tools: ['skopeo', 'jq'],
        })
      ).log
    expect(await gate(tested)).toBe(await gate(rebuilt))
    expect(tested).not.toBe(rebuilt)
    await write([registry], tested, { tag: '1.2.3', mobility: 'write-once' })
    expect(registry.digestOf('app', '1.2.3')).toBe(tested)
    expect(await write([registry], rebuilt, { tag: '1.2.3', mobility: 'write-once' })).toMatchObject({ code: 1 })
  })
})
